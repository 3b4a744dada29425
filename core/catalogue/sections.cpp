#include "catalogue/characters.h"
#include "catalogue/entry_line.h"
#include "catalogue/marks.h"
#include "catalogue/rules.h"

#include <algorithm>

namespace periplus::catalogue {

Rules::Rules(Document& document, Catalogue& catalogue, std::vector<LinkDefinition> unused)
    : document_(document), catalogue_(catalogue), writer_(document), unused_(std::move(unused)) {}

void Rules::run() {
    const auto& blocks = document_.blocks();
    const auto mayBeNode = [](const MarkdownBlock& block) {
        return block.kind == MarkdownKind::Paragraph || block.kind == MarkdownKind::Heading ||
               block.kind == MarkdownKind::Row;
    };
    catalogue_.nodes.reserve(static_cast<std::size_t>(std::ranges::count_if(blocks, mayBeNode)));
    frontMatter();
    for (std::size_t at = 1; at < blocks.size(); at = blocks[at].end) {
        topLevel(at);
        showUnused(blocks[at].end);
    }
    closeSpans();
}

void Rules::topLevel(std::size_t at) {
    const auto& block = document_.blocks()[at];
    switch (block.kind) {
        case MarkdownKind::Heading: heading(at); break;
        case MarkdownKind::Paragraph: paragraph(at); break;
        case MarkdownKind::List: list(at); break;
        case MarkdownKind::Table:
            table(at, section());
            context_ = kNoNode;
            break;
        case MarkdownKind::Rule:
            context_ = kNoNode;
            if (sections_.empty()) break;
            [[fallthrough]];
        default: {
            const auto node = owner();
            writer_.writeTree(at, 0, target(node));
            extend(node, block);
            contextLine_ = document_.lastLine(block);
        }
    }
}

NodeIndex Rules::addNode(NodeKind kind, NodeIndex parent, const MarkdownBlock& block) {
    auto& node = catalogue_.nodes.emplace_back();
    node.kind = kind;
    node.parent = parent;
    node.span = document_.span(block);
    node.titleSpan = Document::innerSpan(block, node.span);
    node.place = document_.lines().place(node.titleSpan.begin.value);
    return static_cast<NodeIndex>(catalogue_.nodes.size() - 1);
}

BlockTarget Rules::target(NodeIndex node) { return {catalogue_.nodes[node].blocks, catalogue_.nodes[node].links}; }

void Rules::extend(NodeIndex node, const MarkdownBlock& block) {
    auto& span = catalogue_.nodes[node].span;
    span.end = std::max(span.end, document_.span(block).end);
}

NodeIndex Rules::section() {
    if (sections_.empty()) {
        Node node;
        node.kind = NodeKind::Section;
        catalogue_.nodes.push_back(std::move(node));
        sections_.push_back(static_cast<NodeIndex>(catalogue_.nodes.size() - 1));
    }
    return sections_.back();
}

// Metadata is no list. Only the addresses in it are kept, so that none is lost.
void Rules::frontMatter() {
    const auto last = document_.tamed().frontMatterEnd;
    if (last == 0) return;
    const auto& lines = document_.lines();
    const ByteSpan span{lines.span(1).begin, lines.span(last).end};
    const auto links = linksInHtml(lines.source(), span);
    if (links.empty()) return;
    const auto node = section();
    Block block;
    block.kind = Block::Kind::Html;
    block.text = lines.source().substr(span.begin.value, span.size());
    block.span = span;
    block.place = lines.place(span.begin.value);
    for (const auto& link : links) catalogue_.nodes[node].links.push_back(makeLink(link, LinkRole::Reference, lines));
    catalogue_.nodes[node].blocks.push_back(std::move(block));
    catalogue_.nodes[node].span = span;
}

void Rules::heading(std::size_t at) {
    const auto& block = document_.blocks()[at];
    document_.read(at, {}, line_);
    context_ = kNoNode;
    while (!sections_.empty() && (catalogue_.nodes[sections_.back()].headingLevel >= block.level ||
                                  catalogue_.nodes[sections_.back()].headingLevel == 0)) {
        sections_.pop_back();
    }
    const auto node = addNode(NodeKind::Section, sections_.empty() ? kNoNode : sections_.back(), block);
    sections_.push_back(node);
    const auto primary = firstArticleLink(line_, false);
    auto& made = catalogue_.nodes[node];
    made.headingLevel = block.level;
    const auto star = starLength(line_.text);
    made.starred = star != 0;
    const auto [begin, end] = withoutPictures(line_, star, line_.text.size());
    made.title = line_.text.substr(begin, end - begin);
    made.titleRuns = sliceRuns(line_.runs, begin, end);
    if (primary) {
        context_ = entry(at, *primary, node);
        contextLine_ = document_.lastLine(block);
        contextIsHeading_ = true;
        contextTakesList_ = false;
        return;
    }
    for (const auto& link : line_.links) made.links.push_back(makeLink(link, LinkRole::Reference, document_.lines()));
}

void Rules::divider() {
    sections_.clear();
    context_ = kNoNode;
}

void Rules::paragraph(std::size_t at) {
    const auto& blocks = document_.blocks();
    const auto& block = blocks[at];
    document_.read(at, writer_.modeOf(block), line_);
    if (line_.text.empty() && line_.links.empty()) return;
    if (isDivider(line_.text)) {
        divider();
        return;
    }
    const auto next = block.end;
    const bool listFollows = next < blocks.size() && blocks[next].kind == MarkdownKind::List;
    const auto primary = firstArticleLink(line_, false);
    if (primary && !isProse(line_, *primary)) {
        context_ = holdsALineForEachEntry(at) ? entriesOfLines(at, section()) : entry(at, *primary, section());
    } else if (const auto mark = groupMark(std::string_view(line_.text).substr(starLength(line_.text)));
               mark && mark->alone && listFollows && line_.links.empty()) {
        context_ = group(at, section());
    } else {
        const bool forEntry = context_ != kNoNode && (contextIsHeading_ || noteLength(line_.text) != 0);
        const auto node = forEntry ? context_ : section();
        writer_.writeText(at, line_, {}, target(node));
        extend(node, block);
        if (!forEntry) context_ = kNoNode;
        return;
    }
    contextLine_ = document_.lastLine(block);
    contextIsHeading_ = false;
    const bool announces = line_.text.ends_with(':') || line_.text.ends_with("：");
    contextTakesList_ = announces || catalogue_.nodes[context_].kind == NodeKind::Group;
}

void Rules::list(std::size_t at) {
    const auto& blocks = document_.blocks();
    const auto& block = blocks[at];
    const bool below =
        context_ != kNoNode && !contextIsHeading_ && (contextTakesList_ || block.firstLine == contextLine_ + 1);
    if (!below && !contextIsHeading_) context_ = kNoNode;
    const auto parent = below ? context_ : section();
    for (auto child = at + 1; child < block.end; child = blocks[child].end) item(child, parent, 1);
    contextLine_ = document_.lastLine(block);
    contextTakesList_ = false;
}

void Rules::table(std::size_t at, NodeIndex parent) {
    const auto& blocks = document_.blocks();
    for (auto row = at + 1; row < blocks[at].end; ++row) {
        std::vector<InlineText> cells;
        for (const auto cell : writer_.cells(blocks[row])) document_.readCell(cell, cells.emplace_back());
        const bool header = row == at + 1;
        const bool article =
            std::ranges::any_of(cells, [](const InlineText& cell) { return firstArticleLink(cell, true).has_value(); });
        if (article && !header) {
            rowEntry(blocks[row], cells, parent);
        } else {
            writer_.writeRow(blocks[row], cells, target(parent));
            extend(parent, blocks[row]);
        }
    }
}

// No address is lost: a definition that no link uses, in a block before `end`, is shown in its section as it is
// written.
void Rules::showUnused(std::size_t end) {
    for (; nextUnused_ < unused_.size() && unused_[nextUnused_].block < end; ++nextUnused_) {
        const auto& definition = unused_[nextUnused_];
        auto& node = catalogue_.nodes[section()];
        Link link;
        link.url = definition.url;
        link.span = definition.urlSpan;
        link.place = document_.lines().place(definition.span.begin.value);
        link.role = LinkRole::Reference;
        Block block;
        block.text = '[' + definition.label + "]: ";
        std::ranges::replace(block.text, '\n', ' ');
        const auto words = static_cast<std::uint32_t>(block.text.size());
        block.text += definition.url;
        block.runs = {{0, words, Run::Plain, -1},
                      {words, static_cast<std::uint32_t>(block.text.size()), Run::Plain,
                       static_cast<std::int32_t>(node.links.size())}};
        block.span = definition.span;
        block.place = link.place;
        catalogue_.diagnostics.push_back({Diagnostic::Kind::UnusedDefinition, link.place, block.text});
        node.span.end = std::max(node.span.end, block.span.end);
        node.links.push_back(std::move(link));
        node.blocks.push_back(std::move(block));
    }
}

// Children follow their parent, so one way back closes all subtrees and spans.
void Rules::closeSpans() {
    auto& nodes = catalogue_.nodes;
    for (auto at = nodes.size(); at-- > 0;) {
        auto& node = nodes[at];
        node.subtreeEnd = std::max(node.subtreeEnd, static_cast<NodeIndex>(at + 1));
        if (node.place.line == 0) {
            // An untitled section begins with what is in it.
            const bool hasChild = at + 1 < node.subtreeEnd;
            if (!node.blocks.empty()) node.span.begin = node.blocks.front().span.begin;
            if (hasChild && (node.blocks.empty() || nodes[at + 1].span.begin < node.span.begin))
                node.span.begin = nodes[at + 1].span.begin;
            node.span.end = std::max(node.span.end, node.span.begin);
            node.titleSpan = {node.span.begin, node.span.begin};
            node.place = document_.lines().place(node.span.begin.value);
        }
        if (node.parent == kNoNode) continue;
        auto& parent = nodes[node.parent];
        parent.subtreeEnd = std::max(parent.subtreeEnd, node.subtreeEnd);
        parent.span.end = std::max(parent.span.end, node.span.end);
    }
}

}  // namespace periplus::catalogue
