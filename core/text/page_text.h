#pragma once
// The text of a page as search and annotations see it: what a reader would read, in order, with line breaks where the
// page has blocks; code blocks once more as their own list, exact, whatever a site wraps its lines in (highlight.js,
// Prism, Shiki, line-number lists, tables, <br>); and what the page says of itself.
// The map leads from the text back to the page: an entry says that `length` code points from `at` stand in the page's
// text node number `textNode` (0-based, document order, as a browser's TreeWalker counts them: what is removed and what
// is in a template is not there) from code point `offset`, each the same, but a blank for any white space. What lies
// between two entries is a line break or tab that the page shows and does not write.
// Ownership: values. Thread: any. Errors: none; a page without text gives an empty one.
#include "base/offset.h"
#include "text/html.h"

#include <string>
#include <string_view>
#include <vector>

namespace periplus::text {

struct CodeBlock {
    std::string language;  // lower case as the page says ("go"); empty when it does not
    std::string code{};    // as shown, blanks for no-break spaces; no line numbers, no empty lines around it
    CodePointSpan span;    // of the same code in PageText::text
};

struct TextMapEntry {
    CodePointOffset at;  // in PageText::text
    std::uint32_t textNode = 0;
    std::uint32_t offset = 0;  // code points in that node
    std::uint32_t length = 0;
    bool operator==(const TextMapEntry&) const = default;
};

struct PageText {
    std::string title;
    std::string byline;
    std::string language;   // BCP 47 as the page says
    std::string published;  // ISO 8601 date or date and time; empty when the page says none of that form
    std::string text;
    std::vector<CodeBlock> code;
    std::vector<TextMapEntry> map;
};

PageText pageText(const HtmlTree& tree);

// Foreign words as they may stand in a list: one line of at most 1,000 code points without controls, be they of C0 or
// of writing direction.
std::string oneLine(std::string_view text);

}  // namespace periplus::text
