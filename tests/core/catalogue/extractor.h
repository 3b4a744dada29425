#pragma once
// An extractor of addresses that shares nothing with the parser: cmark-gfm's own inline tree (links, images, its bare
// addresses) and the href and src of raw HTML. Pure; any thread after the first call.
#include <string>
#include <string_view>
#include <vector>

namespace periplus::catalogue {

std::vector<std::string> addressesByCmark(std::string_view markdown);

}  // namespace periplus::catalogue
