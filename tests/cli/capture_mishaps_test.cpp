// An import that is killed, whose reader is killed, or that finds no room: what is there is whole, nothing half is
// seen, and the next import gives what an undisturbed one gives. PERIPLUS_KILLS sets how many are killed.
#include "cli/run.h"
#include "support/made_warc.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

namespace periplus::cli {
namespace {

constexpr int kPages = 24;

int kills() {
    const char* asked = std::getenv("PERIPLUS_KILLS");
    return asked == nullptr ? 8 : std::max(1, std::atoi(asked) / 4);
}

std::string noise(unsigned seed) {
    std::minstd_rand random(seed + 1);
    std::string bytes(30'000, '\0');
    for (char& c : bytes) c = static_cast<char>(random() >> 5U);
    return "\x89PNG\r\n\x1A\n" + bytes;
}

class CaptureMishaps : public testing::Test {
protected:
    CaptureMishaps() {
        test::MadeWarc warc(archive(), 1);
        for (unsigned i = 0; i < kPages; ++i) {
            const auto name = "https://a.example/" + std::to_string(i);
            std::string page = "<title>" + std::to_string(i) + "</title><img src=" + name + ".png><img src=/all.png>";
            for (int line = 0; line < 200; ++line)
                page += "<p>words of " + std::to_string(i) + "." + std::to_string(line) + "</p>";
            warc.response(name, "text/html", page, test::warcDate(1, static_cast<int>(i)));
            warc.response(name + ".png", "image/png", noise(i), test::warcDate(1, static_cast<int>(i)));
        }
        warc.response("https://a.example/all.png", "image/png", noise(1000), test::warcDate(1));
        const test::TemporaryFolder other;
        EXPECT_EQ(run(other.path(), {"capture", "import", archive()}).exit, 0);
        undisturbed_ = rowsOf(run(other.path(), {"capture", "list", "--json"}));
        EXPECT_EQ(undisturbed_.size(), static_cast<std::size_t>(kPages));
    }
    static std::vector<std::string> rowsOf(const Answer& list) {
        std::vector<std::string> rows;
        for (const auto& row : list.json()) rows.push_back(row.dump());
        std::ranges::sort(rows);
        return rows;
    }
    // All that is there is whole and what an undisturbed import gives; how many there are.
    std::size_t expectWhole() {
        const auto verified = run(home.path(), {"capture", "verify"});
        EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
        EXPECT_EQ(verified.err, "");
        const auto rows = rowsOf(run(home.path(), {"capture", "list", "--json"}));
        EXPECT_TRUE(std::ranges::includes(undisturbed_, rows));
        return rows.size();
    }
    void expectAllAfterAnotherImport() {
        const auto again = run(home.path(), {"capture", "import", archive()});
        ASSERT_EQ(again.exit, 0) << again.err;
        EXPECT_EQ(expectWhole(), static_cast<std::size_t>(kPages));
    }
    // Imports in the background, and kills `whom` after so many milliseconds: $pid, or the reader below it.
    Answer importAndKill(int after, const std::string& whom) {
        const auto seconds = std::to_string(after / 1000) + "." + std::to_string(1000 + after % 1000).substr(1);
        return shell(home.path(), "\"$CTL\" capture import '" + archive() + "' & pid=$!; sleep " + seconds +
                                      "; kill -9 " + whom + " 2>/dev/null; wait $pid");
    }
    [[nodiscard]] std::string archive() const { return home / "pages.warc.gz"; }

    test::TemporaryFolder home;
    std::vector<std::string> undisturbed_;
};

}  // namespace

TEST_F(CaptureMishaps, KilledAtAnyMomentNothingHalfIsThere) {
    std::minstd_rand random(11);
    const auto data = home / ".local/share/periplus";
    int killed = 0;
    for (int round = 0; round < kills(); ++round) {
        const auto answer = importAndKill(static_cast<int>(random() % 400), "$pid");
        killed += answer.exit == 137 ? 1 : 0;
        ASSERT_NO_FATAL_FAILURE(expectWhole()) << "round " << round;
        EXPECT_TRUE(!std::filesystem::exists(data + "/intake") || std::filesystem::is_empty(data + "/intake"));
        if (round % 4 == 3) {
            ASSERT_NO_FATAL_FAILURE(expectAllAfterAnotherImport());
            std::filesystem::remove_all(data);
        }
    }
    EXPECT_GT(killed, 0);
    expectAllAfterAnotherImport();
}

TEST_F(CaptureMishaps, AKilledReaderIsSaidAndTheNextImportGivesAll) {
    std::minstd_rand random(12);
    int noticed = 0;
    for (int round = 0; round < kills(); ++round) {
        const auto answer =
            importAndKill(static_cast<int>(random() % 60), "$(cat /proc/$pid/task/*/children 2>/dev/null)");
        ASSERT_TRUE(answer.exit == 0 || answer.exit == 1) << answer.exit;
        if (answer.exit == 1) {
            ++noticed;
            EXPECT_NE(answer.err.find("pages.warc.gz"), std::string::npos) << answer.err;
            EXPECT_EQ(std::ranges::count(answer.err, '\n'), 1) << answer.err;
        }
        ASSERT_NO_FATAL_FAILURE(expectWhole()) << "round " << round;
        std::filesystem::remove_all(home / ".local/share/periplus");
    }
    RecordProperty("noticed", noticed);
    expectAllAfterAnotherImport();
}

TEST_F(CaptureMishaps, WithoutRoomItIsSaidAndWhatCameIsWhole) {
    std::filesystem::create_directories(home / "disk");
    const std::string mount = "mount -t tmpfs -o size=5m tmpfs \"$HOME/disk\"";
    if (shell(home.path(), "unshare -rm sh -c '" + mount + "'").exit != 0)
        GTEST_SKIP() << "no file system can be mounted here";
    std::ofstream(home / "script")
        << mount << "; ctl() { \"$CTL\" capture \"$@\" --library \"$HOME/disk/library\"; }\n"
        << "\"$CTL\" status --library \"$HOME/disk/library\" >/dev/null\n"
        << "cat /dev/zero >\"$HOME/disk/filler\" 2>/dev/null; truncate -s -300K \"$HOME/disk/filler\"\n"
        << "ctl import '" << archive() << "' >/dev/null; echo \"exit $?\"\n"
        << "ctl verify; echo \"exit $?\"; test -e \"$HOME/disk/library/ballast\" || echo none\n"
        << "rm \"$HOME/disk/filler\"; mount -o remount,size=40m \"$HOME/disk\"\n"
        << "ctl import '" << archive() << "' >/dev/null; echo \"exit $?\"; ctl verify\n";
    const auto answer = shell(home.path(), "export CTL; unshare -rm sh \"$HOME/script\"");
    EXPECT_TRUE(answer.out.starts_with("exit 1\n")) << answer.out << answer.err;
    EXPECT_NE(answer.out.find(" whole\nexit 0\nexit 0\n24 captures are whole\n"), std::string::npos)
        << answer.out << answer.err;
    EXPECT_NE(answer.err.find("There is no room left on the disk of " + (home / "disk/library")), std::string::npos)
        << answer.err;
}

}  // namespace periplus::cli
