#pragma once
// A library in a folder of its own, with a clock that the test moves and a small bundled list.
#include "study/library.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace periplus::study {

class LibraryFixture : public testing::Test {
protected:
    static constexpr const char* kList =
        "# List\n\n- [One](https://example.org/one)\n- [Two](https://example.org/two)\n"
        "- [Three](https://example.org/three)\n";

    OpenOptions options() {
        return {folder_ / "library", "test", kList, [this] { return UnixMillis{now_ += 1'000}; }};
    }
    void SetUp() override { reopen(); }
    void reopen() {
        library_.reset();
        auto opened = Library::open(options());
        ASSERT_TRUE(opened) << opened.error().subject << ": " << opened.error().detail;
        library_ = *std::move(opened);
        auto list = library_->openBundled();
        ASSERT_TRUE(list) << list.error().detail;
        list_ = *std::move(list);
    }
    ArticleId article(const std::string& title) {
        const auto found = library_->findArticle(title, {list_});
        EXPECT_TRUE(found) << title;
        return found.value_or(ArticleId{});
    }

    test::TemporaryFolder folder_;
    std::int64_t now_ = 1'700'000'000'000;
    std::unique_ptr<Library> library_;
    SnapshotPtr list_;
};

}  // namespace periplus::study
