// The parts of the shell that decide, without a library: the table of actions, notes on their way, the command line.
#include "bridge/text.h"
#include "shell/action_table.h"
#include "shell/command_line.h"
#include "shell/end_signals.h"
#include "shell/note_controller.h"

#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QtTest>

#include <csignal>
#include <deque>

#include "app/shell/desk_fixture.h"

using namespace periplus;
using namespace Qt::Literals::StringLiterals;

namespace {

// A store that answers when it is told to.
struct SlowStore {
    struct Save {
        ArticleId article;
        std::string words;
        std::function<void(Result<study::ChangeSet>)> then;
    };
    std::deque<Save> saves;
    std::unordered_map<ArticleId, std::string> kept;

    NoteStore store() {
        return {
            [this](const ArticleId& article, QObject*, std::function<void(Result<study::Note>)> then) {
                then(study::Note{kept[article], {}});
            },
            [this](const ArticleId& article, std::string words, QObject*,
                   std::function<void(Result<study::ChangeSet>)> then) {
                saves.push_back({article, std::move(words), std::move(then)});
            },
        };
    }
    void answer(bool ok) {
        QVERIFY(!saves.empty());
        Save save = std::move(saves.front());
        saves.pop_front();
        if (ok) kept[save.article] = save.words;
        if (ok) {
            save.then(study::ChangeSet{});
        } else {
            save.then(fail(ErrorCode::DiskFull, "library.db"));
        }
    }
};

const NoteTiming kQuick{.afterLastKey = 20, .atMost = 100, .retry = 20};

}  // namespace

class ShellPartsTest : public QObject {
    Q_OBJECT
private slots:
    void everyActionHasItsPlaceAndKey();
    void aSignalToEndIsHeard();
    void aNoteIsSavedSoonAfterTheLastKey();
    void wordsOutliveAFailingSave();
    void wordsTypedWhileSavingAreSavedToo();
    void anotherEntryWhileSaving();
    void theCommandLine();
    void errorsSpeakOneLanguage();
};

// The details come from core in English; a Chinese sentence holds no English but names.
void ShellPartsTest::errorsSpeakOneLanguage() {
    Language language;
    language.install(LanguageChoice::Chinese);
    const auto english = QScopeGuard([&language] { language.install(LanguageChoice::English); });
    const QRegularExpression words(u"[a-z]{3,}"_s);
    for (const char* detail :
         {"Permission denied", "No space left on device", "Is a directory", "it has 101 MiB, the limit is 100 MiB",
          "it is a database of another program", "3 rows are not what was written", "the note of 甲%1",
          "PERIPLUS (process 12)", "another program", "database disk image is malformed (SQLITE 11)",
          "restored from the backup of 2026-11-22 10:31 UTC and 12 changes of its journal; 3 records were rescued from "
          "the damaged file, which was kept as Y",
          "restored from the backup of 2026-11-22 10:31 UTC and 12 changes of its journal; the damaged file was kept "
          "as Y",
          "restored from 0 changes of its journal; 3 records were rescued from the damaged file, which was kept as Y",
          "restored from 0 changes of its journal; the damaged file was kept as Y"}) {
        const QString known = QString::fromUtf8(detail).replace(u"SQLITE"_s, u"SQLite"_s);
        QString sentence = sentenceFor({ErrorCode::Unreadable, "NOTES", utf8(known), {}, {}});
        sentence.replace(u"SQLite"_s, u"SQL"_s);
        QVERIFY2(!sentence.contains(words), qPrintable(sentence));
    }
    const Error other{ErrorCode::Unreadable, "NOTES", "what nobody expected %1", {}, {}};
    QVERIFY(sentenceFor(other).contains(u"what nobody expected %1"_s));
    const Error named{ErrorCode::Damaged, "NOTES", "the note of 甲%1", {}, {}};
    QVERIFY2(sentenceFor(named).contains(u"甲%1"_s), qPrintable(sentenceFor(named)));
}

void ShellPartsTest::everyActionHasItsPlaceAndKey() {
    test::OpenDesk place;
    place.open();
    QMap<QString, QString> owners;
    for (const auto& row : place.desk->actions().rows()) {
        const auto* action = place.desk->actions().action(row.id);
        QVERIFY2(!row.text.isEmpty() && !row.keys.isEmpty() && row.handler, row.id);
        QVERIFY2(place.desk->actions().menu(row.menu)->actions().contains(action), row.id);
        for (const auto& key : row.keys) {
            QVERIFY2(!key.isEmpty(), row.id);
            const QString other = owners.value(key.toString());
            QVERIFY2(other.isEmpty(), qPrintable(key.toString() + u" of "_s + other));
            owners.insert(key.toString(), QString::fromLatin1(row.id));
        }
    }
    QCOMPARE(place.desk->window().menuBar()->actions().size(), 7);
}

