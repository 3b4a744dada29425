#pragma once
// A block of code as a page shows it, whatever a site wraps its lines in. Thread: any. Errors: none.
#include "text/html.h"

namespace periplus::text {

struct CodePiece {
    HtmlIndex node = kNoHtml;  // the text node it stands in; kNoHtml for a line break that an element makes
    std::uint32_t offset = 0;  // code points in that node
    std::string text;
};

// Whether a block of code begins with this element: <pre>, or what some sites use instead.
bool isCodeRoot(const HtmlTree& tree, HtmlIndex node);

// Empty when there is nothing but line numbers in it.
std::vector<CodePiece> codePieces(const HtmlTree& tree, HtmlIndex root);

// Lower case, as the page says; empty when it does not.
std::string codeLanguage(const HtmlTree& tree, HtmlIndex root);

}  // namespace periplus::text
