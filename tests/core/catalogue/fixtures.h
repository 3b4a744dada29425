#pragma once
// What the catalogue's tests share: files of the repository, and the invariants every catalogue keeps.
#include "base/utf8.h"
#include "catalogue/parse.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace periplus::catalogue {

inline std::string fileText(const std::string& path) {
    std::ifstream file(std::string(PERIPLUS_SOURCE_DIR) + "/" + path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace periplus::catalogue
