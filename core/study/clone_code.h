#pragma once
// A file of a clone as code: its lines with their numbers (which are no text of the page), the linked ones marked and
// anchored as on GitHub (#L10), the language named as highlighters know it. Very long files are shown in part, always
// with the linked lines. Ownership: values. Thread: any. Errors: none.
#include "source/github_link.h"
#include "study/clone_words.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::study {

inline constexpr std::size_t kMostCodeLines = 20'000;
inline constexpr std::size_t kMostCodeBytes = std::size_t{4} * 1024 * 1024;

// "go", "cpp"; empty when the name tells none. A Markdown file is "markdown".
std::string languageOf(std::string_view path);

std::string cloneCode(std::string_view utf8, std::string_view language, const std::optional<source::LineRange>& lines,
                      const CloneWords& words);

// The style that goes with it.
std::string_view cloneCodeStyle();

}  // namespace periplus::study
