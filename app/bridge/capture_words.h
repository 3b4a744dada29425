#pragma once
// Captures in the reader's words: what became of a page, where it came from, why a part is missing. Reasons stand in
// the library as plain English sentences, perhaps with the status of HTTP in them; those that are known
// ("CaptureReason") are translated, others stay.
// Ownership: values. Thread: UI. Errors: none.
#include "study/capture_types.h"

#include <QString>

namespace periplus {

QString nameOf(study::CaptureState state);
QString nameOf(study::CaptureOrigin origin);
// "answers", "not there any more (404)", "asks for a login": what the link did when it was tried last.
QString healthWords(const study::LinkStatus& link);
QString reasonWords(const std::string& english);
// "Complete", "3 parts are missing", "The site asks for a login.": one line.
QString standingOf(const study::Capture& capture);
// What can be done about it; a sentence.
QString wayOut(study::CaptureState state);

// Over a page that is shown though it is not the article: "On 2026-11-23 the site said that the page is gone (404)."
QString insteadWords(const study::Capture& capture);  // empty: it is the article
// The status of HTTP in a reason; empty: none.
QString statusIn(const std::string& reason);

QString momentOf(UnixMillis at);         // 2026-11-23 14:05
QString sizeWords(std::uint64_t bytes);  // 1.2 MB
bool readableOffline(const study::Capture& capture);

}  // namespace periplus
