#pragma once
// What the person typed, read against the list of verbs. CLI11 is known to command_line.cpp alone.
// Thread: main. Errors: usage errors are answered here, in words, with exit code 2.
#include "cli/verb.h"

#include <optional>
#include <string>
#include <vector>

namespace periplus::cli {

struct Parsed {
    const Verb* verb = nullptr;  // nothing to run: print `out` and `err`, and leave with `exit`
    Arguments arguments;
    std::string out;
    std::string err;
    int exit = 0;
};

Parsed parseCommandLine(const std::vector<std::string>& words);

}  // namespace periplus::cli
