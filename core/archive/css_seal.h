#pragma once
// Style sheets sealed, token by token: what they ask for leads to parts or to nothing. Thread: one. Errors: none.
#include "archive/seal_references.h"

namespace periplus::archive {

// `perhaps`: rules that may never apply (a style sheet), unlike a style attribute. No "<" is left in it that could be
// read as markup, so that it may stand in <style>.
std::string sealedCss(std::string_view utf8, References& references, bool perhaps);

}  // namespace periplus::archive
