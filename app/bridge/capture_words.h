#pragma once
// Captures in the reader's words: what became of a page, where it came from, why a part is missing. Reasons stand in
// the library as plain English sentences; those that are known ("CaptureReason") are translated, others stay.
// Ownership: values. Thread: UI. Errors: none.
#include "study/capture_types.h"

#include <QString>

namespace periplus {

QString nameOf(study::CaptureState state);
QString nameOf(study::CaptureOrigin origin);
QString nameOf(study::LinkHealth health);
QString reasonWords(const std::string& english);
// "Complete", "Partial: 3 parts missing", "The site asks for a login.": one line.
QString standingOf(const study::Capture& capture);
// What can be done about it; a sentence.
QString wayOut(study::CaptureState state);

QString momentOf(UnixMillis at);         // 2026-11-23 14:05
QString sizeWords(std::uint64_t bytes);  // 1.2 MB
bool readableOffline(const study::Capture& capture);

}  // namespace periplus
