// Parts: each once, whole or not there, and what is read is what was put.
#include "store/part_files.h"
#include "base/file_handle.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

namespace periplus::store {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMiB = 1024ULL * 1024;

std::string noise(std::size_t size, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (auto& byte : bytes) byte = static_cast<char>(random());
    return bytes;
}

std::string words(std::size_t size) {
    std::string text;
    for (int i = 0; text.size() < size; ++i) text += "the line number " + std::to_string(i * 7919) + " of a page\n";
    text.resize(size);
    return text;
}

class PartFilesTest : public testing::Test {
protected:
    void SetUp() override { reopen(); }
    void reopen() {
        files_.reset();
        files_ = PartFiles::open(parts()).value();
    }
    [[nodiscard]] std::string parts() const { return folder_ / "parts"; }
    [[nodiscard]] std::string pathOf(const std::string& hash) const {
        return parts() + '/' + hash.substr(0, 2) + '/' + hash.substr(2);
    }
    StoredPart stream(std::string_view bytes, std::size_t piece) {
        auto writer = files_->begin();
        while (!bytes.empty()) {
            EXPECT_TRUE(writer.write(bytes.substr(0, piece)));
            bytes.remove_prefix(std::min(piece, bytes.size()));
        }
        return writer.finish().value();
    }
    [[nodiscard]] std::size_t countFiles() const {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(parts()))
            count += entry.is_regular_file() && entry.path().filename() != kUnswept ? 1U : 0U;
        return count;
    }
    std::string readInPieces(const std::string& hash) {
        auto reader = files_->reader(hash).value();
        std::string all;
        for (;;) {
            auto piece = reader.next();
            EXPECT_TRUE(piece);
            if (!piece || piece->empty()) return all;
            all += *piece;
        }
    }

    test::TemporaryFolder folder_;
    std::shared_ptr<PartFiles> files_;
};

ErrorCode codeOf(const Result<std::string>& result) { return result ? ErrorCode::Internal : result.error().code; }

}  // namespace

