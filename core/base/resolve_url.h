#pragma once
// A reference on a page as an absolute address, in the one spelling that browsers give it: dot segments, case of scheme
// and host, default ports, percent-encoding; `\` counts as `/`; blanks around it and line ends inside are dropped. So
// what a page asks for and what an archive holds are the same text. Nothing is judged here: url.h does that.
// Ownership: values. Thread: any. Errors: none; empty when base and reference are both not absolute.
// Source: https://url.spec.whatwg.org/
#include <string>
#include <string_view>

namespace periplus {

// The fragment stays. Schemes other than http and https come out as they are written, but for what browsers drop.
std::string resolveUrl(std::string_view base, std::string_view reference);

// The same spelling for an address that is absolute already.
std::string plainUrl(std::string_view url);

std::string_view withoutFragment(std::string_view url);

}  // namespace periplus
