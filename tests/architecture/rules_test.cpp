// Each rule of the house on a small house that breaks it: a check that cannot fail guards nothing.
#include "cpp_text.h"
#include "forms.h"
#include "layers.h"
#include "links.h"
#include "owners.h"
#include "sizes.h"
#include "source_tree.h"

#include <gtest/gtest.h>

namespace periplus::architecture {
namespace {

std::string lines(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "int a;\n";
    return text;
}

bool mentions(const Problems& problems, std::string_view a, std::string_view b) {
    return problems.size() == 1 && problems[0].find(a) != std::string::npos && problems[0].find(b) != std::string::npos;
}

TEST(Layers, AnArrowUpwardsNamesBothFiles) {
    const SourceTree tree = {{"core/base/ids.cpp", "#include \"study/library.h\"\n"}, {"core/study/library.h", ""}};
    EXPECT_TRUE(mentions(arrowProblems(tree), "core/base/ids.cpp:1", "core/study/library.h"));
}

TEST(Layers, ModulesInBracesDoNotKnowEachOther) {
    const SourceTree core = {{"core/catalogue/a.cpp", "#include \"annotate/b.h\"\n"}, {"core/annotate/b.h", ""}};
    EXPECT_EQ(arrowProblems(core).size(), 1U);
    const SourceTree app = {{"app/views/a.cpp", "#include \"reader/b.h\"\n"}, {"app/reader/b.h", ""}};
    EXPECT_EQ(arrowProblems(app).size(), 1U);
    const SourceTree exception = {{"core/annotate/a.cpp", "#include \"text/b.h\"\n"}, {"core/text/b.h", ""}};
    EXPECT_TRUE(arrowProblems(exception).empty());
}

TEST(Layers, APathThroughDotsIsTheSameArrow) {
    const SourceTree tree = {{"core/base/a.cpp", "#  include \"../store/b.h\"\n"}, {"core/store/b.h", ""}};
    EXPECT_TRUE(mentions(arrowProblems(tree), "core/base/a.cpp:1", "core/store/b.h"));
}

TEST(Layers, ANewModuleMustBePlaced) {
    EXPECT_TRUE(mentions(arrowProblems({{"core/misc/a.cpp", ""}}), "core/misc/a.cpp", "no place"));
}

TEST(Layers, TheStoreIsFoundBehindAnotherHeader) {
    const SourceTree tree = {{"app/shell/a.cpp", "#include \"study/b.h\"\n"},
                             {"core/study/b.h", "#include \"store/c.h\"\n"},
                             {"core/store/c.h", ""}};
    EXPECT_TRUE(mentions(storeProblems(tree), "app/shell/a.cpp reaches core/store/c.h", "core/study/b.h:1"));
    EXPECT_TRUE(arrowProblems(tree).empty());
}

TEST(Layers, QtStaysOutOfCoreAndCommandLine) {
    EXPECT_EQ(qtProblems({{"core/base/a.h", "#include <QString>\n"}}).size(), 1U);
    EXPECT_EQ(qtProblems({{"app/cli/a.cpp", "#include <QtCore/QString>\n"}}).size(), 1U);
    EXPECT_EQ(qtProblems({{"core/base/a.h", "#include <qglobal.h>\n"}}).size(), 1U);
    EXPECT_TRUE(
        qtProblems({{"app/views/a.h", "#include <QString>\n"}, {"core/base/b.h", "#include <queue>\n"}}).empty());
}

TEST(Owners, AForeignHeaderOutsideItsHome) {
    for (const auto* header : {"cmark-gfm.h", "cmark-gfm-core-extensions.h", "sqlite3.h", "openssl/evp.h",
                               "utf8cpp/utf8.h", "CLI/CLI.hpp", "QWebEngineView", "QtWebEngineCore/QWebEnginePage"}) {
        const SourceTree tree = {{"app/views/a.cpp", "#include <" + std::string(header) + ">\n"}};
        EXPECT_TRUE(mentions(ownerProblems(tree), "app/views/a.cpp:1", "belongs to")) << header;
    }
    EXPECT_TRUE(ownerProblems({{"core/store/a.cpp", "#include <sqlite3.h>\n"}}).empty());
}

TEST(Owners, ASecondHolderOfWhatOneMayHold) {
    const auto shared = [](const std::string& a, const std::string& b, const std::string& header) {
        const auto text = "#include <" + header + ">\n";
        return ownerProblems({{a, text}, {b, text}});
    };
    EXPECT_TRUE(mentions(shared("core/base/a.cpp", "core/base/b.cpp", "idn2.h"), "core/base/b.cpp", "core/base/a.cpp"));
    EXPECT_EQ(shared("core/base/a.cpp", "core/study/b.cpp", "unicode/uchar.h").size(), 1U);
    EXPECT_TRUE(shared("core/base/a.cpp", "core/base/b.cpp", "unicode/uchar.h").empty());
    EXPECT_EQ(shared("app/views/a.cpp", "app/models/b.cpp", "QJSEngine").size(), 1U);
    EXPECT_EQ(shared("core/study/a.cpp", "core/study/b.cpp", "nlohmann/json.hpp").size(), 1U);
    EXPECT_TRUE(shared("core/annotate/a.cpp", "core/study/b.cpp", "nlohmann/json.hpp").empty());
}

TEST(Owners, OurOwnHeaderOfTheSameNameIsOurs) {
    const SourceTree tree = {{"core/base/utf8.h", ""}, {"core/base/a.cpp", "#include \"utf8.h\"\n"}};
    EXPECT_TRUE(ownerProblems(tree).empty());
}

TEST(Sizes, FilesAskForAReasonAndHaveAnEnd) {
    EXPECT_TRUE(sizeProblems({{"core/base/a.cpp", lines(400)}}, "").empty());
    EXPECT_TRUE(mentions(sizeProblems({{"core/base/a.cpp", lines(401)}}, ""), "core/base/a.cpp", "401 lines"));
    EXPECT_TRUE(sizeProblems({{"core/base/a.cpp", lines(401)}}, "core/base/a.cpp 401  one table\n").empty());
    EXPECT_EQ(sizeProblems({{"core/base/a.cpp", lines(601)}}, "core/base/a.cpp 601  one table\n").size(), 1U);
}

TEST(Sizes, TheListMayOnlyShrink) {
    const std::string list = "# comment\ncore/base/a.cpp 450  one table\n";
    EXPECT_TRUE(sizeProblems({{"core/base/a.cpp", lines(440)}}, list).empty());
    EXPECT_TRUE(mentions(sizeProblems({{"core/base/a.cpp", lines(451)}}, list), "451", "outgrew"));
    EXPECT_TRUE(mentions(sizeProblems({{"core/base/a.cpp", lines(400)}}, list), "core/base/a.cpp", "no longer needed"));
    EXPECT_TRUE(mentions(sizeProblems({{"core/base/b.cpp", lines(4)}}, list), "core/base/a.cpp", "not there"));
    EXPECT_TRUE(
        mentions(sizeProblems({{"core/base/a.cpp", lines(450)}}, "core/base/a.cpp 450\n"), "a.cpp", "no reason"));
}

TEST(Sizes, FunctionsToo) {
    const auto body = [](std::size_t count) { return "void A::b(int c) const {\n" + lines(count - 2) + "}\n"; };
    EXPECT_TRUE(sizeProblems({{"app/a.cpp", body(40)}}, "").empty());
    EXPECT_TRUE(mentions(sizeProblems({{"app/a.cpp", body(41)}}, ""), "app/a.cpp:1 A::b", "41 lines"));
    EXPECT_TRUE(sizeProblems({{"app/a.cpp", body(80)}}, "app/a.cpp#A::b 80  one switch\n").empty());
    EXPECT_EQ(sizeProblems({{"app/a.cpp", body(81)}}, "app/a.cpp#A::b 81  one switch\n").size(), 1U);
}

TEST(CppText, FunctionsAreFoundWhereTheyAre) {
    const auto functions = functionsOf(R"text(
namespace a::b {
// void comment() { }
const char* text = "void string() {";
const auto raw = R"(} void raw() {)";
constexpr int table[] = {1, 2};
struct S : Base<int> {
    S() : a_{1}, b_(2) { run(); }
public:
    int inlineOne() const { return 1'000; }
    int member{3};
};
template <class T>
Result<T> S::two(T t,
                 int u) noexcept {
    if (t) {
        auto f = [&](int x) { return x; };
    }
}
const auto lambda = [](int x) {
    return x;
};
}  // namespace a::b
TEST(Suite, Name) {
}
)text");
    std::vector<std::string> found;
    for (const auto& f : functions)
        found.push_back(f.name + " " + std::to_string(f.line) + " " + std::to_string(f.length));
    EXPECT_EQ(found, (std::vector<std::string>{"S 8 1", "inlineOne 10 1", "S::two 15 5", "[] 20 3",
                                               "TEST(Suite, Name) 24 2"}));
}

TEST(Forms, NamesThatSayNothing) {
    for (const auto* path :
         {"core/base/string_util.cpp", "core/base/data.h", "app/views/tree2.h", "app/shell/helpers.h"}) {
        EXPECT_EQ(nameProblems({{path, ""}}).size(), 1U) << path;
    }
    EXPECT_EQ(nameProblems({{"core/base/Ids.h", ""}}).size(), 1U);
    for (const auto* type :
         {"class NoteManager {", "struct LinkInfo {", "struct ParserData : A {", "enum class Kind2 {"}) {
        EXPECT_TRUE(
            mentions(nameProblems({{"core/base/a.h", "\n" + std::string(type) + "};\n"}}), "core/base/a.h:2", "says"));
    }
    EXPECT_EQ(nameProblems({{"core/base/a.h", "struct small_thing {};\n"}}).size(), 1U);
    EXPECT_TRUE(nameProblems({{"core/store/database.h", "class Database {};\nclass QFileInfo;\n"}}).empty());
}

TEST(Forms, HeadersWithoutTheirContract) {
    const std::string good = "#pragma once\n// What.\n// Ownership: values.\n// Thread: any.\n";
    const auto with = [](const std::string& header) {
        return contractProblems({{"core/base/a.h", header}, {"core/study/b.cpp", "#include \"base/a.h\"\n"}});
    };
    EXPECT_TRUE(with(good).empty());
    EXPECT_EQ(with("#pragma once\n#include <string>\n").size(), 1U);
    EXPECT_EQ(with("#pragma once\n// Short. Thread: any.\n").size(), 1U);
    EXPECT_EQ(with("#pragma once\n// What.\n// For whom.\n// Why.\n").size(), 1U);
    EXPECT_EQ(with(good + "//\n//\n//\n//\n//\n//\n").size(), 1U);
    EXPECT_TRUE(contractProblems({{"core/base/a.h", "#pragma once\n// Private: one line is enough.\n"}}).empty());
}

TEST(Links, WhatIsIncludedIsNamedAndTheReverse) {
    const SourceTree missing = {{"core/study/CMakeLists.txt", "periplus_core_module(study SOURCES a.cpp USES base)\n"},
                                {"core/study/a.cpp", "#include \"base/b.h\"\n#include \"store/c.h\"\n"},
                                {"core/base/b.h", ""},
                                {"core/store/c.h", ""}};
    EXPECT_TRUE(mentions(linkProblems(missing), "core/study/CMakeLists.txt", "store"));
    const SourceTree idle = {{"core/study/CMakeLists.txt", "periplus_core_module(study SOURCES a.cpp USES base)\n"}};
    EXPECT_TRUE(mentions(linkProblems(idle), "core/study/CMakeLists.txt", "includes nothing"));
    const SourceTree upward = {{"core/base/CMakeLists.txt", "periplus_core_module(base SOURCES a.cpp USES store)\n"}};
    EXPECT_TRUE(mentions(linkProblems(upward), "core/base/CMakeLists.txt", "must not link store"));
    const SourceTree foreign = {{"core/text/CMakeLists.txt", "periplus_core_module(text LIBRARIES SQLite::SQLite3)\n"}};
    EXPECT_TRUE(mentions(linkProblems(foreign), "SQLite::SQLite3", "belongs to store"));
}

TEST(Links, AModuleWithoutALonelyTest) {
    SourceTree tree = {{"core/base/CMakeLists.txt", "periplus_core_module(base SOURCES a.cpp)\n"}};
    EXPECT_TRUE(mentions(lonelyTestProblems(tree), "core/base/CMakeLists.txt", "no test links base alone"));
    tree["tests/core/base/CMakeLists.txt"] = "periplus_core_test(base SOURCES a.cpp USES base)\n";
    EXPECT_TRUE(lonelyTestProblems(tree).empty());
    tree = {{"core/annotate/CMakeLists.txt", "periplus_core_module(annotate SOURCES a.cpp)\n"},
            {"tests/core/CMakeLists.txt", "periplus_core_test(annotate SOURCES a.cpp USES annotate study)\n"}};
    EXPECT_EQ(lonelyTestProblems(tree).size(), 1U);
    tree["tests/core/CMakeLists.txt"] = "periplus_core_test(annotate SOURCES a.cpp USES annotate base)\n";
    EXPECT_TRUE(lonelyTestProblems(tree).empty());
}

}  // namespace
}  // namespace periplus::architecture
