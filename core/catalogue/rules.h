#pragma once
// The rules that give a list its meaning: headings are sections, a row of `:shortcode:` ends one, bracketed lines are
// groups, lines with a link are entries, quotes and notes belong to the entry above. What no rule takes is a block.
// Ownership: fills the catalogue it is given. Thread: one. Errors: none.
#include "catalogue/block_writer.h"
#include "catalogue/catalogue.h"
#include "catalogue/entry_line.h"

namespace periplus::catalogue {

class Rules {
public:
    // `unused`: definitions of links that no link uses, in order; they are shown where they stand.
    Rules(Document& document, Catalogue& catalogue, std::vector<LinkDefinition> unused = {});
    void run();

private:
    // `at`: the index of a block.
    // sections.cpp
    void heading(std::size_t at);
    void divider();
    NodeIndex section();  // the innermost open one; opens an untitled one where there is none
    void frontMatter();
    void topLevel(std::size_t at);
    void paragraph(std::size_t at);
    void list(std::size_t at);
    void table(std::size_t at, NodeIndex parent);
    void closeSpans();
    void showUnused(std::size_t end);
    // items.cpp
    void item(std::size_t at, NodeIndex parent, std::uint8_t listDepth);
    void below(std::size_t at, NodeIndex owner, std::uint8_t listDepth);
    NodeIndex entry(std::size_t at, std::size_t primary, NodeIndex parent);
    [[nodiscard]] bool holdsALineForEachEntry(std::size_t at);
    NodeIndex entriesOfLines(std::size_t at, NodeIndex parent);
    NodeIndex group(std::size_t at, NodeIndex parent);
    NodeIndex rowEntry(const MarkdownBlock& row, std::vector<InlineText>& cells, NodeIndex parent);
    static void placeRowLinks(Node& node, std::vector<Link> own);
    [[nodiscard]] bool holdsArticle(std::size_t item);
    // both
    NodeIndex addNode(NodeKind kind, NodeIndex parent, const MarkdownBlock& block);
    [[nodiscard]] BlockTarget target(NodeIndex node);
    void extend(NodeIndex node, const MarkdownBlock& block);
    [[nodiscard]] NodeIndex owner() { return context_ == kNoNode ? section() : context_; }

    Document& document_;
    Catalogue& catalogue_;
    BlockWriter writer_;
    InlineText line_;
    EntryLineReader lineReader_;
    std::vector<LinkDefinition> unused_;
    std::size_t nextUnused_ = 0;
    std::vector<NodeIndex> sections_;  // open ones, outermost first
    NodeIndex context_ = kNoNode;      // entry or group that a quote or a list below belongs to
    std::uint32_t contextLine_ = 0;    // its last line so far
    bool contextTakesList_ = false;    // even behind a blank line
    bool contextIsHeading_ = false;    // it is the entry of a heading
};

// The definitions whose address no link of the catalogue has.
std::vector<LinkDefinition> unusedDefinitions(const Document& document, const Catalogue& catalogue);

// Diagnostics about links and identity, once the tree stands.
void checkLinks(Catalogue& catalogue);

}  // namespace periplus::catalogue
