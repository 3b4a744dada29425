#pragma once
// Runs the real periplusctl with a home of its own and gives back what it said. Thread: any. Errors: the test fails.
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace periplus::cli {

struct Answer {
    int exit = -1;  // 128 + the signal that ended it
    std::string out;
    std::string err;

    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

// Words are given to the program as they are; `home` is HOME; `input` is standard input.
Answer run(const std::string& home, const std::vector<std::string>& words, const std::string& input = {});

// The same through a shell, for pipes and redirections; $CTL is the program.
Answer shell(const std::string& home, const std::string& command);

}  // namespace periplus::cli
