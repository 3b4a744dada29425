#pragma once
// Captures as the command line names and prints them. An ID is the id or its beginning, as long as one capture alone
// has it. Ownership: values. Thread: main. Errors: NotFound, Ambiguous for an ID.
#include "cli/json_writer.h"
#include "study/captures.h"

#include <string>
#include <vector>

namespace periplus::cli {

Result<study::Capture> captureNamed(study::Captures& captures, const std::string& id);
// In the order given; all when none is.
Result<std::vector<study::Capture>> capturesNamed(study::Captures& captures, const std::vector<std::string>& ids);

// The fields of `capture list --json` and more, without beginning and end of the object.
void writeFields(JsonWriter& out, const study::Capture& capture);

// One line: enough of the id, day, state, title, host.
std::vector<std::string> rowOf(const study::Capture& capture);

std::string sizeText(std::uint64_t bytes);  // "1.4 MiB"

}  // namespace periplus::cli
