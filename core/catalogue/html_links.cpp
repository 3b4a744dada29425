#include "catalogue/characters.h"
#include "catalogue/inlines.h"
#include "catalogue/link_syntax.h"

#include <algorithm>

namespace periplus::catalogue {
namespace {

class HtmlLinks {
public:
    HtmlLinks(std::string_view source, ByteSpan html)
        : html_(source.substr(html.begin.value, html.size())),
          base_(html.begin.value),
          budget_(4 * html_.size() + 65536) {}

    std::vector<InlineLink> run() {
        for (auto at = html_.find_first_of("<:"); at != std::string_view::npos; at = html_.find_first_of("<:", at)) {
            at = html_[at] == '<' ? tag(at) : bare(at);
        }
        return std::move(links_);
    }

private:
    std::size_t tag(std::size_t at) {
        const auto end = budget_ == 0 ? 0 : htmlTagEnd(html_, at);
        if (end == 0 || html_.substr(at, 2) == "<!") {
            budget_ -= std::min<std::size_t>(budget_, end == 0 ? 1024 : 0);
            return at + 1;
        }
        const auto text = html_.substr(at, end - at);
        if (equalsIgnoringCase(htmlTagName(text), "a")) {
            inAnchor_ = !text.starts_with("</") && anchorCloses(html_, end);
        }
        for (const std::string_view name : {"href", "src"}) {
            const auto value = htmlAttribute(text, name);
            if (!value || value->begin == value->end) continue;
            const bool image = equalsIgnoringCase(htmlTagName(text), "img");
            add(at + value->begin, at + value->end, image ? LinkForm::Image : LinkForm::Html);
        }
        return end;
    }

    std::size_t bare(std::size_t colon) {
        const auto begin = schemeBegin(html_, colon);
        if (begin == colon || inAnchor_) return colon + 1;
        const auto end = bareUrlEnd(html_, begin, colon + 3, {});
        if (end <= colon + 3) return colon + 1;
        add(begin, end, LinkForm::Bare);
        return end;
    }

    void add(std::size_t begin, std::size_t end, LinkForm form) {
        const auto first = static_cast<std::uint32_t>(begin);
        const auto last = static_cast<std::uint32_t>(end);
        links_.push_back({unescaped(html_.substr(begin, end - begin)),
                          {{base_ + first}, {base_ + last}},
                          base_ + first,
                          first,
                          last,
                          form,
                          false});
    }

    std::string_view html_;
    std::uint32_t base_;
    std::size_t budget_;
    bool inAnchor_ = false;
    std::vector<InlineLink> links_;
};

}  // namespace

std::vector<InlineLink> linksInHtml(std::string_view source, ByteSpan html) { return HtmlLinks(source, html).run(); }

}  // namespace periplus::catalogue
