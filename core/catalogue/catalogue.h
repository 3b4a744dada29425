#pragma once
// Catalogue: what there is to study, as plain values read from one Markdown list.
// The tree is one flat vector in document order (pre-order); children follow their parent, `subtreeEnd` closes them.
// Every node, link and block knows its bytes in the source, so that the file can be edited in place (edit.h).
// Ownership: values. Thread: any; a published Catalogue is never changed. Errors: none, doubts are diagnostics.
#include "base/offset.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::catalogue {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xFFFFFFFF;

// 1-based line; 1-based column in code points.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

enum class LinkRole : std::uint8_t {
    Primary,      // what the entry is about
    Alternative,  // the same article elsewhere: mirror, translation, video, successor
    Reference,    // mentioned in a quote, a note or a description
};

struct Link {
    std::string url;      // as a browser would be given it; escapes of Markdown resolved, percent escapes kept
    std::string title;    // its own title, where it has one
    std::string movedTo;  // URL of the successor (`~~url~~ --> successor`); empty: none
    ByteSpan span;        // the URL in the source
    Place place;
    LinkRole role = LinkRole::Primary;
    bool struck = false;
};

// A stretch of a block's text shown in one way. Offsets are bytes in Block::text; runs are in order and cover it all.
struct Run {
    enum Style : std::uint8_t {
        Plain = 0,
        Code = 1,
        Emphasis = 2,
        Strong = 4,
        Highlight = 8,  // the reader's `***...***`
        Struck = 16,
        Image = 32,  // text is the alternative text; the link is the picture's address, never loaded
    };
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t styles = Plain;
    std::int32_t link = -1;  // index in Node::links; -1: none
};

// Something that is shown below a node's title, in document order.
struct Block {
    enum class Kind : std::uint8_t {
        Paragraph,
        Heading,   // inside a quote or a note (a heading of the list itself is a Section)
        ListItem,  // first paragraph of an item; `marker` is its bullet or number
        Note,      // the reader's own `//notes：...`, without that prefix
        Excerpt,   // code: `text` is exact, `language` the info string's first word
        TableRow,  // cells separated by '\t'
        Rule,
        Html,  // raw HTML, shown as text, never rendered
    };
    Kind kind = Kind::Paragraph;
    std::uint8_t quoteDepth = 0;  // number of `>`
    std::uint8_t listDepth = 0;   // nesting of lists inside the node's own content
    bool starred = false;
    std::string text;       // UTF-8; line breaks as '\n'
    std::vector<Run> runs;  // empty for Excerpt, Html and Rule
    std::string language;   // Excerpt only
    std::string marker;     // ListItem only: "•" or "3."
    ByteSpan span;
    Place place;  // an excerpt's place is its opening fence
};

enum class NodeKind : std::uint8_t { Section, Group, Entry };

struct Node {
    NodeKind kind = NodeKind::Section;
    std::uint8_t headingLevel = 0;  // Section: 1 to 6, 0 for an untitled one
    bool starred = false;
    bool struck = false;  // the whole entry is struck out
    NodeIndex parent = kNoNode;
    NodeIndex subtreeEnd = 0;    // nodes [own index + 1, subtreeEnd) are its descendants
    std::string title;           // plain text; empty for an untitled section
    std::string author;          // Group, or an entry that is a group line: who wrote what follows
    std::string remark;          // 【//已转移】 and the like
    std::vector<Run> titleRuns;  // styles in title (inline code, strike)
    std::vector<Link> links;     // Primary first; References are what blocks mention
    std::vector<Block> blocks;   // what is shown under the title
    ByteSpan span;               // own lines and everything below
    ByteSpan titleSpan;          // the heading, group line, or entry line(s)
    Place place;
};

struct Diagnostic {
    enum class Kind : std::uint8_t {
        DoubtfulLink,  // looks like an address but cannot be one
        RefusedLink,   // an address of a kind that is never opened (javascript:, file: ...)
        StruckWithoutLink,
        MovedWithoutTarget,
        UnclosedMark,
        DuplicateLink,      // the same article stands twice in entries
        TooDeep,            // nesting over the limit was flattened
        AmbiguousIdentity,  // see identity.h
        InvalidText,        // NUL replaced, and the like
        UnusedDefinition,   // `[label]: url` that no link uses
    };
    Kind kind = Kind::DoubtfulLink;
    Place place;
    std::string subject;  // the words in question
};

struct Catalogue {
    std::shared_ptr<const std::string> source;  // the file, byte for byte
    std::vector<Node> nodes;                    // document order; nodes with parent kNoNode are the roots
    std::vector<Diagnostic> diagnostics;        // in the order of their places

    // Title of the innermost section with a title that holds the node; empty in an untitled section.
    [[nodiscard]] std::string_view sectionTitle(NodeIndex node) const;
    // Author of the node or of the nearest group above it; empty: unknown.
    [[nodiscard]] std::string_view authorOf(NodeIndex node) const;
    [[nodiscard]] std::uint32_t entryCount() const;
};

}  // namespace periplus::catalogue
