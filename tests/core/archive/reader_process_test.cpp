// Reading in a child: what it gives is what reading here gives, and nothing that it does or says can do harm.
#include "archive/reader_process.h"

#include "archive/frames.h"
#include "archive/warc_record.h"
#include "base/file_handle.h"
#include "core/archive/collecting_sink.h"
#include "core/archive/warc_builder.h"

#include <fcntl.h>

#include <cstdlib>

namespace periplus::archive {
namespace {

ReaderProcess realReader() { return {PERIPLUS_ARCHIVE_READER, 512ULL * 1024 * 1024, 60}; }

// A program of two lines in the reader's place.
class Script {
public:
    explicit Script(const std::string& line) : file_("#!/bin/sh\n" + line + "\n", ".sh") {
        std::filesystem::permissions(file_.path(), std::filesystem::perms::owner_all);
    }
    [[nodiscard]] ReaderProcess process(std::uint32_t quietSeconds = 60) const {
        return {file_.path(), 512ULL * 1024 * 1024, quietSeconds};
    }

private:
    TemporaryFile file_;
};

std::string framesOf(const auto& say) {
    const TemporaryFile file("", ".frames");
    const auto handle = FileHandle::open(file.path(), O_RDWR);
    FrameSink sink(handle->descriptor());
    say(sink);
    EXPECT_TRUE(sink.progress({}));  // flushes
    return handle->readAll().value();
}

std::string archiveBytes() {
    return gzipEach(
        {response("https://a.example/", "<p>one</p>"),
         response("https://a.example/big", std::string(3'000'000, 'x') + "!", "Content-Type: text/plain\r\n"),
         record("metadata", "https://a.example/", {{"Content-Type", std::string(kManifestType)}}, "{\"a\":1}"),
         "junk"});
}

TEST(ReaderProcess, GivesWhatReadingHereGives) {
    const TemporaryFile file(archiveBytes());
    CollectingSink here;
    CollectingSink there;
    ASSERT_TRUE(readArchive(file.path(), here));
    const auto format = readArchive(realReader(), file.path(), there);
    ASSERT_TRUE(format) << format.error().detail;
    EXPECT_EQ(*format, Format::Warc);
    ASSERT_EQ(there.resources.size(), here.resources.size());
    for (std::size_t i = 0; i < here.resources.size(); ++i) {
        EXPECT_EQ(there.resources[i].head.url, here.resources[i].head.url);
        EXPECT_EQ(there.resources[i].head.at, here.resources[i].head.at);
        EXPECT_EQ(there.resources[i].bytes, here.resources[i].bytes);
        EXPECT_EQ(there.resources[i].whole, here.resources[i].whole);
    }
    ASSERT_EQ(there.pages.size(), here.pages.size());
    EXPECT_EQ(there.pages.back().manifest, here.pages.back().manifest);
    EXPECT_EQ(there.allDoubts(), here.allDoubts());
    EXPECT_EQ(there.last.done, here.last.done);
}

TEST(ReaderProcess, GivesTheErrorsOfReadingHere) {
    CollectingSink sink;
    EXPECT_EQ(readArchive(realReader(), "/nowhere.warc", sink).error().code, ErrorCode::NotFound);
    const TemporaryFile empty("");
    EXPECT_EQ(readArchive(realReader(), empty.path(), sink).error().code, ErrorCode::Empty);
    EXPECT_EQ(readArchive({"/nowhere", 1 << 29, 60}, empty.path(), sink).error().code, ErrorCode::Internal);
}

TEST(ReaderProcess, ACrashBecomesADoubtAndAnError) {
    const auto begun = framesOf([](FrameSink& sink) {
        EXPECT_TRUE(sink.begin({"https://a.example/", "text/html", 200, {}, {}}));
        EXPECT_TRUE(sink.bytes("half"));
    });
    const TemporaryFile frames(begun, ".frames");
    const Script script("/bin/cat " + frames.path() + "; kill -SEGV $$");
    CollectingSink sink;
    const auto read = readArchive(script.process(), "/x", sink);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Malformed);
    EXPECT_EQ(read.error().subject, "/x");
    ASSERT_EQ(sink.resources.size(), 1U);
    EXPECT_FALSE(sink.resources[0].whole);
    EXPECT_TRUE(sink.hasDoubt("signal 11"));
}

TEST(ReaderProcess, AQuietChildIsEnded) {
    const Script script("exec /bin/sleep 1000");
    CollectingSink sink;
    EXPECT_FALSE(readArchive(script.process(0), "/x", sink));
    EXPECT_TRUE(sink.hasDoubt("said nothing more"));
}

TEST(ReaderProcess, AStopEndsTheChildSoon) {
    const Script script("exec /bin/sleep 1000");
    CollectingSink sink;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(readArchive(script.process(), "/x", sink, {}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

TEST(ReaderProcess, WhatTheChildSaysIsChecked) {
    const auto head = [](const std::string& url) { return ResourceHead{url, "text/html", 200, {}, {}}; };
    const std::vector<std::string> wrong = {
        "\xFF\xFF\xFF\xFF\x01",
        std::string("\x00\x00\x00\x00\x63", 5),
        framesOf([](FrameSink& sink) { EXPECT_TRUE(sink.end(true)); }),
        framesOf([](FrameSink& sink) { EXPECT_TRUE(sink.bytes("x")); }),
        framesOf([&](FrameSink& sink) { EXPECT_TRUE(sink.begin(head("no address"))); }),
        framesOf([&](FrameSink& sink) { EXPECT_TRUE(sink.begin(head("https://a.example/\n"))); }),
        framesOf([&](FrameSink& sink) {
            EXPECT_TRUE(sink.begin(head("https://a.example/")));
            EXPECT_TRUE(sink.begin(head("https://a.example/")));
        }),
        framesOf([&](FrameSink& sink) { EXPECT_TRUE(sink.begin({"https://a.example/", "text/html", -1, {}, {}})); }),
        framesOf([&](FrameSink& sink) {
            EXPECT_TRUE(sink.begin(head("https://a.example/")));
            EXPECT_TRUE(sink.bytes(std::string(2000, 'x')));
        }),
        framesOf([](FrameSink& sink) { EXPECT_TRUE(sink.page({"\xFF:", {}, {}, true, {}})); }),
        framesOf([](FrameSink& sink) { EXPECT_TRUE(sink.done(static_cast<Format>(99))); }),
    };
    ReadLimits limits;
    limits.resourceBytes = 1000;
    for (const auto& bytes : wrong) {
        const TemporaryFile frames(bytes, ".frames");
        const Script script("exec /bin/cat " + frames.path());
        CollectingSink sink;
        const auto read = readArchive(script.process(), "/x", sink, limits);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::Malformed);
        EXPECT_TRUE(sink.hasDoubt("said what cannot be")) << sink.allDoubts();
    }
}

TEST(ReaderProcess, TheChildHasNoEnvironmentAndNoFilesOfOurs) {
    const auto ours = FileHandle::open("/dev/null", O_RDONLY);
    const int inherited = ::dup(ours->descriptor());  // without O_CLOEXEC, as careless code leaves them
    const TemporaryFile answer("", ".txt");
    const Script script("{ /usr/bin/env; /bin/ls /proc/self/fd; } > " + answer.path());
    CollectingSink sink;
    EXPECT_FALSE(readArchive(script.process(), "/x", sink));
    ::close(inherited);
    const auto text = readFile(answer.path()).value();
    EXPECT_EQ(text.find("HOME="), std::string::npos);
    EXPECT_EQ(text.find("PATH="), std::string::npos);
    EXPECT_EQ(text.find("\n" + std::to_string(inherited) + "\n"), std::string::npos) << text;
}

TEST(ReaderProcess, TheChildWritesNoFilesAndHasLittleMemory) {
    const TemporaryFile archive(archiveBytes());
    const TemporaryFile out("", ".frames");
    const auto run = [&](const std::string& memory) {
        const auto line =
            std::string(PERIPLUS_ARCHIVE_READER) + " " + memory + " 268435456 200 1048576 16 3 " + archive.path();
        return std::system((line + " > " + out.path() + " 2> /dev/null").c_str());
    };
    EXPECT_NE(run("536870912"), 0);  // its output is a file, and may not grow
    EXPECT_EQ(std::filesystem::file_size(out.path()), 0U);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CollectingSink sink;
    EXPECT_FALSE(readArchive({PERIPLUS_ARCHIVE_READER, 1 << 20, 60}, archive.path(), sink));
#endif
}

}  // namespace
}  // namespace periplus::archive
