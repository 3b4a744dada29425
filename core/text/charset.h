#pragma once
// Foreign bytes to UTF-8: byte order mark, then the charset that HTTP or the MIME part says, then what the document
// says of itself (<meta charset>, @charset), then a guess. Built on ICU, whose converter header only charset.cpp sees.
// Ownership: values. Thread: any. Errors: none; bytes that mean nothing become U+FFFD.
// Source: https://encoding.spec.whatwg.org/
#include <string>
#include <string_view>

namespace periplus::text {

struct Decoded {
    std::string utf8;     // without a byte order mark
    std::string charset;  // what was used, as the WHATWG names it: "utf-8", "gbk", "big5" ...
};

Decoded decodeHtml(std::string_view bytes, std::string_view saidCharset);
Decoded decodeCss(std::string_view bytes, std::string_view saidCharset);
Decoded decodeText(std::string_view bytes, std::string_view saidCharset);

// The charset parameter of a content type; empty when it has none.
std::string charsetOf(std::string_view contentType);

}  // namespace periplus::text
