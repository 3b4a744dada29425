// What happens to an archive and to its reader while it is taken in: it changes, it is no file, the reader ends
// anywhere, there is no end to it. The library is as it was or has whole captures, and a second import gives all.
#include "core/study/hostile_archive.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace periplus::study {
namespace {

constexpr int kPages = 6;

class IntakeMishaps : public HostileArchive {
protected:
    static void writePages(const std::string& path) {
        test::MadeWarc warc(path);
        for (int i = 0; i < kPages; ++i) {
            const auto name = std::to_string(i);
            warc.response("https://a.example/" + name, "text/html",
                          "<title>" + name + "</title><img src=/" + name + ".png>" + paragraphs(300),
                          test::warcDate(1, i));
            warc.response("https://a.example/" + name + ".png", "image/png", "\x89PNG\r\n\x1A\n" + name,
                          test::warcDate(1, i));
        }
    }
    // All is there as it would be had nothing happened.
    void expectAllAfter(const std::string& path) {
        writePages(path);
        options_.reader.program = PERIPLUS_ARCHIVE_READER;
        options_.reader.quietSeconds = 60;
        ASSERT_TRUE(take(path));
        ASSERT_EQ(captures(), static_cast<std::size_t>(kPages));
        const auto all = library_->captures().all().value();
        for (const auto& capture : all) EXPECT_EQ(capture.state, CaptureState::Complete) << capture.reason;
        EXPECT_TRUE(std::filesystem::is_empty(options_.workFolder));
    }
    std::vector<Capture> forgetAll() {
        auto all = library_->captures().all().value();
        for (const auto& capture : all) EXPECT_TRUE(library_->captures().forget(capture.id));
        EXPECT_TRUE(library_->captures().purge());
        return all;
    }
};

}  // namespace

TEST_F(IntakeMishaps, WhatIsNoFileIsRefusedAtOnce) {
    const auto pipe = folder_ / "pipe.warc";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    std::filesystem::create_directories(folder_ / "empty");
    std::filesystem::create_symlink(folder_ / "circle", folder_ / "circle");
    std::filesystem::create_symlink(pipe, folder_ / "link.warc");
    for (const auto& path : {pipe, folder_ / "link.warc", folder_ / "empty", folder_ / "circle",
                             std::string("/dev/zero"), std::string("/dev/null"), folder_ / "absent\n.warc"}) {
        SCOPED_TRACE(path);
        const auto begin = std::chrono::steady_clock::now();
        const auto report = take(path);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << "it waits for nobody";
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().subject, path);
    }
    EXPECT_EQ(captures(), 0U);
}

TEST_F(IntakeMishaps, AnArchiveThatChangesMeanwhileGivesWhatIsWhole) {
    const auto path = folder_ / "changing.warc.gz";
    const std::vector<std::function<void()>> changes = {
        [&] { std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2); },
        [&] { std::filesystem::resize_file(path, 0); },
        [&] { std::filesystem::remove(path); },
        [&] { std::ofstream(path, std::ios::binary | std::ios::app) << std::string(1'000'000, 'J'); },
        [&] { std::ofstream(path, std::ios::binary | std::ios::in) << std::string(20'000, '\0'); },
    };
    for (const auto& change : changes) {
        {
            test::MadeWarc warc(path);  // longer than a pipe holds, so that the change comes in the midst
            for (int i = 0; i < 40; ++i) {
                std::string noise(100'000, '\0');
                for (std::size_t at = 0; at < noise.size(); ++at)
                    noise[at] = static_cast<char>((at * at + static_cast<std::size_t>(i)) * 2654435761U >> 13U);
                warc.response("https://a.example/noise" + std::to_string(i), "image/png", noise, test::warcDate(1));
            }
        }
        bool changed = false;
        const AddCapture add = [](const NewCapture&) -> Result<void> { return {}; };
        const auto report = takeIn(options_, path, add, {}, [&](const Progress&) {
            if (!std::exchange(changed, true)) change();
        });
        EXPECT_TRUE(changed);
        EXPECT_EQ(report ? path : report.error().subject, path);
        EXPECT_EQ(captures(), 0U);
        EXPECT_TRUE(std::filesystem::is_empty(options_.workFolder));
    }
    expectAllAfter(path);
}

TEST_F(IntakeMishaps, AReaderThatEndsAnywhereLosesNothingForEver) {
    const auto path = folder_ / "pages.warc.gz";
    writePages(path);
    const auto said = folder_ / "said";
    readWith(std::string(PERIPLUS_ARCHIVE_READER) + " \"$@\" | /usr/bin/tee " + said);
    ASSERT_TRUE(take(path));
    const auto undisturbed = forgetAll();
    ASSERT_EQ(undisturbed.size(), static_cast<std::size_t>(kPages));
    const auto whole = std::filesystem::file_size(said);
    for (std::uint64_t part = 0; part < 24; ++part) {
        SCOPED_TRACE(part);
        const auto bytes = std::to_string(whole * part / 24);
        readWith(std::string(PERIPLUS_ARCHIVE_READER) + " \"$@\" | /usr/bin/head -c " + bytes);
        const auto report = take(path);
        ASSERT_FALSE(report) << "an import whose reader ended early is no import";
        EXPECT_EQ(report.error().subject, path);
        ASSERT_EQ(captures(), 0U) << "nothing half is seen";
    }
    expectAllAfter(path);
    const auto all = library_->captures().all().value();
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].id, undisturbed[i].id);
}

// PERIPLUS_MANY_RECORDS=10000000 for all of them.
TEST_F(IntakeMishaps, RecordsOfOneByteTakeNoMemory) {
    const char* wish = std::getenv("PERIPLUS_MANY_RECORDS");
    const int count = wish != nullptr ? std::atoi(wish) : 15'000;
    const auto path = folder_ / "many.warc";
    {
        std::ofstream out(path, std::ios::binary);
        for (int i = 0; i < count; ++i)
            out << "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/" << i
                << "\r\nContent-Type: text/plain\r\nWARC-Date: 2020-02-03T04:05:06Z\r\nContent-Length: "
                   "1\r\n\r\nx\r\n\r\n";
    }
    const pid_t child = ::fork();
    if (child == 0) {
        rusage before{};
        rusage after{};
        ::getrusage(RUSAGE_SELF, &before);
        const AddCapture add = [](const NewCapture&) -> Result<void> { return {}; };
        const auto report = takeIn(options_, path, add);
        ::getrusage(RUSAGE_SELF, &after);
        const bool all = report && report->resources == static_cast<std::uint64_t>(count);
        ::_exit(!all ? 2 : after.ru_maxrss - before.ru_maxrss > 64 * 1024 ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_NE(WEXITSTATUS(status), 2) << "not all were read";
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_NE(WEXITSTATUS(status), 1) << "more than 64 MiB";
#endif
}

// A page whose pictures are written into it: over the limit it is said, below it is taken in.
TEST_F(IntakeMishaps, DataAddressesWithoutEndAreSaid) {
    const auto path = folder_ / "data.html";
    std::ofstream(path, std::ios::binary)
        << "<!DOCTYPE html><title>data</title><p>words<img src='data:image/png;base64," << std::string(1'000'000, 'A');
    std::filesystem::resize_file(path, 200'000'000);
    const auto refused = take(path);
    expectSaid(refused, path);
    EXPECT_EQ(captures(), 0U);
    std::filesystem::resize_file(path, 900'000);
    ASSERT_TRUE(take(path));
    EXPECT_EQ(captures(), 1U);
}

}  // namespace periplus::study
