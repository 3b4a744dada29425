#pragma once
// The first picture of a tree as XML. Thread: any. Errors: none; empty when there is no picture.
#include "text/html.h"

namespace periplus::archive {

std::string toSvg(const text::HtmlTree& tree);

}  // namespace periplus::archive
