#pragma once
// The addresses of captures inside the engine: periplus-snap://<host of the capture>/<key>. A key is "" (the page), the
// 64 hex digits of a part, or "reading". One host per capture, so that captures are strangers to each other.
// Ownership: values. Thread: UI; registerCaptureScheme() before the engine starts its first profile (it may come after
// the application object: measured on 6.4.2). Errors: none; what is no such address gives empty values.
#include <QString>
#include <QUrl>

namespace periplus {

inline constexpr auto kCaptureScheme = "periplus-snap";

void registerCaptureScheme();  // once; again does nothing

[[nodiscard]] bool isPartKey(const QString& path);
[[nodiscard]] QUrl captureUrl(const QString& capture, const QString& key);
// The capture whose address this is. The host is the id with a letter before it: an id that is all decimal digits
// would be read as the number of a machine, and refused.
[[nodiscard]] QString captureOf(const QUrl& url);
[[nodiscard]] QString keyOf(const QUrl& url);  // without the slash, as it stands there

}  // namespace periplus
