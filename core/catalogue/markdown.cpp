#include "catalogue/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <mutex>

namespace periplus::catalogue {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using NodePtr = std::unique_ptr<cmark_node, FreeNode>;
using ParserPtr = std::unique_ptr<cmark_parser, FreeParser>;

ParserPtr parserWith(std::initializer_list<const char*> extensions, int options) {
    // cmark-gfm keeps its extensions in a process-wide list that is not guarded.
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    ParserPtr parser(cmark_parser_new(options));
    for (const char* const name : extensions)
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    return parser;
}

NodePtr cmarkTree(std::string_view text) {
    const ParserPtr parser = parserWith({"table"}, CMARK_OPT_DEFAULT);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return NodePtr(cmark_parser_finish(parser.get()));
}

std::uint32_t lineNumber(int line) { return line > 0 ? static_cast<std::uint32_t>(line) : 0; }

bool isDelimiterRow(std::string_view line) {
    return line.find_first_not_of("|:->0123456789.)*+ \t") == std::string_view::npos &&
           line.find('-') != std::string_view::npos;
}

class Copier {
public:
    Copier(const Lines& lines, const Tamed& tamed) : lines_(lines), tamed_(tamed) {
        tree_.blocks.reserve(std::size_t{lines.count()} * 2);
    }

    MarkdownTree run(cmark_node* document) {
        copy(document, 0);
        return std::move(tree_);
    }

private:
    // Recursion is bounded: tame() bounds the depth of containers.
    void copy(cmark_node* node, std::uint8_t quoteDepth) {
        const auto kind = kindOf(node);
        const auto index = tree_.blocks.size();
        MarkdownBlock block;
        block.kind = kind;
        block.quoteDepth = quoteDepth;
        block.firstLine = lineNumber(cmark_node_get_start_line(node));
        block.lastLine = lineNumber(cmark_node_get_end_line(node));
        block.column = lineNumber(cmark_node_get_start_column(node));
        if (kind == MarkdownKind::Paragraph && block.firstLine == 0) placeBeforeTable(node, block);
        complete(node, block);
        tree_.blocks.push_back(block);
        if (kind == MarkdownKind::Quote) ++quoteDepth;
        if (kind == MarkdownKind::Table) {
            copyRows(node, quoteDepth);
        } else if (kind < MarkdownKind::Paragraph) {
            auto number = cmark_node_get_list_start(node);
            for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
                const auto at = tree_.blocks.size();
                copy(child, quoteDepth);
                if (kind == MarkdownKind::List && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
                    tree_.blocks[at].ordered = true;
                    tree_.blocks[at].number = lineNumber(number++);
                }
            }
        }
        tree_.blocks[index].end = static_cast<std::uint32_t>(tree_.blocks.size());
    }