TEST_F(PartFilesTest, WhatWasPutIsReadWhateverItsSizeAndKind) {
    for (const std::size_t size : {0UL, 1UL, 63UL, 64UL, 65UL, 4096UL, 256UL * 1024, 256UL * 1024 + 1, 3UL * kMiB}) {
        for (const auto& bytes : {words(size), noise(size, 7), std::string(size, 'a')}) {
            const auto put = files_->put(bytes).value();
            EXPECT_EQ(put.hash, sha256Hex(bytes));
            EXPECT_EQ(put.bytes, size);
            EXPECT_TRUE(files_->read(put.hash).value() == bytes);
            EXPECT_TRUE(readInPieces(put.hash) == bytes);
            fs::remove(pathOf(put.hash));
            for (const std::size_t piece : {1000UL, 100'000UL, 9UL * kMiB}) {
                const auto streamed = stream(bytes, piece);
                EXPECT_EQ(streamed.hash, put.hash);
                EXPECT_EQ(streamed.bytes, size);
                EXPECT_TRUE(files_->read(put.hash).value() == bytes) << size << " in pieces of " << piece;
                fs::remove(pathOf(put.hash));
            }
        }
    }
}

TEST_F(PartFilesTest, WordsAreCompressedAndNoiseIsNot) {
    const auto text = files_->put(words(kMiB)).value();
    const auto picture = files_->put(noise(kMiB, 1)).value();
    EXPECT_LT(files_->storedBytes(text.hash).value(), kMiB / 4);
    EXPECT_EQ(files_->storedBytes(picture.hash).value(), kMiB + 4);
    EXPECT_EQ(files_->storedBytes(stream(noise(kMiB, 2), 5000).hash).value(), kMiB + 4);
}

TEST_F(PartFilesTest, APartThatIsThereIsNotWrittenAgain) {
    const auto first = files_->put(words(1000)).value();
    const auto modified = fs::last_write_time(pathOf(first.hash));
    fs::last_write_time(pathOf(first.hash), modified - std::chrono::hours(1));
    (void)files_->put(words(1000)).value();
    (void)stream(words(1000), 10);
    EXPECT_EQ(fs::last_write_time(pathOf(first.hash)), modified - std::chrono::hours(1));
    EXPECT_EQ(countFiles(), 1U);
}

TEST_F(PartFilesTest, NothingIsSeenOfWhatIsNotFinished) {
    {
        auto writer = files_->begin();
        ASSERT_TRUE(writer.write(noise(kMiB, 3)));
        EXPECT_FALSE(files_->has(sha256Hex(noise(kMiB, 3))));
        EXPECT_EQ(countFiles(), 1U);
    }
    EXPECT_EQ(countFiles(), 0U);
}

TEST_F(PartFilesTest, FilesAndFoldersAreThePersonsAlone) {
    const auto part = files_->put("private").value();
    struct stat status{};
    ASSERT_EQ(::stat(pathOf(part.hash).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    for (const auto& folder : {parts(), parts() + '/' + part.hash.substr(0, 2)}) {
        ASSERT_EQ(::stat(folder.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0700U);
    }
}

TEST_F(PartFilesTest, DamageIsNamedByTheHash) {
    for (const auto& bytes : {words(50'000), noise(50'000, 4)}) {
        const auto part = files_->put(bytes).value();
        const std::string whole = periplus::readFile(pathOf(part.hash)).value();
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            std::string damaged = whole;
            if (round % 2 == 0)
                damaged.resize(random() % damaged.size());
            else
                damaged[random() % damaged.size()] ^= static_cast<char>(1U << (random() % 8));
            std::ofstream(pathOf(part.hash), std::ios::binary) << damaged;
            const auto read = files_->read(part.hash);
            // A bit of the frame's head may mean nothing: then the bytes are what was put.
            if (read) {
                EXPECT_TRUE(*read == bytes);
                continue;
            }
            EXPECT_EQ(read.error().code, ErrorCode::Damaged);
            EXPECT_EQ(read.error().subject, part.hash);
            auto reader = files_->reader(part.hash).value();
            auto piece = reader.next();
            while (piece && !piece->empty()) piece = reader.next();
            EXPECT_FALSE(piece);
        }
        std::ofstream(pathOf(part.hash), std::ios::binary) << whole + "more";
        EXPECT_EQ(codeOf(files_->read(part.hash)), ErrorCode::Damaged);
    }
}

TEST_F(PartFilesTest, OnlyHashesAreAskedForAndNoLinkIsFollowed) {
    for (const char* path : {"", "unswept", "../library.db", "../../../../../../../../../../../../../../../etc/passwd"})
        EXPECT_EQ(codeOf(files_->read(path)), ErrorCode::InvalidArgument) << path;
    const auto secret = sha256Hex("secret");
    EXPECT_EQ(codeOf(files_->read(secret)), ErrorCode::NotFound);
    // The file is a link, then its folder is one, then it is a pipe.
    const auto part = files_->put("secret").value();
    fs::rename(pathOf(part.hash), folder_ / "elsewhere");
    fs::create_symlink(folder_ / "elsewhere", pathOf(part.hash));
    EXPECT_FALSE(files_->read(part.hash));
    fs::remove(pathOf(part.hash));
    fs::rename(folder_ / "elsewhere", pathOf(part.hash));
    const std::string folder = parts() + '/' + part.hash.substr(0, 2);
    fs::rename(folder, folder_ / "elsewhere");
    fs::create_directory_symlink(folder_ / "elsewhere", folder);
    EXPECT_FALSE(files_->read(part.hash));
    fs::remove(folder);
    fs::rename(folder_ / "elsewhere", folder);
    fs::remove(pathOf(part.hash));
    ASSERT_EQ(::mkfifo(pathOf(part.hash).c_str(), 0600), 0);
    EXPECT_EQ(codeOf(files_->read(part.hash)), ErrorCode::Damaged);
}

TEST_F(PartFilesTest, ACapIsKeptWhateverTheFrameSays) {
    const auto bomb = files_->put(std::string(64 * kMiB, '0')).value();
    EXPECT_LT(files_->storedBytes(bomb.hash).value(), 64U * 1024);
    EXPECT_EQ(codeOf(files_->read(bomb.hash, kMiB)), ErrorCode::TooLarge);
    const auto plain = files_->put(noise(kMiB, 6)).value();
    EXPECT_EQ(codeOf(files_->read(plain.hash, kMiB - 1)), ErrorCode::TooLarge);
    EXPECT_TRUE(files_->read(plain.hash, kMiB));
}

TEST_F(PartFilesTest, SweepingTakesWhatNobodyNamesAndWaitsForAHold) {
    const auto kept = files_->put(words(1000)).value();
    const auto stray = files_->put(noise(1000, 8)).value();
    std::ofstream(parts() + "/0123456789abcdef") << "half written";
    const auto named = [&](std::string_view hash) { return hash == kept.hash; };
    {
        const auto hold = files_->hold();
        EXPECT_EQ(files_->sweep(named).value(), 0U);
        EXPECT_TRUE(files_->has(stray.hash));
    }
    EXPECT_EQ(files_->sweep(named).value(), 1004U + 12U);
    EXPECT_FALSE(files_->has(stray.hash));
    EXPECT_TRUE(files_->has(kept.hash));
    EXPECT_EQ(countFiles(), 1U);
}

TEST_F(PartFilesTest, AnEarlierSessionsStraysAreKnown) {
    EXPECT_FALSE(files_->mayHaveStrays());
    (void)files_->put("one").value();
    EXPECT_TRUE(files_->mayHaveStrays());
    reopen();
    EXPECT_TRUE(files_->mayHaveStrays());
    (void)files_->sweep([](std::string_view) { return true; }).value();
    EXPECT_FALSE(files_->mayHaveStrays());
    reopen();
    EXPECT_FALSE(files_->mayHaveStrays());
}

// A power cut may leave a name with no bytes behind it; whoever brings the part again writes it again.
TEST_F(PartFilesTest, AfterAKilledSessionATornPartIsWrittenAgain) {
    files_.reset();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto files = PartFiles::open(parts()).value();
        (void)files->put(words(5000)).value();
        ::_exit(0);  // without a word
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    const std::string hash = sha256Hex(words(5000));
    std::ofstream(pathOf(hash), std::ios::trunc) << "";
    reopen();
    EXPECT_EQ(files_->put(words(5000)).value().hash, hash);
    EXPECT_TRUE(files_->read(hash).value() == words(5000));
    std::ofstream(pathOf(hash), std::ios::trunc) << "";
    (void)stream(words(5000), 100);
    EXPECT_TRUE(files_->read(hash).value() == words(5000));
}

TEST_F(PartFilesTest, ThreadsPutAndSweepAtOnce) {
    std::vector<std::thread> threads;
    std::atomic<int> lost = 0;
    for (std::uint32_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (std::uint32_t i = 0; i < 50; ++i) {
                const auto hold = files_->hold();
                const auto own = files_->put(noise(3000, thread * 1000 + i)).value();
                const auto shared = files_->put(words(100 + i)).value();
                if (!files_->read(own.hash) || !files_->read(shared.hash)) ++lost;
            }
        });
    }
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(files_->sweep([](std::string_view) { return false; }));
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(lost, 0);
    EXPECT_TRUE(files_->sync());
}

}  // namespace periplus::store
