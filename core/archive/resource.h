#pragma once
// What an archive of any format holds: resources (what a server gave for an address at a moment) and pages (which of
// them a person wanted). Format-neutral; the readers and writers of WARC, WACZ, MHTML and HTML meet here.
// Ownership: values. Thread: any. Errors: none here.
#include "base/clock.h"

#include <cstdint>
#include <string>

namespace periplus::archive {

enum class Format : std::uint8_t { Warc, Wacz, Mhtml, SingleFile, HtmlPage, MarkdownFolder };

struct ResourceHead {
    std::string url;          // absolute; http, https, or cid: inside MHTML
    std::string contentType;  // as the server said it, first line only
    int status = 200;         // of HTTP
    UnixMillis at;            // when it was captured; 0: not known
    std::string redirect;     // where a 3xx led, absolute; empty otherwise
};

struct PageMark {
    std::string url;
    std::string title;  // may be empty
    UnixMillis at;
    bool certain = true;   // false: a format without a list of pages, and this document looks like one
    std::string manifest;  // what the exporter of ours gave to write.h, unread; empty in archives of others
};

// What was not whole: for the report.
struct Doubt {
    std::string what;        // plain English words: "record cut off", "digest does not hold"
    std::string subject;     // URL or file in the archive; may be empty
    std::uint64_t byte = 0;  // in the archive file
};

}  // namespace periplus::archive
