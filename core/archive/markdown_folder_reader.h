#pragma once
// A folder of Markdown: each file is a page (text/markdown, to be rendered by who knows how), with the pictures that it
// shows. Its address is what its front matter says (url, source, link), or a link in its first line; else one below
// http://saved.invalid/. Thread: one. Errors: of files and the sink; Empty without any Markdown; Cancelled.
#include "archive/read.h"

#include <vector>

namespace periplus::archive {

struct MarkdownFacts {
    std::string url;  // empty when it says none
    std::string title;
};
MarkdownFacts markdownFacts(std::string_view markdown);

// What its pictures' addresses may be: all targets of links and src="...", as written.
std::vector<std::string> markdownTargets(std::string_view markdown);

Result<void> readMarkdownFolder(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                                const std::stop_token& stop);

}  // namespace periplus::archive
