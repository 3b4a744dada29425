#pragma once
// Annotations with where they stand in the lists as they are now.
// Ownership: values and pointers into the snapshots, which must outlive them. Thread: main. Errors: as study::Library.
#include "study/library.h"

#include <string_view>
#include <vector>

namespace periplus::cli {

struct AnnotationRow {
    study::Annotation annotation;
    annotate::Standing standing = annotate::Standing::Lost;
    std::string_view title;       // of the entry; empty when no list holds it
    std::uint32_t firstLine = 0;  // in the list's file; 0: it stands nowhere
    std::uint32_t lastLine = 0;
};

Result<std::vector<AnnotationRow>> annotationRows(study::Library& library,
                                                  const std::vector<study::SnapshotPtr>& lists);

}  // namespace periplus::cli
