#include "catalogue/document.h"

#include "catalogue/characters.h"
#include "catalogue/link_syntax.h"

#include <algorithm>

namespace periplus::catalogue {

Document::Document(std::string_view source) : lines_(source), tamed_(tame(lines_)), tree_(readBlocks(lines_, tamed_)) {
    tamed_.text = {};
    readDefinitions();
}

// Does the block begin like a link definition, as far as its first line tells?
bool Document::mayDefine(const MarkdownBlock& block) const {
    if (block.kind != MarkdownKind::Paragraph) return false;
    auto line = lines_.text(block.firstLine);
    if (block.column > line.size() || line[block.column - 1] != '[') return false;
    line.remove_prefix(block.column - 1);
    const auto label = linkLabel(line, 0);
    return !label || (label->end < line.size() && line[label->end] == ':');
}

void Document::readDefinitions() {
    for (std::size_t index = 0; index < tree_.blocks.size(); ++index) {
        const auto& block = tree_.blocks[index];
        if (!mayDefine(block)) continue;
        content_.read(lines_, block);
        const auto text = content_.text();
        std::size_t at = 0;
        while (at < text.size()) {
            const auto definition = linkDefinition(text, at);
            if (!definition) break;
            addDefinition(text, *definition, index);
            at = definition->end;
        }
        if (at > 0) definitionBytes_[index] = at;
    }
}

void Document::addDefinition(std::string_view text, const Definition& found, std::size_t block) {
    const auto slice = [&](Range range) { return text.substr(range.begin, range.end - range.begin); };
    const auto label = slice(found.label);
    const auto url = content_.sourceSpan(found.url.begin, found.url.end);
    LinkDefinition made{std::string(label), unescaped(slice(found.url)), url, {}, block};
    made.span = {{content_.sourceOf(found.label.begin - 1)}, url.end};
    targets_.try_emplace(normalisedLabel(label), LinkTarget{made.url, url});
    if (!made.url.empty() && made.url != "#") definitions_.push_back(std::move(made));
}

void Document::read(std::size_t block, InlineMode mode, InlineText& out) {
    content_.read(lines_, tree_.blocks[block]);
    if (!definitionBytes_.empty()) {
        if (const auto found = definitionBytes_.find(block); found != definitionBytes_.end())
            content_.dropFront(found->second);
    }
    readInlines(mode, out);
}

void Document::readInlines(InlineMode mode, InlineText& out) {
    reader_.read(content_, targets_, mode, out);
    if (out.tooDeep) deepBracket_ = std::min(*out.tooDeep, deepBracket_.value_or(*out.tooDeep));
}

void Document::readCell(ByteSpan cell, InlineText& out) {
    content_.view(lines_.source(), cell);
    readInlines({.newlines = false, .tableCell = true}, out);
}

void Document::readLine(ByteSpan line, InlineText& out) {
    content_.view(lines_.source(), line);
    readInlines({}, out);
}

std::uint32_t Document::lastLine(const MarkdownBlock& block) const {
    auto line = std::min(std::max(block.firstLine, block.lastLine), lines_.count());
    while (line > block.firstLine && lines_.text(line).find_first_not_of(" \t\r>") == std::string_view::npos) --line;
    return line;
}

ByteSpan Document::span(const MarkdownBlock& block) const {
    return {lines_.span(block.firstLine).begin, lines_.span(lastLine(block)).end};
}

ByteSpan Document::innerSpan(const MarkdownBlock& block, ByteSpan whole) {
    whole.begin.value = std::min(whole.end.value, whole.begin.value + std::max(1U, block.column) - 1);
    return whole;
}

}  // namespace periplus::catalogue
