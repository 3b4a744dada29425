// What stands at library.db, and what the reader gets back. PERIPLUS_MUTATIONS sets how often a file is damaged.
#include "base/file_handle.h"
#include "core/study/capture_fixture.h"
#include "store/connection.h"
#include "store/library_names.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

namespace periplus::study {

namespace {

using std::filesystem::exists;

class DamageTest : public CaptureFixture {
protected:
    std::string database() { return folder_ / "library/library.db"; }
    std::string bytes(const std::string& path) { return readFile(path).value_or("unreadable"); }
    void write(const std::string& path, std::string_view content) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
    }
    Result<std::unique_ptr<Library>> open() { return Library::open(options()); }

    Annotation annotation(const std::string& note) {
        Annotation made;
        made.article = article("Two");
        made.note = note;
        made.language = "go";
        made.selectors = annotate::describe("func With() {}", {{5}, {9}}).value();
        return made;
    }
    void writeWords() {
        for (int i = 0; i < 20; ++i) {
            const auto one = article(i % 2 == 0 ? "One" : "Three");
            ASSERT_TRUE(library_->setNote(one, "words " + std::to_string(i) + std::string(300, 'x')));
        }
        ASSERT_TRUE(library_->addAnnotation(annotation("first")));
        ASSERT_TRUE(library_->addAnnotation(annotation("second")));
        ASSERT_TRUE(library_->setState(article("Two"), ReadingState::Read));
    }
    void expectWords() {
        EXPECT_EQ(library_->note(article("One")).value().markdown, "words 18" + std::string(300, 'x'));
        EXPECT_EQ(library_->note(article("Three")).value().markdown, "words 19" + std::string(300, 'x'));
        std::vector<std::string> notes;
        const auto annotations = library_->annotations(article("Two")).value();
        for (const auto& made : annotations) notes.push_back(made.note);
        EXPECT_EQ(notes, (std::vector<std::string>{"first", "second"}));
        EXPECT_EQ(library_->status(article("Two")).value().state, ReadingState::Read);
    }
    std::vector<std::string> filesOf(const std::string& folder) {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            all.push_back(entry.path().string() + (entry.is_regular_file() ? bytes(entry.path().string()) : ""));
        std::ranges::sort(all);
        return all;
    }
    static void give(const std::string& folder, uid_t owner, mode_t folders, mode_t files) {
        std::vector<std::filesystem::path> all{folder};
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) all.push_back(entry.path());
        for (const auto& path : all) {
            EXPECT_EQ(::chmod(path.c_str(), std::filesystem::is_directory(path) ? folders : files), 0);
            EXPECT_EQ(::lchown(path.c_str(), owner, static_cast<gid_t>(-1)), 0);
        }
    }
    bool keptBeside() {
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / "library"))
            if (entry.path().filename().string().starts_with("library.db.damaged-")) return true;
        return false;
    }
};

constexpr uid_t kNobody = 65534;

int mutations() {
    const char* asked = std::getenv("PERIPLUS_MUTATIONS");
    return asked == nullptr ? 200 : std::atoi(asked);
}

// A bit, the end, a sector or a page of it is lost, in turn.
std::string damaged(std::string bytes, int round, std::mt19937& random) {
    const auto upTo = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    switch (round % 4) {
        case 0: {
            std::size_t at = upTo(bytes.size());
            if (at >= 60 && at < 64) at += 4;  // the version: refused rather than mended, see below
            bytes[at] ^= static_cast<char>(1U << upTo(8));
            break;
        }
        case 1: bytes.resize(upTo(bytes.size())); break;
        case 2:
            std::ranges::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(upTo(bytes.size() / 512) * 512), 512, '\0');
            break;
        default:
            for (std::size_t at = upTo(bytes.size() / 4096) * 4096, end = at + 4096; at < end; ++at)
                bytes[at] = static_cast<char>(random());
    }
    return bytes;
}

}  // namespace

