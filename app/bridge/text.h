#pragma once
// The only place where core text becomes Qt text, and where errors and enumerations become translated words.
// Ownership: values. Thread: UI (translations); the conversions anywhere.
// Errors: none.
#include "base/clock.h"
#include "base/error.h"
#include "study/types.h"

#include <QString>

#include <string_view>

namespace periplus {

inline QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
inline std::string utf8(const QString& text) { return text.toStdString(); }

QString sentenceFor(const Error& error);                 // translated
QString sentenceFor(catalogue::Diagnostic::Kind doubt);  // without its subject and place
QString nameOf(study::ReadingState state);
QString nameOf(study::HighlightColour colour);
QString nameOf(study::CommandKind command);  // for "Undo ..."
QString nameOf(annotate::Standing standing);
QString hostOf(std::string_view url);  // lower case, without "www.", port and user; empty when there is none
QString shortDate(UnixMillis at);      // 2026-11-23; empty for never

}  // namespace periplus
