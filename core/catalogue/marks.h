#pragma once
// Marks: the small signs that readers put into their lists, recognised in the plain text of a line.
// Pure functions over text; lengths and positions are bytes. Thread: any. Errors: 0 or nothing when a mark is absent.
#include <cstddef>
#include <optional>
#include <string_view>

namespace periplus::catalogue {

// A star before the text: `【[:star:][*]】`, `【:star:】`, `⭐`. Its length with the white space behind it.
std::size_t starLength(std::string_view text);

// `//notes：`, `//note:`: length with the white space behind it.
std::size_t noteLength(std::string_view text);

// A task's box: `[ ]`, `[x]`.
std::size_t checkboxLength(std::string_view text);

// A paragraph of nothing but one `:shortcode:`, several times.
bool isDivider(std::string_view text);

// `【...】` at the start of a line.
struct GroupMark {
    std::string_view inside;
    std::string_view author;  // of `by X` and `From X`
    std::size_t end = 0;      // behind the bracket
    bool colon = false;       // `：` follows and nothing else
    bool alone = false;       // nothing follows but the colon
};
std::optional<GroupMark> groupMark(std::string_view text);

// `【//已转移】` as the whole of a text: the words without slashes.
std::optional<std::string_view> remarkWords(std::string_view text);

// Text without the white space and separators (` - `, `：`, `|` ...) around it.
std::string_view withoutSeparators(std::string_view text);
// Does it hold anything but white space and punctuation?
bool hasWords(std::string_view text);

bool hasUnclosedBracket(std::string_view text);

}  // namespace periplus::catalogue
