#pragma once
// One annotation as the command line writes it in JSON. Thread: any. Errors: none.
#include "cli/annotation_rows.h"
#include "cli/json_writer.h"

namespace periplus::cli {

void writeAnnotation(JsonWriter& out, const AnnotationRow& row);

}  // namespace periplus::cli
