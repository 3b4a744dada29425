#include "catalogue/parse.h"
#include "core/catalogue/fixtures.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

namespace periplus::catalogue {
namespace {

namespace fs = std::filesystem;

class ReadFile : public testing::Test {
protected:
    ReadFile() : folder(fs::temp_directory_path() / ("periplus-read-" + std::to_string(::getpid()))) {
        fs::create_directories(folder);
    }
    ~ReadFile() override { fs::remove_all(folder); }

    std::string write(const std::string& bytes) const {
        const auto path = (folder / "list.md").string();
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    fs::path folder;
};

TEST_F(ReadFile, ReadsAList) {
    const auto catalogue = readCatalogue(write("\xEF\xBB\xBF# A\n\nb https://b.example\n"));
    ASSERT_TRUE(catalogue);
    EXPECT_EQ(catalogue->nodes.at(0).title, "A");
    EXPECT_EQ(catalogue->entryCount(), 1U);
}

TEST_F(ReadFile, NamesWhatIsWrong) {
    EXPECT_EQ(readCatalogueFile((folder / "none.md").string()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(readCatalogueFile(folder.string()).error().code, ErrorCode::NotAFile);
    EXPECT_EQ(readCatalogueFile("/dev/zero").error().code, ErrorCode::NotAFile);
    EXPECT_EQ(readCatalogueFile(write("")).error().code, ErrorCode::Empty);
    EXPECT_EQ(readCatalogueFile(write("\xEF\xBB\xBF")).error().code, ErrorCode::Empty);
}

TEST_F(ReadFile, NamesTheByteThatIsNoText) {
    const auto binary = readCatalogueFile(write(std::string("ab\0c", 4)));
    EXPECT_EQ(binary.error().code, ErrorCode::Binary);
    EXPECT_EQ(binary.error().byte, 2U);
    const auto broken = readCatalogueFile(write("abc\xFF"));
    EXPECT_EQ(broken.error().code, ErrorCode::NotUtf8);
    EXPECT_EQ(broken.error().byte, 3U);
    const auto wide = readCatalogueFile(write(std::string("\xFF\xFE#\0", 4)));
    EXPECT_EQ(wide.error().code, ErrorCode::NotUtf8);
    EXPECT_NE(wide.error().detail.find("UTF-16"), std::string::npos);
}

TEST_F(ReadFile, AFifoDoesNotHoldTheCaller) {
    const auto path = (folder / "fifo").string();
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    EXPECT_EQ(readCatalogueFile(path).error().code, ErrorCode::NotAFile);
}

TEST_F(ReadFile, TooLargeIsRefusedBeforeItIsRead) {
    const auto path = write("x");
    fs::resize_file(path, 100ULL * 1024 * 1024);
    const auto refused = readCatalogueFile(path);
    EXPECT_EQ(refused.error().code, ErrorCode::TooLarge);
    EXPECT_NE(refused.error().detail.find("64 MiB"), std::string::npos);
}

}  // namespace
}  // namespace periplus::catalogue
