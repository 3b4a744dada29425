#include "base/url.h"
#include "catalogue/identity.h"
#include "catalogue/rules.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>
#include <utility>

namespace periplus::catalogue {
namespace {

struct Standing {
    std::uint64_t key = 0;
    NodeIndex node = kNoNode;
    const Link* link = nullptr;
};

constexpr std::uint64_t kLowerCase = 0x2020202020202020ULL;

// Equal for equal addresses, whatever their scheme, case, fragment and last slash; nearly always different otherwise.
std::uint64_t roughKey(std::string_view url) {
    url = url.substr(0, url.find('#'));
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    while (url.ends_with('/')) url.remove_suffix(1);
    std::uint64_t key = 0xCBF29CE484222325ULL;
    while (!url.empty()) {
        const auto length = std::min(url.size(), sizeof(std::uint64_t));
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, url.data(), length);
        key = (key ^ (bytes | kLowerCase)) * 0x9E3779B97F4A7C15ULL;
        key ^= key >> 32U;
        url.remove_prefix(length);
    }
    return key;
}

void reportDuplicates(Catalogue& catalogue, std::vector<Standing>& standings) {
    const auto known = static_cast<std::ptrdiff_t>(catalogue.diagnostics.size());
    std::ranges::stable_sort(standings, {}, &Standing::key);
    for (std::size_t i = 1; i < standings.size(); ++i) {
        const auto& before = standings[i - 1];
        const auto& here = standings[i];
        if (before.key != here.key || before.node == here.node) continue;
        const auto normal = normalisedUrl(here.link->url);
        if (normal.empty() || normal != normalisedUrl(before.link->url)) continue;
        catalogue.diagnostics.push_back({Diagnostic::Kind::DuplicateLink, here.link->place, here.link->url});
    }
    std::ranges::sort(catalogue.diagnostics.begin() + known, catalogue.diagnostics.end(), {},
                      [](const Diagnostic& doubt) { return std::pair(doubt.place.line, doubt.place.column); });
}

}  // namespace

std::vector<LinkDefinition> unusedDefinitions(const Document& document, const Catalogue& catalogue) {
    auto unused = document.definitions();
    if (unused.empty()) return unused;
    std::unordered_set<std::uint32_t> used;
    for (const auto& node : catalogue.nodes) {
        for (const auto& link : node.links) used.insert(link.span.begin.value);
    }
    std::erase_if(unused, [&](const auto& definition) { return used.contains(definition.urlSpan.begin.value); });
    return unused;
}

void checkLinks(Catalogue& catalogue) {
    std::vector<Standing> standings;
    for (NodeIndex at = 0; at < catalogue.nodes.size(); ++at) {
        for (const auto& link : catalogue.nodes[at].links) {
            const auto [kind, refusal] = classifyUrl(link.url);
            if (link.role != LinkRole::Reference) standings.push_back({roughKey(link.url), at, &link});
            if (kind != UrlKind::Refused) continue;
            const bool doubtful = refusal == UrlRefusal::NoHost || refusal == UrlRefusal::BadHost ||
                                  refusal == UrlRefusal::BadPort || refusal == UrlRefusal::Empty;
            catalogue.diagnostics.push_back({doubtful ? Diagnostic::Kind::DoubtfulLink : Diagnostic::Kind::RefusedLink,
                                             link.place, link.url.substr(0, 200)});
        }
    }
    reportDuplicates(catalogue, standings);
}

}  // namespace periplus::catalogue
