#include "cli/json_writer.h"
#include "cli/printable.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

namespace periplus::cli {
namespace {

using catalogue::Catalogue;
using catalogue::Node;
using catalogue::NodeIndex;
using catalogue::NodeKind;

void writeLinks(JsonWriter& out, const Node& node) {
    out.key("links");
    out.beginArray();
    for (const auto& link : node.links) {
        out.beginObject();
        out.field("url", link.url);
        out.field("title", link.title);
        out.field("line", link.place.line);
        out.field("role", nameOf(link.role));
        out.field("struck", link.struck);
        out.fieldOrNull("movedTo", link.movedTo);
        out.endObject();
    }
    out.endArray();
}

void beginNode(JsonWriter& out, const Node& node) {
    out.beginObject();
    out.field("kind", nameOf(node.kind));
    out.field("title", node.title);
    out.field("line", node.place.line);
    out.field("author", node.author);
    out.field("remark", node.remark);
    out.field("starred", node.starred);
    out.field("struck", node.struck);
    writeLinks(out, node);
    out.key("children");
    out.beginArray();
}

// Nesting comes from the file: it is walked with a list of open nodes, not by recursion.
std::string json(const Catalogue& list) {
    JsonWriter out;
    std::vector<NodeIndex> ends;
    const auto closeUntil = [&](NodeIndex at) {
        for (; !ends.empty() && ends.back() <= at; ends.pop_back()) {
            out.endArray();
            out.endObject();
        }
    };
    out.beginArray();
    for (NodeIndex index = 0; index < list.nodes.size(); ++index) {
        closeUntil(index);
        beginNode(out, list.nodes[index]);
        ends.push_back(list.nodes[index].subtreeEnd);
    }
    closeUntil(catalogue::kNoNode);
    out.endArray();
    return std::move(out).finish();
}

std::string titleOf(const Node& node) {
    if (node.kind == NodeKind::Section && node.title.empty()) return "(unfiled)";
    std::string title = node.starred ? "★ " : "";
    title += node.title.empty() && node.kind == NodeKind::Group ? node.author : node.title;
    if (title.empty()) title = primaryUrl(node);
    if (node.struck) title += " (struck)";
    return printable(title);
}

}  // namespace

Result<std::string> catalogueShow(const Arguments& arguments, Session& session) {
    const auto list = session.plainList();
    if (!list) return std::unexpected(list.error());
    if (arguments.has("--json")) return json(*list);
    std::string text;
    std::vector<NodeIndex> ends;
    for (NodeIndex index = 0; index < list->nodes.size(); ++index) {
        const Node& node = list->nodes[index];
        while (!ends.empty() && ends.back() <= index) ends.pop_back();
        if (node.kind == NodeKind::Section && !text.empty()) text += "\n";
        const std::size_t indent = 2 * ends.size();
        text += std::string(indent, ' ') + titleOf(node) + "\n";
        for (const auto& link : node.links) {
            if (link.role == catalogue::LinkRole::Reference) continue;
            text += std::string(indent + 4, ' ') + printable(link.url) + (link.struck ? " (struck)" : "") + "\n";
        }
        ends.push_back(node.subtreeEnd);
    }
    return text;
}

}  // namespace periplus::cli
