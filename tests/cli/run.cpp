#include "cli/run.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace periplus::cli {
namespace {

std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string contents(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

Answer shell(const std::string& home, const std::string& command) {
    const test::TemporaryFolder folder;
    const std::string out = folder / "out";
    const std::string err = folder / "err";
    const std::string whole = "export HOME=" + quoted(home) + " LC_ALL=C.UTF-8 CTL=" + quoted(PERIPLUSCTL) +
                              "; unset XDG_DATA_HOME; { " + command + "\n} >" + quoted(out) + " 2>" + quoted(err);
    const int status = std::system(whole.c_str());
    const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {exit, contents(out), contents(err)};
}

Answer run(const std::string& home, const std::vector<std::string>& words, const std::string& input) {
    const test::TemporaryFolder folder;
    const std::string in = folder / "in";
    std::ofstream(in, std::ios::binary) << input;
    std::string command = "\"$CTL\"";
    for (const auto& word : words) command += " " + quoted(word);
    return shell(home, command + " <" + quoted(in));
}

}  // namespace periplus::cli
