// No link is lost or mangled: the parser beside an extractor that shares nothing with it, over the golden lists, the
// bundled list and lists made at random.
#include "core/catalogue/extractor.h"

#include "catalogue/parse.h"
#include "core/catalogue/fixtures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <map>
#include <random>

namespace periplus::catalogue {
namespace {

using Addresses = std::vector<std::string>;

Addresses ours(const Catalogue& catalogue) {
    Addresses found;
    for (const auto& node : catalogue.nodes) {
        for (const auto& link : node.links) found.push_back(link.url);
    }
    return found;
}

Addresses without(Addresses all, Addresses some) {
    std::ranges::sort(all);
    std::ranges::sort(some);
    Addresses rest;
    std::ranges::set_difference(all, some, std::back_inserter(rest));
    return rest;
}

// Where the two differ on purpose: what cmark-gfm takes for addresses, and what we read instead.
struct Difference {
    Addresses theirs;
    Addresses ours;
};

const std::map<std::string, Difference>& differences() {
    static const std::string zh = "https://zh.example/";
    static const std::map<std::string, Difference> all = {
        // An address in a comment or a script is kept, though nobody can see it.
        {"04_html", {{}, {"https://html.example/comment", "https://html.example/script"}}},
        // cmark-gfm swallows Chinese punctuation and what stands behind it.
        {"08_chinese",
         {{zh + "a）以及《" + zh + "b》，还有" + zh + "c。最后“" + zh + "d”！",
           zh + "e】、" + zh + "f，" + zh + "g；" + zh + "h？", zh + "full　后面", zh + "gone~~【//已失效】",
           zh + "bold**后面", "http://www.zh.example/www，完"},
          {zh + "a", zh + "b", zh + "c", zh + "d", zh + "e", zh + "f", zh + "g", zh + "h", zh + "full", zh + "gone",
           zh + "bold", "http://www.zh.example/www"}}},
        {"kubernetes-source-analysis",
         {{"https://github.com/cloudnativeto/sig-k8s-source-code】"},
          {"https://github.com/cloudnativeto/sig-k8s-source-code"}}},
        // What no link uses is kept as well.
        {"02_references", {{}, {"/relative"}}},
        // It knows no address of an IPv6 host, and keeps `&amp;` in a bare one.
        {"09_bare",
         {{"https://bare.example/entity&amp;x=1"},
          {"https://[2001:db8::1]:8080/ip6", "https://bare.example/entity&x=1"}}},
    };
    return all;
}

void expectOnlyTheKnownDifferences(const std::string& path) {
    const auto catalogue = parse(fileText(path));
    const auto found = ours(catalogue);
    const auto independent = addressesByCmark(*catalogue.source);
    const auto name = std::filesystem::path(path).stem().string();
    const auto known = differences().contains(name) ? differences().at(name) : Difference{};
    EXPECT_EQ(without(independent, found), without(known.theirs, {})) << name << ": lost or mangled";
    EXPECT_EQ(without(found, independent), without(known.ours, {})) << name << ": only we know these";
}

TEST(Extractor, GoldenListsHoldEveryAddress) {
    int lists = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(PERIPLUS_SOURCE_DIR) + "/tests/golden/catalogue")) {
        if (file.path().extension() != ".md") continue;
        expectOnlyTheKnownDifferences("tests/golden/catalogue/" + file.path().filename().string());
        ++lists;
    }
    EXPECT_GE(lists, 12);
}

TEST(Extractor, TheBundledListHoldsEveryAddress) {
    expectOnlyTheKnownDifferences("resources/catalogue/kubernetes-source-analysis.md");
}

const std::vector<std::string> kPieces = {"- ",
                                          "\n- ",
                                          "\n  - ",
                                          "\n\n",
                                          "\n",
                                          "\n> ",
                                          "\n# ",
                                          "\n1. ",
                                          " ",
                                          " ",
                                          " words ",
                                          "*",
                                          "**",
                                          "***",
                                          "_",
                                          "~~",
                                          " `",
                                          " ``",
                                          " \\* ",
                                          "!",
                                          "|",
                                          "\n|-|-|\n",
                                          "<br>",
                                          "<a href=\"https://u.example/%\">shown</a>",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "]: https://u.example/def\n",
                                          "[title](https://u.example/%)",
                                          "[*title*](<https://u.example/% b> \"t\")",
                                          "![alt](https://u.example/%.png)",
                                          "[![alt](https://u.example/%.png)](https://u.example/%)",
                                          "<https://u.example/%>",
                                          " https://u.example/% ",
                                          " https://u.example/%, ",
                                          "\nhttps://u.example/%",
                                          "<a href=\"https://u.example/%\">",
                                          "[ref]",
                                          "[ref][]",
                                          "\n[ref]: https://u.example/% 'title'\n",
                                          " <me%@u.example> ",
                                          "\n\n```\nhttps://u.example/code\n```\n",
                                          "\n<p>\n<img src=\"https://u.example/%\">\n\n",
                                          "\n| [c](https://u.example/%) | https://u.example/% |\n",
                                          "(https://u.example/(%))",
                                          "<!-- words -->"};

// Pieces of lists, set side by side at random: whatever the structure that comes out, both see the same addresses.
std::string randomList(std::mt19937& random) {
    std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
    std::string list;
    for (int i = 0, end = 3 + static_cast<int>(random() % 14); i < end; ++i) {
        for (const char c : kPieces[piece(random)]) {
            if (c == '%')
                list += std::to_string(i);
            else
                list += c;
        }
    }
    return list + "\n";
}

// The two differ in where an address beside marks and brackets ends.
bool isKnownWithAnotherEnd(const Addresses& found, const std::string& address) {
    const auto goesOn = [](const std::string& whole, const std::string& part) {
        return whole.size() > part.size() && whole.starts_with(part) &&
               std::isalnum(static_cast<unsigned char>(whole[part.size()])) == 0;
    };
    return std::ranges::any_of(found,
                               [&](const std::string& own) { return goesOn(address, own) || goesOn(own, address); });
}

TEST(Extractor, RandomListsHoldEveryAddress) {
    std::mt19937 random(20260101);
    for (int i = 0; i < 3000; ++i) {
        const auto list = randomList(random);
        const auto found = ours(parse(list));
        auto lost = without(addressesByCmark(list), found);
        std::erase_if(lost, [&](const std::string& address) { return isKnownWithAnotherEnd(found, address); });
        ASSERT_EQ(lost, Addresses{}) << "list " << i << ":\n" << list;
    }
}

}  // namespace
}  // namespace periplus::catalogue
