#pragma once
// Sealing: the form of a captured document that is shown. Nothing in it runs, asks or leads outside by itself: script,
// base, refresh, CSP, object, embed, form actions, on*, ping, prefetch and the like are dropped; addresses of parts
// become paths below the capture's own host; the first thing in <head> is our CSP. Pure and repeatable: the same parts
// give the same bytes, for one kSealVersion; the captured bytes are never changed.
// Ownership: values. Thread: any. Errors: none; what cannot be found is listed in `missing`.
// Source: design rule 7 of the capture engine; https://www.w3.org/TR/CSP3/
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

inline constexpr int kSealVersion = 1;

enum class ReferenceKind : std::uint8_t { Image, Style, Font, Media, Frame, Icon };

struct Reference {
    std::string url;  // absolute, without fragment
    ReferenceKind kind = ReferenceKind::Image;
    // Nobody who reads misses it: a style sheet asks for it, perhaps never (on hover, in print, a font that nothing
    // uses), or it is of a house that only counts and advertises. A page without it is whole.
    bool perhaps = false;
    bool operator==(const Reference&) const = default;
};

// What an address is in this capture: the key of its part ("3f2a..."), nothing when it is not there.
using PartKey = std::function<std::optional<std::string>(const Reference& reference)>;

struct Sealed {
    std::string bytes;                // UTF-8; HTML begins with a byte order mark
    std::vector<Reference> found;     // what is there; each once, in order of first appearance
    std::vector<Reference> missing;   // each once; alternatives (srcset) count as missing only when none is there
    std::vector<std::string> doubts;  // what was cut off
};

Sealed sealHtml(std::string_view bytes, std::string_view contentType, const std::string& url, const PartKey& part);
Sealed sealCss(std::string_view bytes, std::string_view contentType, const std::string& url, const PartKey& part);
Sealed sealSvg(std::string_view bytes, const std::string& url, const PartKey& part);

// An article that a reading-view script took out of a sealed page: foreign HTML again, sealed again, in our own frame.
// Its part paths ("/3f2a...") stay. `head` is ours and trusted: title and style.
Sealed sealArticle(std::string_view html, std::string_view head);

}  // namespace periplus::archive
