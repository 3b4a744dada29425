// The manual page and the completion know every verb and option.
#include "cli/verb.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace periplus::cli {
namespace {

std::string contents(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(std::string(PERIPLUS_SOURCE_DIR "/packaging/linux/") + path).rdbuf();
    return text.str();
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST(Papers, NameEveryVerbAndOption) {
    const auto manual = contents("man/periplusctl.1");
    const auto completion = contents("completion/periplusctl.bash");
    for (const Verb& verb : verbs()) {
        const auto words = (verb.group.empty() ? "" : std::string(verb.group) + " ") + std::string(verb.name);
        EXPECT_TRUE(holds(manual, ".It Cm " + words + "\n")) << words;
        EXPECT_TRUE(holds(completion, words)) << words;
        for (const Option& option : verb.options) {
            if (!option.name.starts_with("--")) continue;
            EXPECT_TRUE(holds(manual, "Fl \\-" + std::string(option.name.substr(2)))) << option.name;
            EXPECT_TRUE(holds(completion, option.name)) << option.name;
        }
    }
}

}  // namespace periplus::cli
