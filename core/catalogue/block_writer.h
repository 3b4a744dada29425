#pragma once
// Makes the blocks that are shown below a node's title, and the references in them. Works on one target (the node's
// blocks and links, or a fragment's). Ownership: none. Thread: one. Errors: none.
#include "catalogue/document.h"

#include <vector>

namespace periplus::catalogue {

struct BlockTarget {
    std::vector<Block>& blocks;
    std::vector<Link>& links;
};

class BlockWriter {
public:
    explicit BlockWriter(Document& document) : document_(document) {}

    // What the list around a block makes of it.
    struct Place {
        std::uint8_t listDepth = 0;
        const MarkdownBlock* item = nullptr;  // the block is the first paragraph of this item
    };

    // A leaf block: paragraph, heading, code, HTML, rule.
    void write(std::size_t index, Place place, BlockTarget target);
    // A paragraph whose inline text is known already.
    void writeText(std::size_t index, InlineText& line, Place place, BlockTarget target);
    void writeRow(const MarkdownBlock& row, const std::vector<InlineText>& cells, BlockTarget target);
    // A block with everything in it, whatever it is.
    void writeTree(std::size_t index, std::uint8_t listDepth, BlockTarget target);

    [[nodiscard]] InlineMode modeOf(const MarkdownBlock& block) const { return {.newlines = block.quoteDepth > 0}; }
    // The cells of a table's row; their bytes in the source.
    [[nodiscard]] std::vector<ByteSpan> cells(const MarkdownBlock& row) const;

private:
    void writeItem(std::size_t item, std::uint8_t listDepth, BlockTarget target);
    [[nodiscard]] Block start(const MarkdownBlock& block) const;
    void addText(Block& block, const InlineText& line, std::size_t skip, BlockTarget target) const;

    Document& document_;
    InlineText line_;
};

}  // namespace periplus::catalogue
