#include "core/catalogue/extractor.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>

namespace periplus::catalogue {
namespace {

std::string htmlUnescaped(std::string text) {
    for (auto at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1)) text.erase(at + 1, 4);
    return text;
}

// Values of href and src in tags; comments are left out.
void addHtml(std::string_view html, std::vector<std::string>& found) {
    for (auto open = html.find('<'); open != std::string_view::npos; open = html.find('<', open + 1)) {
        if (html.substr(open, 4) == "<!--") {
            open = html.find("-->", open);
            if (open == std::string_view::npos) return;
            continue;
        }
        const auto tag = html.substr(open, html.find('>', open) - open);
        for (const std::string_view name : {" href=", " src=", "\nhref=", "\nsrc="}) {
            const auto at = tag.find(name);
            if (at == std::string_view::npos || at + name.size() >= tag.size()) continue;
            auto value = tag.substr(at + name.size());
            const bool quoted = value[0] == '"' || value[0] == '\'';
            const auto end = quoted ? value.find(value[0], 1) : value.find_first_of(" \n");
            value = value.substr(0, end);
            if (quoted) value.remove_prefix(1);
            found.push_back(htmlUnescaped(std::string(value)));
        }
    }
}

}  // namespace

std::vector<std::string> addressesByCmark(std::string_view markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                        cmark_parser_free);
    for (const char* name : {"table", "strikethrough", "autolink"}) {
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    }
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::unique_ptr<cmark_node, void (*)(cmark_node*)> document(cmark_parser_finish(parser.get()),
                                                                      cmark_node_free);
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(document.get()), cmark_iter_free);
    std::vector<std::string> found;
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
        if (event != CMARK_EVENT_ENTER) continue;
        auto* node = cmark_iter_get_node(walk.get());
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) found.emplace_back(cmark_node_get_url(node));
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
            addHtml(cmark_node_get_literal(node), found);
    }
    return found;
}

}  // namespace periplus::catalogue
