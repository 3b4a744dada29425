#pragma once
// A Markdown file of a clone as HTML: only elements and attributes that a text needs are kept of what it writes as raw
// HTML (no style, no script, no frame), headings get the anchors that GitHub gives them, references are those of
// CloneAddresses. Ownership: values. Thread: one. Errors: none; every text is some Markdown.
#include "study/clone_addresses.h"

#include <string>
#include <string_view>

namespace periplus::study {

struct CloneDocument {
    std::string html;
    std::string title;  // its first heading
};

CloneDocument cloneDocument(std::string_view markdown, const CloneAddresses& addresses);

}  // namespace periplus::study
