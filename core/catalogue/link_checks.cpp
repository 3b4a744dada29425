#include "base/url.h"
#include "catalogue/characters.h"
#include "catalogue/identity.h"
#include "catalogue/rules.h"

#include <algorithm>

namespace periplus::catalogue {
namespace {

struct Standing {
    std::uint64_t key = 0;
    NodeIndex node = kNoNode;
    const Link* link = nullptr;
};

// Equal for equal addresses, whatever their scheme, case, fragment and last slash; nearly always different otherwise.
std::uint64_t roughKey(std::string_view url) {
    url = url.substr(0, url.find('#'));
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    while (url.ends_with('/')) url.remove_suffix(1);
    std::uint64_t key = 0xCBF29CE484222325ULL;
    for (const char c : url) key = (key ^ static_cast<unsigned char>(lowered(c))) * 0x100000001B3ULL;
    return key;
}

void reportDuplicates(Catalogue& catalogue, std::vector<Standing>& standings) {
    std::ranges::stable_sort(standings, {}, &Standing::key);
    for (std::size_t i = 1; i < standings.size(); ++i) {
        const auto& before = standings[i - 1];
        const auto& here = standings[i];
        if (before.key != here.key || before.node == here.node) continue;
        const auto normal = normalisedUrl(here.link->url);
        if (normal.empty() || normal != normalisedUrl(before.link->url)) continue;
        catalogue.diagnostics.push_back({Diagnostic::Kind::DuplicateLink, here.link->place, here.link->url});
    }
}

}  // namespace

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