TEST_F(DamageTest, WordsComeBackFromEveryKindOfDamage) {
    writeWords();
    const auto early = addCapture("https://example.org/one", 1);
    ASSERT_TRUE(library_->maintain());  // a backup
    const auto late = addCapture("https://elsewhere.example/", 2);
    const auto forgotten = addCapture("https://example.org/two", 3);
    ASSERT_TRUE(library_->captures().forget(forgotten));
    ASSERT_TRUE(library_->setNote(article("One"), "after the backup"));
    library_.reset();
    const std::filesystem::path library = folder_ / "library";
    const std::filesystem::path pristine = folder_ / "pristine";
    std::filesystem::copy(library, pristine, std::filesystem::copy_options::recursive);
    const std::string whole = bytes(database());
    std::mt19937 random(20261123);
    int restored = 0;
    for (int round = 0; round < mutations(); ++round) {
        std::filesystem::remove_all(library);
        std::filesystem::copy(pristine, library, std::filesystem::copy_options::recursive);
        write(database(), damaged(whole, round, random));
        SCOPED_TRACE("round " + std::to_string(round));
        ASSERT_NO_FATAL_FAILURE(reopen());
        restored += library_->notices().empty() ? 0 : 1;
        ASSERT_EQ(library_->note(article("One")).value_or(Note{}).markdown, "after the backup");
        ASSERT_EQ(library_->note(article("Three")).value_or(Note{}).markdown, "words 19" + std::string(300, 'x'));
        ASSERT_EQ(library_->annotations().value().size(), 2U);
        ASSERT_EQ(library_->status(article("Two")).value().state, ReadingState::Read);
        ASSERT_NO_FATAL_FAILURE(expectWhole(library_->captures(), early, 1));
        ASSERT_NO_FATAL_FAILURE(expectWhole(library_->captures(), late, 2));
        ASSERT_FALSE(library_->captures().find(forgotten));
        ASSERT_TRUE(library_->setNote(article("Two"), "and it goes on"));
        library_.reset();
    }
    EXPECT_GT(restored, mutations() / 2);
}

TEST_F(DamageTest, TheJournalAloneGivesTheWordsBack) {
    writeWords();
    library_.reset();
    write(database(), std::string(5000, 'z'));
    reopen();
    expectWords();
    ASSERT_EQ(library_->notices().size(), 1U);
    EXPECT_EQ(library_->notices().front().code, ErrorCode::Restored);
    EXPECT_TRUE(keptBeside());
    reopen();
    EXPECT_TRUE(library_->notices().empty());
    expectWords();
}

TEST_F(DamageTest, ATornJournalCostsNothingThatTheLibraryHas) {
    writeWords();
    library_.reset();
    const std::string journal = folder_ / "library/journal/000001.jsonl";
    const std::string text = bytes(journal);
    write(journal, text.substr(0, text.size() - 40));
    reopen();
    ASSERT_TRUE(library_->setStar(article("One"), true));
    library_.reset();
    write(database(), "broken");
    reopen();
    expectWords();
    EXPECT_EQ(library_->status(article("One")).value().starred, true);
}

TEST_F(DamageTest, AMissingAndAnEmptyLibraryComeBack) {
    writeWords();
    for (const bool missing : {true, false}) {
        library_.reset();
        if (missing)
            ::unlink(database().c_str());
        else
            write(database(), "");
        reopen();
        expectWords();
    }
}

TEST_F(DamageTest, AnOlderCopyCatchesUpWithTheJournal) {
    library_.reset();
    const std::string old = bytes(database());
    reopen();
    writeWords();
    library_.reset();
    write(database(), old);
    reopen();
    expectWords();
    EXPECT_EQ(library_->notices().size(), 1U);
}

TEST_F(DamageTest, AForeignWalIsNotTakenIn) {
    writeWords();
    library_.reset();
    {
        auto other = store::Connection::open(folder_ / "other.db", store::OpenMode::Library).value();
        ASSERT_TRUE(other->run("CREATE TABLE t (x); INSERT INTO t VALUES (1);"));
        other->leaveUntouched();
    }
    write(database() + "-wal", bytes(folder_ / "other.db-wal"));
    reopen();
    expectWords();
}

TEST_F(DamageTest, ANewerLibraryIsRefusedAndLeftAsItIs) {
    writeWords();
    library_.reset();
    {
        auto newer = store::Connection::open(database(), store::OpenMode::Library).value();
        ASSERT_TRUE(newer->run("PRAGMA user_version = 9999"));
    }
    const std::string before = bytes(database());
    const auto refused = open();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NewerVersion);
    EXPECT_EQ(refused.error().detail, "schema 9999");
    EXPECT_EQ(bytes(database()), before);
    EXPECT_FALSE(exists(database() + "-wal"));
    EXPECT_FALSE(keptBeside());
}

TEST_F(DamageTest, WhatIsNoLibraryIsRefusedByName) {
    library_.reset();
    const std::string folder = folder_ / "fresh";
    const auto refusal = [&]() -> Error {
        auto asked = options();
        asked.folder = folder;
        const auto refused = Library::open(asked);
        EXPECT_FALSE(refused);
        return refused ? Error{} : refused.error();
    };
    std::filesystem::create_directories(folder + "/library.db");
    EXPECT_EQ(refusal().code, ErrorCode::Malformed);
    EXPECT_EQ(refusal().subject, folder + "/library.db");
    std::filesystem::remove_all(folder + "/library.db");
    std::filesystem::create_symlink("/etc/passwd", folder + "/library.db");
    EXPECT_EQ(refusal().code, ErrorCode::Malformed);
    std::filesystem::remove(folder + "/library.db");
    {
        auto other = store::Connection::open(folder + "/library.db", store::OpenMode::Library).value();
        ASSERT_TRUE(other->run("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);"));
    }
    const std::string theirs = bytes(folder + "/library.db");
    EXPECT_EQ(refusal().detail, "it is a database of another program");
    EXPECT_EQ(bytes(folder + "/library.db"), theirs);
}

