#pragma once
// What a page says of itself in its head and marks. Thread: any. Errors: none; what it does not say stays empty.
#include "text/page_text.h"

namespace periplus::text {

void readPageMeta(const HtmlTree& tree, PageText& page);

}  // namespace periplus::text
