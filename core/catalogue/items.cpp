#include "catalogue/characters.h"
#include "catalogue/entry_line.h"
#include "catalogue/marks.h"
#include "catalogue/rules.h"

#include <algorithm>
#include <utility>

namespace periplus::catalogue {
namespace {

std::string_view withoutColon(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with("：")) text.remove_suffix(std::string_view("：").size());
    if (text.ends_with(':')) text.remove_suffix(1);
    return trimmed(text);
}

// Without white space at its ends, which may mean a line break.
ByteSpan trimmedLine(const Lines& lines, std::uint32_t number) {
    auto span = lines.span(number);
    const auto text = lines.text(number);
    const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
    const auto end = text.find_last_not_of(" \t") + 1;
    span.end.value = span.begin.value + static_cast<std::uint32_t>(std::max(begin, end));
    span.begin.value += static_cast<std::uint32_t>(begin);
    return span;
}

bool endsWithItsAddress(const InlineText& line) {
    const auto& last = line.links.back();
    const bool bare = last.form == LinkForm::Bare || last.form == LinkForm::Angle;
    return bare && last.end == line.text.size() && !line.text.starts_with("||") && !line.text.starts_with("-->");
}

std::size_t offsetIn(std::string_view whole, std::string_view part) {
    return part.empty() ? 0 : static_cast<std::size_t>(part.data() - whole.data());
}

}  // namespace

// The entry of the inline text in line_.
NodeIndex Rules::entry(std::size_t at, std::size_t primary, NodeIndex parent) {
    const auto& block = document_.blocks()[at];
    const auto node = addNode(NodeKind::Entry, parent, block);
    const LineContext context{document_.lines(), document_.innerSpan(block), catalogue_.diagnostics};
    lineReader_.read(line_, primary, context, catalogue_.nodes[node]);
    return node;
}

// Does each line of the paragraph in line_ say an entry of its own, "title address" or the address alone? Not if a line
// goes on with the one before: words without an address, a mirror behind `||`, a successor behind `-->`.
bool Rules::holdsALineForEachEntry(std::size_t at) {
    const auto& block = document_.blocks()[at];
    const auto last = document_.lastLine(block);
    if (last == block.firstLine || line_.links.size() < last - block.firstLine + 1) return false;
    std::size_t seen = 0;
    InlineText line;
    for (auto number = block.firstLine; number <= last; ++number) {
        document_.readLine(trimmedLine(document_.lines(), number), line);
        const auto primary = firstArticleLink(line, false);
        if (!primary || isProse(line, *primary) || !endsWithItsAddress(line)) return false;
        // What is read alone must be what was read as a whole.
        for (const auto& link : line.links) {
            if (seen == line_.links.size()) return false;
            const auto& whole = line_.links[seen++];
            if (whole.url != link.url || whole.span != link.span || whole.struck != link.struck) return false;
        }
    }
    return seen == line_.links.size();
}

// The last one is what a list or a quote below belongs to.
NodeIndex Rules::entriesOfLines(std::size_t at, NodeIndex parent) {
    auto line = document_.blocks()[at];
    const auto last = document_.lastLine(line);
    NodeIndex node = kNoNode;
    for (auto number = line.firstLine; number <= last; ++number) {
        const auto span = trimmedLine(document_.lines(), number);
        document_.readLine(span, line_);
        line.firstLine = line.lastLine = number;
        line.column = span.begin.value - document_.lines().span(number).begin.value + 1;
        node = addNode(NodeKind::Entry, parent, line);
        const LineContext context{document_.lines(), document_.innerSpan(line), catalogue_.diagnostics};
        lineReader_.read(line_, firstArticleLink(line_, false).value_or(0), context, catalogue_.nodes[node]);
    }
    return node;
}

// The group of the inline text in line_: `【by X】：`, or any words that stand above a list.
NodeIndex Rules::group(std::size_t at, NodeIndex parent) {
    const auto node = addNode(NodeKind::Group, parent, document_.blocks()[at]);
    auto& made = catalogue_.nodes[node];
    const std::string_view text(line_.text);
    const auto box = checkboxLength(text);
    const auto star = starLength(text.substr(box));
    made.starred = star != 0;
    std::string_view title = withoutColon(text.substr(box + star));
    if (const auto mark = groupMark(text.substr(box + star)); mark && mark->alone) {
        title = mark->inside;
        made.author = mark->author;
    }
    made.title = title;
    std::ranges::replace(made.title, '\n', ' ');
    const auto begin = offsetIn(text, title);
    made.titleRuns = sliceRuns(line_.runs, begin, begin + title.size());
    for (const auto& link : line_.links) made.links.push_back(makeLink(link, LinkRole::Reference, document_.lines()));
    return node;
}

