#include "catalogue/parse.h"

#include "catalogue/rules.h"

#include <algorithm>
#include <utility>

namespace periplus::catalogue {
namespace {

void reportTaming(const Document& document, Catalogue& catalogue) {
    const auto report = [&](Diagnostic::Kind kind, std::uint32_t byte, std::string subject) {
        catalogue.diagnostics.push_back({kind, document.lines().place(byte), std::move(subject)});
    };
    if (!document.tamed().deep.empty()) report(Diagnostic::Kind::TooDeep, document.tamed().deep.front(), {});
    if (document.deepBracket()) report(Diagnostic::Kind::TooDeep, *document.deepBracket(), "[");
    for (const auto byte : document.tamed().zeros) report(Diagnostic::Kind::InvalidText, byte, "NUL");
}

}  // namespace

Catalogue parse(std::shared_ptr<const std::string> source) {
    Catalogue catalogue;
    catalogue.source = std::move(source);
    Document document(*catalogue.source);
    Rules(document, catalogue).run();
    if (auto unused = unusedDefinitions(document, catalogue); !unused.empty()) {
        // Only the whole text tells; what they belong to is known while it is read.
        catalogue.nodes.clear();
        catalogue.diagnostics.clear();
        Rules(document, catalogue, std::move(unused)).run();
    }
    if (catalogue.nodes.size() < catalogue.nodes.capacity() / 4 * 3) catalogue.nodes.shrink_to_fit();
    checkLinks(catalogue);
    reportTaming(document, catalogue);
    std::ranges::stable_sort(catalogue.diagnostics, {}, [](const Diagnostic& diagnostic) {
        return std::pair(diagnostic.place.line, diagnostic.place.column);
    });
    return catalogue;
}

Fragment parseFragment(std::string_view markdown) {
    Document document(markdown);
    BlockWriter writer(document);
    Fragment fragment;
    writer.writeTree(0, 0, {fragment.blocks, fragment.links});
    return fragment;
}

}  // namespace periplus::catalogue
