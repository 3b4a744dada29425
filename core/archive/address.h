#pragma once
// Addresses of parts. Ownership: values. Thread: any. Errors: none.
#include <string>
#include <string_view>

namespace periplus::archive {

std::string fragmentOf(std::string_view address);  // with '#'; empty without
bool isWebAddress(std::string_view address);       // http or https with a host

// A path of files as it stands in an address: everything but letters, digits and -._~/ as %XX.
std::string escapedPath(std::string_view path);
// %XX undone.
std::string unescaped(std::string_view text);

}  // namespace periplus::archive
