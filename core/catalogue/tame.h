#pragma once
// tame(): a copy of the source, of the same length, in which every byte keeps its place but nothing is left that would
// cost the block parser more than linear time or unbounded depth. Only bytes without meaning for blocks are replaced:
// marks of inline text (read by inlines.h from the source itself), container marks beyond the depth limit, and
// delimiter rows of tables whose cells outnumber their bytes. Thread: any. Errors: none.
#include "catalogue/lines.h"

#include <string>
#include <vector>

namespace periplus::catalogue {

inline constexpr int kMaxContainersOnLine = 32;
inline constexpr std::uint32_t kMaxContainerColumn = 128;

struct Tamed {
    std::string text;                  // as long as the source
    std::vector<std::uint32_t> deep;   // bytes where nesting was cut
    std::vector<std::uint32_t> zeros;  // bytes that are NUL (the first few)
    std::uint32_t frontMatterEnd = 0;  // last line of front matter; 0: none. Its lines are blank in `text`.
};

Tamed tame(const Lines& lines);

}  // namespace periplus::catalogue
