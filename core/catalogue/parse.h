#pragma once
// Markdown list -> Catalogue. cmark-gfm gives blocks, inlines and positions; the rules of catalogue/rules give meaning.
// Thread: any, several at a time (cmark-gfm is only called from markdown.cpp). Errors: parse() never fails; what is
// doubtful becomes a diagnostic. readCatalogue() fails for what is not a text file at all.
#include "base/error.h"
#include "catalogue/catalogue.h"

#include <string>

namespace periplus::catalogue {

inline constexpr std::uint64_t kMaxCatalogueBytes = 64ULL * 1024 * 1024;

// UTF-8 bytes, with or without BOM, LF or CRLF.
Catalogue parse(std::shared_ptr<const std::string> source);
inline Catalogue parse(std::string source) { return parse(std::make_shared<const std::string>(std::move(source))); }

// Reads and parses a file. NotFound, NotAFile, Unreadable, Empty, Binary, NotUtf8 (with byte), TooLarge.
Result<std::string> readCatalogueFile(const std::string& path);
Result<Catalogue> readCatalogue(const std::string& path);

// A note the person wrote, read with the same eyes: blocks to show, links to open. `links` are the notes' references.
struct Fragment {
    std::vector<Block> blocks;
    std::vector<Link> links;
};
Fragment parseFragment(std::string_view markdown);

}  // namespace periplus::catalogue
