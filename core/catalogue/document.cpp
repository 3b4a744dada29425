#include "catalogue/document.h"

#include "catalogue/characters.h"
#include "catalogue/link_syntax.h"

#include <algorithm>

namespace periplus::catalogue {

Document::Document(std::string_view source) : lines_(source), tamed_(tame(lines_)), tree_(readBlocks(lines_, tamed_)) {
    tamed_.text = {};
    readDefinitions();
}

void Document::readDefinitions() {
    for (std::size_t index = 0; index < tree_.blocks.size(); ++index) {
        const auto& block = tree_.blocks[index];
        if (block.kind != MarkdownKind::Paragraph) continue;
        const auto line = lines_.text(block.firstLine);
        if (block.column > line.size() || line[block.column - 1] != '[') continue;
        content_.read(lines_, block);
        const auto text = content_.text();
        std::size_t at = 0;
        while (at < text.size()) {
            const auto definition = linkDefinition(text, at);
            if (!definition) break;
            const auto slice = [&](Range range) { return text.substr(range.begin, range.end - range.begin); };
            targets_.try_emplace(normalisedLabel(slice(definition->label)),
                                 LinkTarget{unescaped(slice(definition->url)),
                                            content_.sourceSpan(definition->url.begin, definition->url.end)});
            at = definition->end;
        }
        if (at > 0) definitions_[index] = at;
    }
}

void Document::read(std::size_t block, InlineMode mode, InlineText& out) {
    content_.read(lines_, tree_.blocks[block]);
    if (!definitions_.empty()) {
        if (const auto found = definitions_.find(block); found != definitions_.end()) content_.dropFront(found->second);
    }
    reader_.read(content_, targets_, mode, out);
}

void Document::readCell(ByteSpan cell, InlineText& out) {
    content_.view(lines_.source(), cell);
    reader_.read(content_, targets_, {.newlines = false, .tableCell = true}, out);
}

void Document::readLine(ByteSpan line, InlineText& out) {
    content_.view(lines_.source(), line);
    reader_.read(content_, targets_, {}, out);
}

std::uint32_t Document::lastLine(const MarkdownBlock& block) const {
    auto line = std::min(std::max(block.firstLine, block.lastLine), lines_.count());
    while (line > block.firstLine && lines_.text(line).find_first_not_of(" \t\r>") == std::string_view::npos) --line;
    return line;
}

ByteSpan Document::span(const MarkdownBlock& block) const {
    return {lines_.span(block.firstLine).begin, lines_.span(lastLine(block)).end};
}

ByteSpan Document::innerSpan(const MarkdownBlock& block) const {
    auto whole = span(block);
    whole.begin.value = std::min(whole.end.value, whole.begin.value + std::max(1U, block.column) - 1);
    return whole;
}

}  // namespace periplus::catalogue
