#pragma once
// A reference on a page as an absolute address: RFC 3986, section 5, in the way of browsers (white space around it and
// line ends and tabs inside are dropped, `\` counts as `/` for http and https). Nothing is judged here: url.h does
// that. Ownership: values. Thread: any. Errors: none; empty when the base is not absolute and the reference is not
// either.
#include <string>
#include <string_view>

namespace periplus {

// The fragment stays; an absolute reference stays as it is written, but for what browsers drop.
std::string resolveUrl(std::string_view base, std::string_view reference);

std::string_view withoutFragment(std::string_view url);

}  // namespace periplus
