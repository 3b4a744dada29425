#pragma once
// "Name: value" lines as WARC and HTTP write them: CR LF or LF, folded lines joined, names in any case.
// Ownership: views of the given text, or values where said. Thread: any. Errors: none; lines without ':' are passed
// over.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::archive {

// Where the lines end and what follows begins (behind the empty line); npos: not in `bytes` yet. Looking may begin at
// `from`, where an earlier look ended.
std::size_t endOfLines(std::string_view bytes, std::size_t from = 0);

// The line at the front without its end; `text` is moved behind it.
std::string_view takeLine(std::string_view& text);

// Each field: the name as written, the value without the space around it and without line ends.
void eachField(std::string_view lines, const std::function<void(std::string_view name, std::string_view value)>& take);

bool sameWord(std::string_view a, std::string_view b);  // ASCII, without regard to case
std::string_view trimmed(std::string_view text);

// Digits alone; nothing for a sign, a space, an empty text or more than 2^63 - 1.
std::optional<std::uint64_t> wholeNumber(std::string_view digits);

// What is shown or kept of a foreign value: ASCII, at most `most` bytes; all else becomes '?'.
std::string plainWords(std::string_view value, std::size_t most);

}  // namespace periplus::archive
