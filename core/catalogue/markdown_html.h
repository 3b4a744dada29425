#pragma once
// Markdown as HTML: CommonMark with GFM's tables, strikes, task lists and bare addresses, rendered by cmark-gfm. The
// result is a fragment of UTF-8 without <html>. RawHtml::Dropped leaves out HTML of the source and addresses that run;
// RawHtml::Kept keeps them, for documents that are sealed afterwards and for nothing else. Front matter is left out.
// Ownership: values. Thread: any, several at a time. Errors: none; every text is some Markdown. Time is bounded by the
// length: a paragraph with more marks than a person writes is shown as it stands, deep nesting as text.
#include <cstdint>
#include <string>
#include <string_view>

namespace periplus::catalogue {

enum class RawHtml : std::uint8_t { Dropped, Kept };

std::string markdownToHtml(std::string_view utf8, RawHtml raw = RawHtml::Dropped);

}  // namespace periplus::catalogue
