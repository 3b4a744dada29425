#pragma once
// The head of an HTTP response as an archive keeps it: what of it decides how its body is read and shown.
// Ownership: values. Thread: any. Errors: none; nothing for bytes that are no head.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::archive {

struct HttpHead {
    int status = 0;
    std::string contentType;             // first line, printable ASCII
    std::string location;                // as written
    std::vector<std::string> encodings;  // of the content, in the order they were put on; known names only, lower case
    std::string unknownEncoding;         // one that cannot be undone; empty: none
    bool chunked = false;
};

// `head` up to and with the empty line, or without it when the head is all there is.
std::optional<HttpHead> parseHttpHead(std::string_view head);

}  // namespace periplus::archive
