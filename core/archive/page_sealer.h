#pragma once
// One document while it is sealed: a new tree is made of what may stay of the old one. Elements and attributes are
// judged by name alone, whatever namespace the parser found them in, so that being read again changes nothing.
// Ownership: holds both trees. Thread: one. Errors: none.
#include "archive/seal_references.h"
#include "archive/srcset.h"
#include "text/html.h"

namespace periplus::archive {

enum class SealMode : std::uint8_t {
    Page,
    Article,  // within our own frame: no styles, no frames, no fields
    Picture,  // SVG alone
};

class PageSealer {
public:
    PageSealer(text::HtmlTree page, References& references, std::string url, SealMode mode, int depth = 0);

    // What is left, with the CSP first in its head when it is a page.
    text::HtmlTree run();
    [[nodiscard]] const std::vector<std::string>& cutOff() const { return in_.doubts; }

private:
    using Index = text::HtmlIndex;
    using Node = text::HtmlNode;
    struct Frame {
        Index next;         // of the old tree
        Index into;         // of the new one
        Index last;         // child of `into` so far
        Index lastElement;  // of the old tree, before `next`
    };
    // What an image shows.
    struct Choice {
        std::vector<Place> all;
        std::string src;
        std::vector<SrcsetCandidate> srcset;
    };

    void setBase();
    void visit(Index at);
    void element(Index at, const std::string& name);
    bool special(Index at, const std::string& name);
    bool drawnOrField(Index at, const std::string& name);
    Index append(Node node);
    Index keep(Index at, Node node);                 // and what is below it
    void unwrap(Index at);                           // only what is below it
    Node copyOf(Index at, const std::string& name);  // with the attributes that may stay
    void attribute(const std::string& element, const text::HtmlAttribute& from, Node& to);
    void addressAttribute(const std::string& element, const std::string& name, const std::string& value, Node& to);

    void documentType(const Node& node);
    void head(Index at);
    void meta(Index at);
    void link(Index at);
    void style(Index at);
    void inlineStyle(std::string_view css, const Node& from);
    void frame(Index at, const std::string& name);
    void shadowRoot(Index at);
    void field(Index at, const std::string& name);
    void animation(Index at, const std::string& name);

    void noscript(Index at);
    void image(Index at);
    void picture(Index at);
    void source(Index at);
    void media(Index at, const std::string& name);
    [[nodiscard]] Choice chooseImage(const Node& node) const;
    void chooseSrcset(const Node& node, std::string_view name, Choice& choice) const;
    [[nodiscard]] bool isLazyImage(Index at) const;

    text::HtmlTree in_;
    text::HtmlTree out_;
    References& references_;
    std::string url_;
    SealMode mode_;
    int depth_;
    std::vector<Frame> open_;
    bool headSeen_ = false;
};

// The sealed form of a page in bytes; `depth` counts pages within pages (srcdoc).
std::string sealedPage(std::string_view utf8, References& references, const std::string& url, int depth,
                       std::vector<std::string>& doubts);

}  // namespace periplus::archive
