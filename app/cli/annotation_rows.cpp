#include "cli/annotation_rows.h"

#include "base/utf8.h"
#include "cli/entry_rows.h"

#include <algorithm>

namespace periplus::cli {
namespace {

// The better of two answers about the same annotation in two lists.
bool betterThan(const study::Placement& placement, const AnnotationRow& row) {
    return placement.resolution.standing < row.standing;
}

std::uint32_t breaks(std::string_view text) { return static_cast<std::uint32_t>(std::ranges::count(text, '\n')); }

// Lines of the file: an excerpt's code begins below its opening fence.
void settle(AnnotationRow& row, const study::CatalogueSnapshot& list, const study::Placement& placement) {
    row.standing = placement.resolution.standing;
    if (row.standing > annotate::Standing::Edited) return;
    const auto& block = list.catalogue->nodes[placement.entry].blocks[placement.block];
    const auto span = placement.resolution.span;
    row.firstLine = block.place.line + 1 + breaks(slice(block.text, {{0}, span.begin}));
    row.lastLine =
        row.firstLine + breaks(slice(block.text, {span.begin, {std::max(span.begin.value + 1, span.end.value) - 1}}));
}

}  // namespace

Result<std::vector<AnnotationRow>> annotationRows(study::Library& library,
                                                  const std::vector<study::SnapshotPtr>& lists) {
    const auto annotations = library.annotations();
    if (!annotations) return std::unexpected(annotations.error());
    std::vector<AnnotationRow> rows;
    for (const auto& annotation : *annotations) {
        rows.push_back({annotation, annotate::Standing::Lost, titleOf(annotation.article, lists), 0, 0});
    }
    for (const auto& list : lists) {
        const auto placements = study::placements(*list, *annotations);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (betterThan(placements[i], rows[i])) settle(rows[i], *list, placements[i]);
        }
    }
    return rows;
}

}  // namespace periplus::cli
