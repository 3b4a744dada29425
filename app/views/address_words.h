#pragma once
// An address in a few words: its host, and what follows, shortened. Always encoded: look-alike letters and direction
// marks show as what they are. Pure functions. Thread: any. Errors: none; what is no address gives an empty text.
#include <QString>

namespace periplus {

QString hostOf(const QString& address);      // without "www."; with the port when the address names one
QString behindHost(const QString& address);  // path and query; empty for "/"

}  // namespace periplus
