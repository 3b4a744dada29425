#include "archive/svg_writer.h"

#include <algorithm>

namespace periplus::archive {
namespace {

using text::HtmlIndex;
using text::HtmlKind;
using text::HtmlNode;
using text::kNoHtml;

void appendXml(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\t':
            case '\n':
            case '\r': out += c == '\r' ? ' ' : c; break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                const auto rest = text.substr(i, 3);
                if (rest == "\xEF\xBF\xBE" || rest == "\xEF\xBF\xBF") {  // no characters of XML
                    i += 2;
                } else if (byte >= 0x20) {
                    out += c;
                }
            }
        }
    }
}

void open(std::string& out, const HtmlNode& node, bool root) {
    out += '<' + node.name;
    if (root) out += R"( xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink")";
    std::vector<std::string_view> known;
    for (const auto& attribute : node.attributes) {
        const std::string_view name = attribute.name;
        const bool prefixed = name.find(':') != std::string_view::npos;
        if (prefixed && name != "xlink:href" && name != "xml:space" && name != "xml:lang") continue;
        const char first = name.front();
        if (first == '-' || first == '.' || (first >= '0' && first <= '9')) continue;
        if (std::ranges::find(known, name) != known.end()) continue;
        known.push_back(name);
        out.append(" ").append(name).append("=\"");
        appendXml(out, attribute.value);
        out += '"';
    }
    out += '>';
}

bool isXmlName(std::string_view name) {
    const char first = name.empty() ? '-' : name.front();
    return first != '-' && first != '.' && !(first >= '0' && first <= '9');
}

}  // namespace

std::string toSvg(const text::HtmlTree& tree) {
    const auto isRoot = [](const HtmlNode& node) { return node.kind == HtmlKind::Element && node.name == "svg"; };
    const auto found = std::ranges::find_if(tree.nodes, isRoot);
    if (found == tree.nodes.end()) return {};
    const auto root = static_cast<HtmlIndex>(found - tree.nodes.begin());
    std::string out;
    for (auto at = root; at != kNoHtml;) {
        const auto& node = tree.nodes[at];
        const bool element = node.kind == HtmlKind::Element && isXmlName(node.name);
        if (element) open(out, node, at == root);
        if (node.kind == HtmlKind::Text) appendXml(out, node.text);
        if (element && node.firstChild != kNoHtml) {
            at = node.firstChild;
            continue;
        }
        if (element) out += "</" + node.name + '>';
        while (at != root && tree.nodes[at].next == kNoHtml) {
            at = tree.nodes[at].parent;
            out += "</" + tree.nodes[at].name + '>';
        }
        at = at == root ? kNoHtml : tree.nodes[at].next;
    }
    return out;
}

}  // namespace periplus::archive
