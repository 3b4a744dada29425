#pragma once
// Document: one Markdown text read so far that only meaning is missing: its lines, its block tree, the targets of its
// reference links, and the inline text of any leaf on demand. Ownership: views the source, owns the rest.
// Thread: one (it reuses buffers). Errors: none.
#include "catalogue/inlines.h"
#include "catalogue/link_syntax.h"
#include "catalogue/markdown.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace periplus::catalogue {

// `[label]: url`.
struct LinkDefinition {
    std::string label;
    std::string url;
    ByteSpan urlSpan;
    ByteSpan span;          // up to the address
    std::size_t block = 0;  // the paragraph it stands in
};

class Document {
public:
    explicit Document(std::string_view source);

    [[nodiscard]] const Lines& lines() const { return lines_; }
    [[nodiscard]] const Tamed& tamed() const { return tamed_; }
    [[nodiscard]] const std::vector<MarkdownBlock>& blocks() const { return tree_.blocks; }
    [[nodiscard]] const std::string& literal(const MarkdownBlock& block) const { return tree_.literals[block.literal]; }
    [[nodiscard]] const LinkTargets& targets() const { return targets_; }
    // Byte of the first bracket, of all text read so far, that was nested too deeply to be one.
    [[nodiscard]] std::optional<std::uint32_t> deepBracket() const { return deepBracket_; }
    // All of them, in order; comments in the disguise of one, `[//]: # (words)`, left out.
    [[nodiscard]] const std::vector<LinkDefinition>& definitions() const { return definitions_; }

    // Inline text of a paragraph or heading; a paragraph of nothing but link definitions is empty.
    void read(std::size_t block, InlineMode mode, InlineText& out);
    // Inline text of some bytes of one line.
    void readCell(ByteSpan cell, InlineText& out);
    // Of one line of a paragraph that stands in no container.
    void readLine(ByteSpan line, InlineText& out);

    // Whole lines of a block without blank ones at its end.
    [[nodiscard]] ByteSpan span(const MarkdownBlock& block) const;
    // From the block's first character on.
    [[nodiscard]] ByteSpan innerSpan(const MarkdownBlock& block) const { return innerSpan(block, span(block)); }
    [[nodiscard]] static ByteSpan innerSpan(const MarkdownBlock& block, ByteSpan whole);
    [[nodiscard]] std::uint32_t lastLine(const MarkdownBlock& block) const;

private:
    void readDefinitions();
    [[nodiscard]] bool mayDefine(const MarkdownBlock& block) const;
    void readInlines(InlineMode mode, InlineText& out);
    void addDefinition(std::string_view text, const Definition& found, std::size_t block);

    Lines lines_;
    Tamed tamed_;
    MarkdownTree tree_;
    LinkTargets targets_;
    std::optional<std::uint32_t> deepBracket_;
    std::vector<LinkDefinition> definitions_;
    std::unordered_map<std::size_t, std::size_t> definitionBytes_;  // block -> bytes of definitions at its start
    Content content_;
    InlineReader reader_;
};

}  // namespace periplus::catalogue
