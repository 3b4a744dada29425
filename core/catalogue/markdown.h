#pragma once
// Markdown blocks as light values: cmark-gfm's block tree with exact lines, flat and in document order.
// markdown.cpp is the sole owner of cmark-gfm's headers; no cmark node outlives readBlocks(). Inline text is not read
// here: inlines.h reads it from the source, because cmark's inline positions and bare addresses cannot be relied on.
// Ownership: values. Thread: any, several at a time. Errors: none; every text is some Markdown.
#include "catalogue/lines.h"
#include "catalogue/tame.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::catalogue {

enum class MarkdownKind : std::uint8_t {
    Document,
    Quote,
    List,
    Item,
    Paragraph,
    Heading,
    Code,
    Html,
    Rule,
    Table,
    Row
};

struct MarkdownBlock {
    MarkdownKind kind = MarkdownKind::Document;
    std::uint8_t level = 0;       // Heading
    std::uint8_t quoteDepth = 0;  // quotes around it
    bool ordered = false;         // Item
    bool fenced = false;          // Code
    std::uint32_t number = 0;     // Item of an ordered list
    std::uint32_t end = 0;        // index after its last descendant
    std::uint32_t firstLine = 0;  // 1-based; a setext heading's last line is its underline
    std::uint32_t lastLine = 0;
    std::uint32_t column = 1;   // 1-based byte column of its first line
    std::uint32_t literal = 0;  // Code, Html: index in MarkdownTree::literals
};

struct MarkdownTree {
    std::vector<MarkdownBlock> blocks;  // [0] is the document
    std::vector<std::string> literals;  // exact text of code and HTML blocks, lines ended by '\n'
};

MarkdownTree readBlocks(const Lines& lines, const Tamed& tamed);

// cmark's own HTML of a text that markdown_html.h has prepared; `rawHtml`: HTML of the text is kept.
std::string renderBlocks(std::string_view prepared, bool rawHtml);

}  // namespace periplus::catalogue
