#include "catalogue/edit.h"

namespace periplus::catalogue {
namespace {

bool splitsCodePoint(std::string_view source, std::size_t at) {
    return at < source.size() && (static_cast<unsigned char>(source[at]) & 0xC0U) == 0x80U;
}

}  // namespace

Result<std::string> apply(std::string_view source, const Edit& edit) {
    const std::size_t begin = edit.span.begin.value;
    const std::size_t end = edit.span.end.value;
    if (begin > end || end > source.size()) {
        return fail(ErrorCode::InvalidArgument, "the edit", "its place lies outside the list");
    }
    if (splitsCodePoint(source, begin) || splitsCodePoint(source, end)) {
        return fail(ErrorCode::InvalidArgument, "the edit", "its place lies inside a character");
    }
    std::string edited;
    edited.reserve(source.size() - (end - begin) + edit.replacement.size());
    edited += source.substr(0, begin);
    edited += edit.replacement;
    edited += source.substr(end);
    return edited;
}

}  // namespace periplus::catalogue
