#pragma once
// The syntax of links, apart from the text around them: destinations, titles, labels, definitions, bare addresses,
// HTML tags, entities. Pure functions over a view; positions are bytes in it. Thread: any. Errors: nothing or 0.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::catalogue {

// Half-open range in the view that was given.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// `(destination "title")` from its opening parenthesis; `end` is behind the closing one.
struct InlineTail {
    Range url;  // raw, without < >
    std::size_t end = 0;
};
std::optional<InlineTail> inlineTail(std::string_view text, std::size_t open);

// `[label]: destination "title"` at `at`; `end` is behind its line end.
struct Definition {
    Range label;
    Range url;
    std::size_t end = 0;
};
std::optional<Definition> linkDefinition(std::string_view text, std::size_t at);

// `[label]` at its opening bracket: end behind the closing bracket. Labels hold no bracket and at most 999 bytes.
std::optional<Range> linkLabel(std::string_view text, std::size_t open);
// Case and white space of a label do not count.
std::string normalisedLabel(std::string_view label);

// End of the bare address that begins at `begin`, whose scheme ends (behind "//") at `afterScheme`. It ends at white
// space, `<`, full-width forms and CJK punctuation, an unbalanced bracket, and without trailing punctuation. `stops`
// are marks of emphasis still open around it: "~~", "*" or "_" end it as well.
struct OpenMarks {
    bool strike = false;
    bool star = false;
};
std::size_t bareUrlEnd(std::string_view text, std::size_t begin, std::size_t afterScheme, OpenMarks open);

// Where the scheme of a bare address begins whose colon stands at `colon`: http, https or ftp behind no letter;
// `colon` itself if there is none.
std::size_t schemeBegin(std::string_view text, std::size_t colon);

// A bare mail address whose `@` stands at `at`, as GitHub knows one: behind no `/`, its host has a dot and ends with a
// letter. Its name lies in the `plain` bytes before the `@`.
std::optional<Range> bareMail(std::string_view text, std::size_t at, std::size_t plain);

// `<scheme:...>` or `<name@host>`: the range inside the angle brackets.
std::optional<Range> angleAddress(std::string_view text, std::size_t open, bool& isMail);

// An HTML tag, comment or declaration at `<`: end behind `>`, 0 if there is none.
std::size_t htmlTagEnd(std::string_view text, std::size_t open);
std::string_view htmlTagName(std::string_view tag);  // as written, without `/`
// Is the next anchor tag from `from` on a closing one?
bool anchorCloses(std::string_view text, std::size_t from);
// Value of an attribute of a tag, raw, as a range in `tag`.
std::optional<Range> htmlAttribute(std::string_view tag, std::string_view name);

// An entity at `&`: appends its characters and returns its length; 0 if it is none.
std::size_t appendEntity(std::string& out, std::string_view text);

// A destination with its backslash escapes and entities resolved.
std::string unescaped(std::string_view raw);

}  // namespace periplus::catalogue
