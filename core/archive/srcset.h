#pragma once
// The candidates of a srcset attribute. Thread: any. Errors: none; what is no candidate is left out.
// Source: https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct SrcsetCandidate {
    std::string address;
    std::string descriptor;  // "2x", "640w"; may be empty
};

std::vector<SrcsetCandidate> srcsetCandidates(std::string_view srcset);
std::string toSrcset(const std::vector<SrcsetCandidate>& candidates);

}  // namespace periplus::archive
