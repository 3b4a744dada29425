#include "text/html.h"
#include "text/html_tame.h"

namespace periplus::text {
namespace {

void appendEscaped(std::string& out, std::string_view text, bool inAttribute) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (text[i]) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '\r': out += "&#13;"; break;
            case '"':
                if (inAttribute) {
                    out += "&quot;";
                } else {
                    out += '"';
                }
                break;
            case '\xC2':
                if (i + 1 < text.size() && text[i + 1] == '\xA0') {
                    out += "&nbsp;";
                    ++i;
                    break;
                }
                [[fallthrough]];
            default: out += text[i];
        }
    }
}

// A comment that ended itself early would let its rest out.
std::string_view commentText(const std::string& text) {
    if (text.find("-->") == std::string::npos && text.find("--!>") == std::string::npos && !text.starts_with('>') &&
        !text.starts_with("->")) {
        return text;
    }
    return "";
}

class Writer {
public:
    explicit Writer(const HtmlTree& tree) : tree_(tree) {}

    std::string run(HtmlIndex root) {
        for (auto at = tree_.nodes[root].firstChild; at != kNoHtml;) {
            const auto& node = tree_.nodes[at];
            if (!node.removed) open(node);
            if (!node.removed && node.firstChild != kNoHtml) {
                at = node.firstChild;
                continue;
            }
            at = leave(at, root);
        }
        return std::move(out_);
    }

private:
    // Writes the end tags from `at` up to an element that has one more sibling, and gives that sibling.
    HtmlIndex leave(HtmlIndex at, HtmlIndex root) {
        for (; at != root; at = tree_.nodes[at].parent) {
            const auto& node = tree_.nodes[at];
            if (!node.removed) close(node);
            if (node.next != kNoHtml) return node.next;
        }
        return kNoHtml;
    }

    void open(const HtmlNode& node) {
        switch (node.kind) {
            case HtmlKind::Document: return;
            case HtmlKind::Doctype: out_ += "<!DOCTYPE " + node.text + ">"; return;
            case HtmlKind::Comment: out_.append("<!--").append(commentText(node.text)).append("-->"); return;
            case HtmlKind::Text: {
                const auto& parent = tree_.nodes[node.parent];
                if (parent.space == HtmlSpace::Html && isRawText(parent.name)) {
                    out_ += node.text;
                } else {
                    appendEscaped(out_, node.text, false);
                }
                return;
            }
            case HtmlKind::Element: openElement(node);
        }
    }

    void openElement(const HtmlNode& node) {
        out_ += '<' + node.name;
        for (const auto& attribute : node.attributes) {
            out_ += ' ' + attribute.name + "=\"";
            appendEscaped(out_, attribute.value, true);
            out_ += '"';
        }
        out_ += '>';
        // The parser drops one line break here.
        const bool dropping = node.name == "pre" || node.name == "textarea" || node.name == "listing";
        if (dropping && node.firstChild != kNoHtml && tree_.nodes[node.firstChild].text.starts_with('\n')) out_ += '\n';
    }

    void close(const HtmlNode& node) {
        if (node.kind != HtmlKind::Element) return;
        if (node.space == HtmlSpace::Html && isVoidElement(node.name)) return;
        out_ += "</" + node.name + '>';
    }

    const HtmlTree& tree_;
    std::string out_;
};

}  // namespace

std::string toHtml(const HtmlTree& tree) { return toHtml(tree, 0); }

std::string toHtml(const HtmlTree& tree, HtmlIndex below) {
    return tree.nodes.empty() ? std::string() : Writer(tree).run(below);
}

}  // namespace periplus::text
