#include "catalogue/block_writer.h"

#include "catalogue/characters.h"
#include "catalogue/entry_line.h"
#include "catalogue/marks.h"

#include <algorithm>
#include <limits>

namespace periplus::catalogue {
namespace {

std::string firstWord(std::string_view text) {
    text = trimmed(text);
    const auto end = std::min(text.find_first_of(" \t{"), text.size());
    return std::string(text.substr(0, end));
}

std::uint8_t deeper(std::uint8_t depth) {
    return depth == std::numeric_limits<std::uint8_t>::max() ? depth : static_cast<std::uint8_t>(depth + 1);
}

}  // namespace

Block BlockWriter::start(const MarkdownBlock& block) const {
    Block made;
    made.quoteDepth = block.quoteDepth;
    made.span = document_.innerSpan(block);
    made.place = document_.lines().place(made.span.begin.value);
    return made;
}

void BlockWriter::addText(Block& block, const InlineText& line, std::size_t skip, BlockTarget target) const {
    const auto base = static_cast<std::int32_t>(target.links.size());
    std::vector<std::int32_t> indices(line.links.size());
    for (std::size_t i = 0; i < line.links.size(); ++i) indices[i] = base + static_cast<std::int32_t>(i);
    const auto offset = static_cast<std::uint32_t>(block.text.size());
    block.text.append(line.text, skip);
    appendRuns(block.runs, offset, line.runs, skip, line.text.size(), indices);
    for (const auto& link : line.links) target.links.push_back(makeLink(link, LinkRole::Reference, document_.lines()));
}

void BlockWriter::writeText(std::size_t index, InlineText& line, Place place, BlockTarget target) {
    const auto& source = document_.blocks()[index];
    if (line.text.empty() && line.links.empty()) return;
    auto block = start(source);
    block.listDepth = place.listDepth;
    if (source.kind == MarkdownKind::Heading) block.kind = Block::Kind::Heading;
    if (place.item != nullptr) {
        block.kind = Block::Kind::ListItem;
        block.marker = place.item->ordered ? std::to_string(place.item->number) + "." : "•";
    }
    auto skip = starLength(line.text);
    block.starred = skip != 0;
    if (const auto note = noteLength(std::string_view(line.text).substr(skip)); note != 0) {
        block.kind = Block::Kind::Note;
        skip += note;
    } else if (skip == line.text.size()) {
        skip = 0;
    }
    addText(block, line, skip, target);
    target.blocks.push_back(std::move(block));
}

void BlockWriter::write(std::size_t index, Place place, BlockTarget target) {
    const auto& source = document_.blocks()[index];
    if (source.kind == MarkdownKind::Paragraph || source.kind == MarkdownKind::Heading) {
        document_.read(index, modeOf(source), line_);
        writeText(index, line_, place, target);
        return;
    }
    auto block = start(source);
    block.listDepth = place.listDepth;
    if (source.kind == MarkdownKind::Rule) {
        block.kind = Block::Kind::Rule;
    } else if (source.kind == MarkdownKind::Code) {
        block.kind = Block::Kind::Excerpt;
        block.text = document_.literal(source);
        if (source.fenced) {
            const auto fence = document_.lines().text(source.firstLine).substr(source.column - 1);
            block.language = firstWord(fence.substr(std::min(fence.find_first_not_of("`~"), fence.size())));
        }
    } else {
        block.kind = Block::Kind::Html;
        block.text = document_.literal(source);
        for (const auto& link : linksInHtml(document_.lines().source(), document_.span(source))) {
            target.links.push_back(makeLink(link, LinkRole::Reference, document_.lines()));
        }
    }
    target.blocks.push_back(std::move(block));
}

std::vector<ByteSpan> BlockWriter::cells(const MarkdownBlock& row) const {
    auto span =
        row.column > 1 ? document_.innerSpan(row) : withoutPrefix(document_.lines(), row.firstLine, row.quoteDepth);
    const auto source = document_.lines().source();
    while (span.begin < span.end && isSpace(source[span.end.value - 1])) --span.end.value;
    if (span.begin < span.end && source[span.begin.value] == '|') ++span.begin.value;
    std::vector<ByteSpan> cells;
    auto begin = span.begin.value;
    for (auto at = begin; at < span.end.value; ++at) {
        if (source[at] == '\\') {
            ++at;
        } else if (source[at] == '|') {
            cells.push_back({{begin}, {at}});
            begin = at + 1;
        }
    }
    if (begin < span.end.value) cells.push_back({{begin}, span.end});
    return cells;
}

void BlockWriter::writeRow(const MarkdownBlock& row, const std::vector<InlineText>& cells, BlockTarget target) {
    auto block = start(row);
    block.kind = Block::Kind::TableRow;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            const auto at = static_cast<std::uint32_t>(block.text.size());
            block.text += '\t';
            block.runs.push_back({at, at + 1, Run::Plain, -1});
        }
        addText(block, cells[i], 0, target);
    }
    if (!block.text.empty()) target.blocks.push_back(std::move(block));
}

void BlockWriter::writeItem(std::size_t item, std::uint8_t listDepth, BlockTarget target) {
    const auto& blocks = document_.blocks();
    for (auto child = item + 1; child < blocks[item].end; child = blocks[child].end) {
        const bool first = child == item + 1;
        if (blocks[child].kind == MarkdownKind::Paragraph) {
            write(child, {listDepth, first ? &blocks[item] : nullptr}, target);
        } else {
            writeTree(child, listDepth, target);
        }
    }
}

void BlockWriter::writeTree(std::size_t index, std::uint8_t listDepth, BlockTarget target) {
    const auto& blocks = document_.blocks();
    const auto& block = blocks[index];
    switch (block.kind) {
        case MarkdownKind::List:
            for (auto item = index + 1; item < block.end; item = blocks[item].end)
                writeItem(item, deeper(listDepth), target);
            break;
        case MarkdownKind::Document:
        case MarkdownKind::Quote:
            for (auto child = index + 1; child < block.end; child = blocks[child].end)
                writeTree(child, listDepth, target);
            break;
        case MarkdownKind::Table:
            for (auto row = index + 1; row < block.end; ++row) {
                std::vector<InlineText> texts;
                for (const auto cell : cells(blocks[row])) document_.readCell(cell, texts.emplace_back());
                writeRow(blocks[row], texts, target);
            }
            break;
        case MarkdownKind::Item: writeItem(index, deeper(listDepth), target); break;
        default: write(index, {listDepth, nullptr}, target);
    }
}

}  // namespace periplus::catalogue
