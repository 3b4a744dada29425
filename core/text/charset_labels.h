#pragma once
// The labels of charsets as the web uses them. Source: https://encoding.spec.whatwg.org/#names-and-labels
// Thread: any. Errors: none.
#include <string>
#include <string_view>

namespace periplus::text {

// The name of the charset that a label means, lower case ("gb2312" is "gbk"); empty when it means none.
std::string_view charsetOfLabel(std::string_view label);

// What ICU calls a charset of that name.
std::string converterOf(std::string_view charset);

}  // namespace periplus::text
