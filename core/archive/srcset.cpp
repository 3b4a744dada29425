#include "archive/srcset.h"

#include "text/html_tame.h"

namespace periplus::archive {
namespace {

constexpr std::size_t kMaxCandidates = 256;

bool isSpace(char c) { return text::isHtmlSpace(c); }

// Up to the comma that ends a candidate; commas in brackets do not.
std::string_view descriptors(std::string_view rest) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '(') ++depth;
        if (rest[i] == ')' && depth > 0) --depth;
        if (rest[i] == ',' && depth == 0) return rest.substr(0, i);
    }
    return rest;
}

// "2x", "640w", "640w 480h": digits, signs and letters, one blank between.
std::string plainDescriptor(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '+' || c == '-';
        if (isSpace(c)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (plain) {
            out += c;
        } else {
            return {};
        }
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace

std::vector<SrcsetCandidate> srcsetCandidates(std::string_view srcset) {
    std::vector<SrcsetCandidate> found;
    while (found.size() < kMaxCandidates) {
        while (!srcset.empty() && (isSpace(srcset.front()) || srcset.front() == ',')) srcset.remove_prefix(1);
        if (srcset.empty()) break;
        std::size_t end = 0;
        while (end < srcset.size() && !isSpace(srcset[end])) ++end;
        auto address = srcset.substr(0, end);
        srcset.remove_prefix(end);
        std::string descriptor;
        if (address.ends_with(',')) {
            while (address.ends_with(',')) address.remove_suffix(1);
        } else {
            const auto rest = descriptors(srcset);
            descriptor = plainDescriptor(rest);
            srcset.remove_prefix(rest.size());
        }
        if (!address.empty()) found.push_back({std::string(address), std::move(descriptor)});
    }
    return found;
}

std::string toSrcset(const std::vector<SrcsetCandidate>& candidates) {
    std::string out;
    for (const auto& each : candidates) {
        if (!out.empty()) out += ", ";
        out.append(each.address).append(" ").append(each.descriptor.empty() ? "1x" : each.descriptor);
    }
    return out;
}

}  // namespace periplus::archive