void ShellPartsTest::aSignalToEndIsHeard() {
    EndSignals ends;
    QSignalSpy asked(&ends, &EndSignals::asked);
    int heard = 0;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        QCOMPARE(std::raise(signal), 0);
        ++heard;
        QTRY_COMPARE(asked.count(), heard);
    }
}

void ShellPartsTest::aNoteIsSavedSoonAfterTheLastKey() {
    SlowStore slow;
    NoteController notes(slow.store(), kQuick);
    notes.setArticle(ArticleId{"one"});
    notes.edit(u"w"_s);
    notes.edit(u"words"_s);
    QVERIFY(slow.saves.empty());
    QTRY_COMPARE(slow.saves.size(), 1U);
    QCOMPARE(slow.saves.front().words, std::string("words"));
    QCOMPARE(notes.status().standing, NoteStanding::Saving);
    QVERIFY(!notes.settled());
    slow.answer(true);
    QCOMPARE(notes.status().standing, NoteStanding::Saved);
    QVERIFY(notes.settled());
}

void ShellPartsTest::wordsOutliveAFailingSave() {
    SlowStore slow;
    NoteController notes(slow.store(), kQuick);
    notes.setArticle(ArticleId{"one"});
    notes.edit(u"precious"_s);
    notes.flush();
    std::optional<bool> durable;
    notes.whenSettled(this, [&durable](bool all) { durable = all; });
    QVERIFY(!durable);
    slow.answer(false);
    QCOMPARE(durable, std::optional(false));
    QCOMPARE(notes.status().standing, NoteStanding::Failed);
    QCOMPARE(notes.unsavedText(), u"precious"_s);
    notes.setArticle(ArticleId{"two"});
    QSignalSpy loaded(&notes, &NoteController::loaded);
    notes.setArticle(ArticleId{"one"});
    QCOMPARE(loaded.back().front().toString(), u"precious"_s);
    QTRY_VERIFY(!slow.saves.empty());  // by itself
    slow.answer(true);
    QCOMPARE(slow.kept[ArticleId{"one"}], std::string("precious"));
    QCOMPARE(notes.status().standing, NoteStanding::Saved);
}

void ShellPartsTest::wordsTypedWhileSavingAreSavedToo() {
    SlowStore slow;
    NoteController notes(slow.store(), kQuick);
    notes.setArticle(ArticleId{"one"});
    notes.edit(u"a"_s);
    notes.flush();
    notes.edit(u"ab"_s);
    std::optional<bool> durable;
    notes.whenSettled(this, [&durable](bool all) { durable = all; });
    slow.answer(true);
    QVERIFY(!durable);
    slow.answer(true);
    QCOMPARE(durable, std::optional(true));
    QCOMPARE(slow.kept[ArticleId{"one"}], std::string("ab"));
}

void ShellPartsTest::anotherEntryWhileSaving() {
    SlowStore slow;
    NoteController notes(slow.store(), kQuick);
    notes.setArticle(ArticleId{"one"});
    notes.edit(u"of one"_s);
    notes.setArticle(ArticleId{"two"});  // saves at once
    QCOMPARE(slow.saves.size(), 1U);
    notes.edit(u"of two"_s);
    slow.answer(true);
    notes.flush();
    slow.answer(true);
    QCOMPARE(slow.kept[ArticleId{"one"}], std::string("of one"));
    QCOMPARE(slow.kept[ArticleId{"two"}], std::string("of two"));
}

void ShellPartsTest::theCommandLine() {
    const char* const plain[] = {"periplus", "a.md", "--library", "/somewhere"};
    const auto asked = readCommandLine(4, plain);
    QCOMPARE(asked.files.size(), 1);
    QVERIFY(asked.files.front().endsWith(u"/a.md"));
    QCOMPARE(asked.library, u"/somewhere"_s);
    QVERIFY(asked.answer.isEmpty());
    const char* const wrong[] = {"periplus", "--nonsense"};
    QCOMPARE(readCommandLine(2, wrong).exitCode, 2);
    const char* const help[] = {"periplus", "--help"};
    QVERIFY(readCommandLine(2, help).answer.contains(u"--library"));
    QCOMPARE(readCommandLine(2, help).exitCode, 0);
}

QTEST_MAIN(ShellPartsTest)
#include "shell_parts_test.moc"