    static MarkdownKind kindOf(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_DOCUMENT: return MarkdownKind::Document;
            case CMARK_NODE_BLOCK_QUOTE: return MarkdownKind::Quote;
            case CMARK_NODE_LIST: return MarkdownKind::List;
            case CMARK_NODE_ITEM: return MarkdownKind::Item;
            case CMARK_NODE_HEADING: return MarkdownKind::Heading;
            case CMARK_NODE_CODE_BLOCK: return MarkdownKind::Code;
            case CMARK_NODE_HTML_BLOCK: return MarkdownKind::Html;
            case CMARK_NODE_THEMATIC_BREAK: return MarkdownKind::Rule;
            case CMARK_NODE_PARAGRAPH: return MarkdownKind::Paragraph;
            default: return MarkdownKind::Table;  // the only block of the only extension
        }
    }

    void complete(cmark_node* node, MarkdownBlock& block) {
        if (block.kind == MarkdownKind::Heading) {
            block.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
        } else if (block.kind == MarkdownKind::Code || block.kind == MarkdownKind::Html) {
            int length = 0;
            int offset = 0;
            char character = 0;
            block.fenced =
                block.kind == MarkdownKind::Code && cmark_node_get_fenced(node, &length, &offset, &character) != 0;
            block.literal = static_cast<std::uint32_t>(tree_.literals.size());
            tree_.literals.push_back(restored(cmark_node_get_literal(node), block.firstLine + (block.fenced ? 1 : 0)));
        }
    }

    // cmark strips prefixes only, so what is left of a line equals the end of the source line; tamed bytes come back
    // from there. Where it expanded a tab, its spaces stay.
    std::string restored(std::string_view literal, std::uint32_t line) const {
        std::string text;
        text.reserve(literal.size());
        for (std::size_t at = 0; at < literal.size(); ++line) {
            const auto end = std::min(literal.find_first_of("\r\n", at), literal.size());
            const auto piece = literal.substr(at, end - at);
            at = end + (literal.substr(end, 2) == "\r\n" ? 2U : 1U);
            if (line > lines_.count()) break;
            appendRestored(text, piece, lines_.span(line));
            text += '\n';
        }
        return text;
    }

    void appendRestored(std::string& text, std::string_view piece, ByteSpan span) const {
        const std::string_view tame(tamed_.text);
        auto same = std::min<std::size_t>(piece.size(), span.size());
        const auto tail = tame.substr(span.end.value - same, same);
        if (piece.substr(piece.size() - same) != tail) {
            const auto [left, right] =
                std::mismatch(piece.rbegin(), piece.rbegin() + static_cast<std::ptrdiff_t>(same), tail.rbegin());
            same = static_cast<std::size_t>(left - piece.rbegin());
        }
        text += piece.substr(0, piece.size() - same);
        for (const char c : lines_.source().substr(span.end.value - same, same)) {
            if (c == '\0') {
                text += "\xEF\xBF\xBD";
            } else {
                text += c;
            }
        }
    }

    // Line of a table's header: the one before its delimiter row. cmark's own number is that of the paragraph which
    // the table grew out of.
    std::uint32_t headerLine(cmark_node* table) const {
        const auto first = std::max(1U, lineNumber(cmark_node_get_start_line(table)));
        auto* header = cmark_node_first_child(table);
        auto* body = header == nullptr ? nullptr : cmark_node_next(header);
        auto line = body != nullptr ? lineNumber(cmark_node_get_start_line(body)) - 1
                                    : lineNumber(cmark_node_get_end_line(table));
        while (line > first && !isDelimiterRow(lines_.text(line))) --line;
        return std::max(first, line - 1);
    }

    void placeBeforeTable(cmark_node* paragraph, MarkdownBlock& block) const {
        auto* table = cmark_node_next(paragraph);
        if (table == nullptr || kindOf(table) != MarkdownKind::Table) return;
        block.firstLine = lineNumber(cmark_node_get_start_line(table));
        block.column = lineNumber(cmark_node_get_start_column(table));
        block.lastLine = std::max(block.firstLine, headerLine(table) - 1);
    }

    void copyRows(cmark_node* table, std::uint8_t quoteDepth) {
        const auto header = headerLine(table);
        auto& block = tree_.blocks.back();
        const auto column = block.firstLine == header ? block.column : 1;
        block.firstLine = header;
        bool first = true;
        for (auto* child = cmark_node_first_child(table); child != nullptr; child = cmark_node_next(child)) {
            MarkdownBlock row;
            row.kind = MarkdownKind::Row;
            row.quoteDepth = quoteDepth;
            row.firstLine = first ? header : lineNumber(cmark_node_get_start_line(child));
            row.lastLine = row.firstLine;
            row.column = first ? column : 1;
            row.end = static_cast<std::uint32_t>(tree_.blocks.size() + 1);
            tree_.blocks.push_back(row);
            first = false;
        }
    }

    const Lines& lines_;
    const Tamed& tamed_;
    MarkdownTree tree_;
};

}  // namespace

MarkdownTree readBlocks(const Lines& lines, const Tamed& tamed) {
    const std::string_view text(tamed.text);
    const auto document = cmarkTree(text.substr(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0));
    return Copier(lines, tamed).run(document.get());
}

std::string renderBlocks(std::string_view prepared, bool rawHtml) {
    const int options = CMARK_OPT_VALIDATE_UTF8 | (rawHtml ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT);
    const ParserPtr parser = parserWith({"table", "strikethrough", "tasklist"}, options);
    cmark_parser_feed(parser.get(), prepared.data(), prepared.size());
    const NodePtr document(cmark_parser_finish(parser.get()));
    const std::unique_ptr<char, decltype(&std::free)> html(
        cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())), &std::free);
    return html.get();
}

}  // namespace periplus::catalogue
