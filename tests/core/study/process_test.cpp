// Processes that die and processes that meet. PERIPLUS_KILLS and PERIPLUS_RACES set how many.
#include "core/study/capture_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>
#include <thread>

namespace periplus::study {

namespace {

constexpr int kRoundsOfALibrary = 40;  // so many kills does one library go through

int asked(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoi(text);
}

class ProcessTest : public CaptureFixture {
public:
    // In the child: writes notes and says on the pipe which is durable, until it is killed.
    [[noreturn]] void writeUntilKilled(int pipe, std::uint32_t from) {
        auto opened = Library::open(options());
        if (!opened) ::_exit(3);
        const auto list = (*opened)->openBundled();
        if (!list) ::_exit(4);
        const auto one = (*opened)->findArticle("One", {*list}).value();
        for (std::uint32_t count = from;; ++count) {
            if (!(*opened)->setNote(one, std::to_string(count) + std::string(count % 5000, 'w'))) ::_exit(5);
            if (::write(pipe, &count, sizeof count) != sizeof count) ::_exit(6);
        }
    }

    // The same with captures, one forgotten now and then.
    [[noreturn]] void captureUntilKilled(int pipe, std::uint32_t from) {
        auto opened = Library::open(options());
        if (!opened) ::_exit(3);
        auto& captures = (*opened)->captures();
        const auto files = captures.partFiles();
        for (std::uint32_t count = from;; ++count) {
            const auto hold = files->hold();
            const auto made = make(*files, kOne, count);
            if (!made || !captures.add(*made)) ::_exit(5);
            if (::write(pipe, &count, sizeof count) != sizeof count) ::_exit(6);
        }
    }
    using Work = void (ProcessTest::*)(int pipe, std::uint32_t from);
    static constexpr const char* kOne = "https://example.org/one";

    // The last number that the child acknowledged before it was killed.
    std::uint32_t runAndKill(std::uint32_t from, std::chrono::microseconds after, Work work) {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe(ends.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            (this->*work)(ends[1], from);
        }
        ::close(ends[1]);
        std::this_thread::sleep_for(after);
        ::kill(child, SIGKILL);
        std::uint32_t acknowledged = from - 1;
        std::uint32_t count = 0;
        while (::read(ends[0], &count, sizeof count) == sizeof count) acknowledged = count;
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
        return acknowledged;
    }
};

}  // namespace

TEST_F(ProcessTest, NoAcknowledgedWordIsLostWhenTheProcessIsKilled) {
    library_.reset();
    std::mt19937 random(7);
    std::uniform_int_distribution<int> delay(0, 30'000);
    std::uint32_t next = 1;
    for (int round = 0, rounds = asked("PERIPLUS_KILLS", 100); round < rounds; ++round) {
        const std::uint32_t acknowledged =
            runAndKill(next, std::chrono::microseconds(delay(random)), &ProcessTest::writeUntilKilled);
        ASSERT_NO_FATAL_FAILURE(reopen());
        ASSERT_TRUE(library_->notices().empty()) << library_->notices().front().detail;
        const std::string note = library_->note(article("One")).value().markdown;
        const auto found = static_cast<std::uint32_t>(std::strtoul(note.c_str(), nullptr, 10));
        // One more may be durable than was acknowledged.
        ASSERT_GE(found, acknowledged) << "round " << round;
        ASSERT_LE(found, acknowledged + 1) << "round " << round;
        if (found > 0) {
            ASSERT_EQ(note, std::to_string(found) + std::string(found % 5000, 'w'));
        }
        next = found + 1;
        library_.reset();
        if (round % kRoundsOfALibrary != kRoundsOfALibrary - 1) continue;
        std::filesystem::remove_all(folder_ / "library");  // so that a round costs the same however many there were
        next = 1;
    }
}

TEST_F(ProcessTest, NoAcknowledgedCaptureIsLostAndNoneIsHalfThere) {
    library_.reset();
    std::mt19937 random(8);
    std::uniform_int_distribution<int> delay(0, 30'000);
    std::uint32_t next = 1;
    int strays = 0;
    for (int round = 0, rounds = asked("PERIPLUS_KILLS", 100) / 2; round < rounds; ++round) {
        const auto acknowledged =
            runAndKill(next, std::chrono::microseconds(delay(random)), &ProcessTest::captureUntilKilled);
        ASSERT_NO_FATAL_FAILURE(reopen());
        ASSERT_TRUE(library_->notices().empty()) << library_->notices().front().detail;
        const auto found = library_->captures().all().value();
        // One more may be durable than was acknowledged.
        ASSERT_GE(found.size(), acknowledged) << "round " << round;
        ASSERT_LE(found.size(), acknowledged + 1) << "round " << round;
        for (std::uint32_t i = 0; i < std::min<std::size_t>(found.size(), 3); ++i)
            ASSERT_NO_FATAL_FAILURE(
                expectWhole(library_->captures(), found[i].id, static_cast<std::uint32_t>(found.size()) - i));
        const auto before = countParts();
        ASSERT_TRUE(library_->captures().purge());
        // Of each a page, its sealed form, a picture and its text; and the shared picture.
        ASSERT_EQ(countParts(), found.size() * 4 + (found.empty() ? 0 : 1)) << "round " << round;
        strays += before > countParts() ? 1 : 0;
        next = static_cast<std::uint32_t>(found.size()) + 1;
        library_.reset();
        if (round % kRoundsOfALibrary != kRoundsOfALibrary - 1) continue;
        std::filesystem::remove_all(folder_ / "library");
        next = 1;
    }
    EXPECT_GT(strays, 0);
}

TEST_F(ProcessTest, OfTwoThatStartAtOnceOneOwnsTheLibrary) {
    library_.reset();
    for (int round = 0, rounds = asked("PERIPLUS_RACES", 100); round < rounds; ++round) {
        std::array<int, 2> go{};
        std::array<int, 2> held{};
        ASSERT_EQ(::pipe(go.data()), 0);
        ASSERT_EQ(::pipe(held.data()), 0);
        std::array<pid_t, 2> children{};
        for (auto& child : children) {
            child = ::fork();
            if (child != 0) continue;
            ::close(go[1]);
            ::close(held[1]);
            char byte = 0;
            (void)!::read(go[0], &byte, 1);
            const auto opened = Library::open(options());
            if (opened) (void)!::read(held[0], &byte, 1);  // holds it until the other was refused
            ::_exit(opened ? 0 : opened.error().code == ErrorCode::Locked ? 1 : 2);
        }
        ::close(go[1]);  // both start
        int refused = 0;
        const pid_t first = ::wait(&refused);
        ::close(held[1]);
        int owner = 0;
        ::waitpid(children[0] == first ? children[1] : children[0], &owner, 0);
        ::close(go[0]);
        ::close(held[0]);
        ASSERT_EQ(WEXITSTATUS(refused), 1) << "round " << round;
        ASSERT_EQ(WEXITSTATUS(owner), 0) << "round " << round;
    }
}

}  // namespace periplus::study