// Is there an article below the item, outside quotes?
bool Rules::holdsArticle(std::size_t item) {
    const auto& blocks = document_.blocks();
    InlineText line;
    for (auto at = item + 1; at < blocks[item].end; ++at) {
        const auto& block = blocks[at];
        if (block.kind == MarkdownKind::Quote) {
            at = block.end - 1;
        } else if (block.kind == MarkdownKind::Paragraph) {
            document_.read(at, {}, line);
            if (firstArticleLink(line, true)) return true;
        } else if (block.kind == MarkdownKind::Row) {
            for (const auto cell : writer_.cells(block)) {
                document_.readCell(cell, line);
                if (firstArticleLink(line, true)) return true;
            }
        }
    }
    return false;
}

void Rules::item(std::size_t at, NodeIndex parent, std::uint8_t listDepth) {
    const auto& blocks = document_.blocks();
    const auto first = at + 1;
    if (first >= blocks[at].end) return;
    if (blocks[first].kind != MarkdownKind::Paragraph) {
        for (auto child = first; child < blocks[at].end; child = blocks[child].end) below(child, parent, listDepth);
        return;
    }
    document_.read(first, {}, line_);
    NodeIndex node = kNoNode;
    if (const auto primary = firstArticleLink(line_, true)) {
        node = entry(first, *primary, parent);
    } else if (blocks[first].end < blocks[at].end && holdsArticle(at)) {
        node = group(first, parent);
    } else {
        writer_.writeText(first, line_, {listDepth, &blocks[at]}, target(parent));
        extend(parent, blocks[first]);
        for (auto child = blocks[first].end; child < blocks[at].end; child = blocks[child].end) {
            writer_.writeTree(child, listDepth, target(parent));
            extend(parent, blocks[child]);
        }
        return;
    }
    for (auto child = blocks[first].end; child < blocks[at].end; child = blocks[child].end) below(child, node, 0);
}

// A block below an entry, a group or an item.
void Rules::below(std::size_t at, NodeIndex owner, std::uint8_t listDepth) {
    const auto& blocks = document_.blocks();
    const auto& block = blocks[at];
    if (block.kind == MarkdownKind::List) {
        const auto depth = static_cast<std::uint8_t>(std::min(listDepth + 1, 255));
        for (auto child = at + 1; child < block.end; child = blocks[child].end) item(child, owner, depth);
    } else if (block.kind == MarkdownKind::Table) {
        table(at, owner);
    } else {
        writer_.writeTree(at, listDepth, target(owner));
        extend(owner, block);
    }
}

// A row of a table: the first cell with an article gives the entry; the row is shown whole below it.
NodeIndex Rules::rowEntry(const MarkdownBlock& row, std::vector<InlineText>& cells, NodeIndex parent) {
    const auto node = addNode(NodeKind::Entry, parent, row);
    auto& made = catalogue_.nodes[node];
    const auto isLead = [](const InlineText& cell) { return firstArticleLink(cell, true).has_value(); };
    const auto& lead = *std::ranges::find_if(cells, isLead);
    const LineContext context{document_.lines(), document_.innerSpan(row), catalogue_.diagnostics};
    lineReader_.read(lead, firstArticleLink(lead, true).value_or(0), context, made);
    made.blocks.clear();
    if (made.title == made.links.front().url) {
        const auto named =
            std::ranges::find_if(cells, [&](const InlineText& cell) { return &cell != &lead && hasWords(cell.text); });
        if (named != cells.end()) {
            made.title = named->text;
            made.titleRuns = sliceRuns(named->runs, 0, named->text.size());
        }
    }
    auto own = std::exchange(made.links, {});
    writer_.writeRow(row, cells, target(node));
    if (cells.size() == 1) made.blocks.clear();
    placeRowLinks(made, std::move(own));
    return node;
}

// The row's links are references, in order; those of the entry's own cell keep what they are. Primary first.
void Rules::placeRowLinks(Node& node, std::vector<Link> own) {
    const auto primary = std::ranges::find(node.links, own.front().span, &Link::span) - node.links.begin();
    for (auto& link : own) {
        const auto same = std::ranges::find(node.links, link.span, &Link::span);
        if (same != node.links.end()) *same = std::move(link);
    }
    std::rotate(node.links.begin(), node.links.begin() + primary, node.links.begin() + primary + 1);
    for (auto& block : node.blocks) {
        for (auto& run : block.runs) {
            if (run.link == primary) {
                run.link = 0;
            } else if (run.link >= 0 && run.link < primary) {
                ++run.link;
            }
        }
    }
}

}  // namespace periplus::catalogue
