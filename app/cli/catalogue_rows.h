#pragma once
// Views of a list in the order of its bytes: links and excerpts with the section they stand in.
// Ownership: point into the Catalogue, which must outlive them. Thread: any. Errors: none.
#include "catalogue/catalogue.h"

#include <string_view>
#include <vector>

namespace periplus::cli {

struct LinkRow {
    const catalogue::Link* link;
    std::string_view section;  // "" for an untitled one
};
std::vector<LinkRow> linkRows(const catalogue::Catalogue& catalogue);

struct ExcerptRow {
    const catalogue::Block* excerpt;
    std::string_view section;
};
std::vector<ExcerptRow> excerptRows(const catalogue::Catalogue& catalogue);

}  // namespace periplus::cli
