// A capture looked at as a whole: each part read and hashed again, each reference of what is shown looked up again.
#include "store/address_table.h"
#include "study/captures_state.h"
#include "study/resealing.h"

#include <algorithm>

namespace periplus::study {

namespace {

using Problems = std::vector<std::string>;

void note(const Error& error, const std::string& what, Problems& problems) {
    problems.push_back(what + ": " + (error.code == ErrorCode::NotFound ? "its bytes are gone" : error.detail));
}

// What sealing would have listed as missing when the capture was made.
void checkReferences(const LoadedCapture& capture, const CapturePart& part, const std::string& bytes,
                     Problems& problems) {
    for (const auto& reference : sealAgain(capture, part, bytes).missing) {
        if (reference.perhaps || reference.kind == archive::ReferenceKind::Icon) continue;
        const auto address = store::comparedAddress(reference.url);
        const auto isIt = [&](const MissingPart& gap) { return store::comparedAddress(gap.url) == address; };
        if (std::ranges::any_of(capture.made.missing, isIt)) continue;
        problems.push_back(part.url + ": refers to " + reference.url +
                           ", which is neither there nor said to be missing");
    }
}

void checkPart(const store::PartFiles& files, const LoadedCapture& capture, const CapturePart& part,
               Problems& problems) {
    const auto bytes = files.read(part.hash);
    if (!bytes) return note(bytes.error(), part.url, problems);
    if (bytes->size() != part.bytes) problems.push_back(part.url + ": its size is not what was written");
    if (!part.sealed.empty())
        if (const auto sealed = files.read(part.sealed); !sealed)
            note(sealed.error(), part.url + " as it is shown", problems);
    const bool isCopy = part.status >= 300 && part.status < 400;  // of the part that it led to
    if (!isCopy && !part.sealed.empty()) checkReferences(capture, part, *bytes, problems);
}

}  // namespace

Result<std::vector<std::string>> Captures::verify(const CaptureId& id) {
    const auto found = state_->present(id);
    if (!found) return std::unexpected(found.error());
    std::erase_if(state_->loaded, [&](const auto& each) { return each.first == id; });  // from the disk, not memory
    const auto loaded = state_->load(id);
    if (!loaded && loaded.error().code == ErrorCode::Damaged) return Problems{loaded.error().detail};
    if (!loaded) return std::unexpected(loaded.error());
    const auto& files = *state_->folder.parts();
    Problems problems;
    for (const auto& part : (*loaded)->made.parts) checkPart(files, **loaded, part, problems);
    if (const auto words = text(id); !words) note(words.error(), "its text", problems);
    if (!found->row.reading.empty())
        if (const auto article = files.read(found->row.reading); !article)
            note(article.error(), "its article", problems);
    return problems;
}

}  // namespace periplus::study
