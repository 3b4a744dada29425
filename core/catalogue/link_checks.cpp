#include "base/url.h"
#include "catalogue/rules.h"

namespace periplus::catalogue {

void checkLinks(Catalogue& catalogue) {
    for (const auto& node : catalogue.nodes) {
        for (const auto& link : node.links) {
            const auto verdict = classifyUrl(link.url);
            if (verdict.kind != UrlKind::Refused) continue;
            const bool doubtful = verdict.refusal == UrlRefusal::NoHost || verdict.refusal == UrlRefusal::BadHost ||
                                  verdict.refusal == UrlRefusal::BadPort || verdict.refusal == UrlRefusal::Empty;
            catalogue.diagnostics.push_back({doubtful ? Diagnostic::Kind::DoubtfulLink : Diagnostic::Kind::RefusedLink,
                                             link.place, link.url.substr(0, 200)});
        }
    }
}

}  // namespace periplus::catalogue
