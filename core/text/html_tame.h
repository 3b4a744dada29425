#pragma once
// A copy of the source without what costs the parser more than linear time: elements nested over the limit (their tags
// are left out, what they hold stays), attributes over the limit, tags over the limit of nodes (the rest is cut off).
// It reads tags as the standard's tokeniser does and keeps count of open elements only roughly: it may let something
// through, which the limits of html.cpp catch. Thread: any. Errors: none; what was left out is added to `doubts`.
#include "text/html.h"

namespace periplus::text {

std::string tamed(std::string_view utf8, const HtmlLimits& limits, std::vector<std::string>& doubts);

bool isVoidElement(std::string_view name);
// Its content is characters, not elements: script, style, ...
bool isRawText(std::string_view name);

std::string lowerAscii(std::string_view text);
bool isHtmlSpace(char c);

}  // namespace periplus::text
