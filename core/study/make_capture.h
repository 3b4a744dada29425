#pragma once
// A capture is made whole: its id out of what it is, its counts, and the part that holds its text.
// Ownership: values. Thread: any; hold the part files meanwhile. Errors: as the part files; InvalidArgument for a
// capture without parts, or with a part under what is no hash.
#include "store/part_files.h"
#include "study/capture_types.h"

namespace periplus::study {

// The first 32 hexadecimal digits of a SHA-256 over its addresses, its moment and its parts in any order: the same
// page of the same moment has the same id wherever it comes from.
CaptureId captureIdOf(const NewCapture& capture);

// Fills in id, bytes (each part once), parts, missing and textHash; title, byline, language and date where they are
// empty, from the text. What is not UTF-8 in its words becomes U+FFFD.
Result<NewCapture> makeCapture(store::PartFiles& files, NewCapture capture);

}  // namespace periplus::study
