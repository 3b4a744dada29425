#pragma once
// A Markdown file as a whole HTML page: what it says of itself in its front matter stands in the head. As foreign as
// the file: it is sealed before it is shown. Ownership: values. Thread: any. Errors: none.
#include <string>
#include <string_view>

namespace periplus::study {

// `title` is used when the file has none of its own.
std::string markdownPage(std::string_view utf8, std::string_view title);

// Whether a part of this type is shown so.
bool isMarkdown(std::string_view contentType);

}  // namespace periplus::study
