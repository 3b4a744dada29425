#pragma once
// Identities that cannot be mixed up. An id is opaque text, stable for ever, safe in a file name and a URL
// (lower-case Crockford base32). The empty id means "none".
// Ownership: plain value. Thread: any. Errors: none.
#include <compare>
#include <functional>
#include <string>

namespace periplus {

template <class Tag>
struct StrongId {
    std::string value;

    [[nodiscard]] bool empty() const { return value.empty(); }
    auto operator<=>(const StrongId&) const = default;
};

using ArticleId = StrongId<struct ArticleTag>;        // one article, whatever its title, place or address
using CatalogueId = StrongId<struct CatalogueTag>;    // one Markdown list, whatever its file name
using AnnotationId = StrongId<struct AnnotationTag>;  // one annotation, through all its revisions
using CaptureId = StrongId<struct CaptureTag>;        // one capture of one page at one moment; made from its content

// A new id from the system's random source: 80 bits, 16 characters.
std::string randomIdText();

template <class Id>
Id makeId() {
    return Id{randomIdText()};
}

}  // namespace periplus

template <class Tag>
struct std::hash<periplus::StrongId<Tag>> {
    std::size_t operator()(const periplus::StrongId<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
