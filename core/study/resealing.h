#pragma once
// A captured document sealed once more from its captured bytes: when the seal has become stricter since, and to look
// its references up again. Ownership: values. Thread: any. Errors: none.
#include "archive/content_type.h"
#include "archive/seal.h"
#include "study/captures_state.h"

#include <string_view>

namespace periplus::study {

// How a part is shown: Markdown as a page, all else as the table of types has it.
archive::ServedType servedTypeOf(const CapturePart& part, std::string_view firstBytes);

bool isSealedKind(archive::PartKind kind);  // HTML, CSS, SVG

// `bytes` as captured; `part` of a sealed kind.
archive::Sealed sealAgain(const LoadedCapture& capture, const CapturePart& part, std::string_view bytes);

}  // namespace periplus::study
