#pragma once
// Which responses of a WARC look like pages: it has no list of them. A document is a page unless its request, its
// crawler's remark or its own record says that it was part of another.
// Ownership: values; at most one page is held back until what was said of it can be known. Thread: one. Errors: none.
#include "archive/resource.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::archive {

class PageGuess {
public:
    // Each gives the page that is held no longer, if any.
    std::optional<PageMark> response(const ResourceHead& head, std::string_view resourceType);
    std::optional<PageMark> otherRecord(const std::string& url);
    std::optional<PageMark> end();

    // What was said of an address, beside its response or before it.
    void embedded(const std::string& url);

private:
    std::optional<PageMark> held_;
    std::string embeddedUrl_;
};

// Whether the head of a request says that it was for a part of a page; whether a crawler's path to it does.
bool asksForPart(std::string_view requestHead);
bool leadsToPart(std::string_view warcFields);

}  // namespace periplus::archive