TEST_F(DamageTest, RandomBytesWithNothingToRestoreFromAreKeptBeside) {
    library_.reset();
    const std::string folder = folder_ / "fresh";
    std::filesystem::create_directories(folder);
    write(folder + "/library.db", std::string(9000, '\x5A'));
    auto asked = options();
    asked.folder = folder;
    const auto opened = Library::open(asked);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ((*opened)->notices().size(), 1U);
    EXPECT_EQ(std::ranges::count_if(std::filesystem::directory_iterator(folder),
                                    [](const auto& entry) {
                                        return entry.path().filename().string().starts_with("library.db.damaged-");
                                    }),
              1);
}

TEST_F(DamageTest, TriggersAndViewsOfOthersNeverRun) {
    writeWords();
    library_.reset();
    {
        auto hostile = store::Connection::open(database(), store::OpenMode::Library).value();
        ASSERT_TRUE(
            hostile->run("CREATE TRIGGER evil AFTER INSERT ON note_revision BEGIN DELETE FROM note_revision; "
                         "END; CREATE VIEW v AS SELECT 1;"));
    }
    reopen();
    EXPECT_EQ(library_->notices().size(), 1U);  // its tables are not as they were made
    expectWords();
    ASSERT_TRUE(library_->setNote(article("Two"), "more"));
    expectWords();
}

TEST_F(DamageTest, WithoutJournalAndBackupEveryTableIsSalvaged) {
    writeWords();
    std::ofstream(folder_ / "own.md") << "- [Own](https://own.example/) || https://mirror.own.example/\n";
    const auto own = library_->openCatalogue(folder_ / "own.md").value();
    ASSERT_TRUE(library_->setStar(article("One"), true));
    ASSERT_TRUE(library_->recordOpened(article("One")));
    ASSERT_TRUE(library_->setPlace(article("One"), {"entry", "func With", 0.5}));
    const auto status = library_->status(article("One")).value();
    const auto history = library_->history(article("Two")).value().size();
    library_.reset();
    std::filesystem::remove_all(folder_ / "library/journal");
    std::filesystem::remove_all(folder_ / "library/backups");
    {
        auto altered = store::Connection::open(database(), store::OpenMode::Library).value();
        ASSERT_TRUE(altered->run("CREATE TABLE theirs (x);"));
    }
    reopen();
    ASSERT_EQ(library_->notices().size(), 1U);
    expectWords();
    EXPECT_EQ(library_->findArticle("https://mirror.own.example/", {}).value(), own->articleOf.back());
    EXPECT_EQ(library_->findArticle(own->articleOf.back().value, {}).value(), own->articleOf.back());
    ASSERT_EQ(library_->catalogues().value().size(), 2U);
    EXPECT_EQ(library_->catalogues().value().back().id, own->file.id);
    const auto now = library_->status(article("One")).value();
    EXPECT_EQ(now.starred, true);
    EXPECT_EQ(now.firstOpened, status.firstOpened);
    EXPECT_EQ(now.lastOpened, status.lastOpened);
    EXPECT_EQ(library_->place(article("One")).value(), (ReadingPlace{"entry", "func With", 0.5}));
    EXPECT_EQ(library_->history(article("Two")).value().size(), history);
}

// The superuser may write everywhere: the opening is then done by nobody, whose library it becomes.
TEST_F(DamageTest, AReadOnlyFolderIsNamedAndLeftAsItIs) {
    writeWords();
    library_.reset();
    const std::string library = folder_ / "library";
    const bool superuser = ::geteuid() == 0;
    const auto before = filesOf(library);
    give(library, superuser ? kNobody : ::geteuid(), 0555, 0444);
    const pid_t child = ::fork();
    if (child == 0) {
        if (superuser && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(9);
        const auto refused = open();
        if (refused) ::_exit(8);
        const bool named = refused.error().subject.starts_with(library);
        ::_exit(!named ? 7 : refused.error().code == ErrorCode::Unwritable ? 0 : 6);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(std::filesystem::status(library).permissions(), std::filesystem::perms{0500});  // closed to others only
    EXPECT_EQ(filesOf(library), before);
    give(library, ::geteuid(), 0700, 0600);
    reopen();
    expectWords();
}

}  // namespace periplus::study
