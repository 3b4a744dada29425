// A window that stays open for days, and a library that has something to say meanwhile.
#include "app/shell/desk_fixture.h"

#include <QDirIterator>
#include <QPlainTextEdit>

#include <atomic>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t kDay = 24LL * 3600 * 1000;

QStringList backupsIn(const QString& library) {
    QStringList names;
    for (QDirIterator it(library + u"/backups"_s, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        names << it.next();
    return names;
}

}  // namespace

class LongDayTest : public QObject {
    Q_OBJECT
private slots:
    void aBackupIsMadeEachDayThatTheWindowStaysOpen();
    void aBackupThatFailsIsSaidUntilOneIsMade();
    void aWarningOfAChangeIsShown();
};

void LongDayTest::aBackupIsMadeEachDayThatTheWindowStaysOpen() {
    std::atomic<std::int64_t> now = 1'800'000'000'000;
    OpenDesk place;
    place.clock = [&now] { return UnixMillis{now}; };
    place.maintainEveryMs = 20;
    place.open();
    QTRY_COMPARE(backupsIn(place.path("library")).size(), 1);
    for (const int days : {1, 2}) {
        now += kDay;
        const bool starred = place.desk->reading().starred();
        place.desk->reading().toggleStar();  // something to keep
        QTRY_VERIFY(place.desk->reading().starred() != starred);
        QTRY_COMPARE(backupsIn(place.path("library")).size(), days + 1);
    }
    place.close();
}

void LongDayTest::aBackupThatFailsIsSaidUntilOneIsMade() {
    OpenDesk place;
    place.maintainEveryMs = 20;
    QVERIFY(QDir().mkpath(place.path("library")));
    writeFile(place.path("library/backups"), "in the way");
    place.open();
    auto* messages = place.desk->window().pageArea()->messages();
    QTRY_VERIFY2(messages->text(u"backup"_s).contains(u"backups"_s), qPrintable(messages->text(u"backup"_s)));
    QVERIFY(QFile::remove(place.path("library/backups")));
    QTRY_VERIFY(messages->text(u"backup"_s).isEmpty());
    QTRY_COMPARE(backupsIn(place.path("library")).size(), 1);
}

// As when the disk is full and the words were saved on the room kept for that.
void LongDayTest::aWarningOfAChangeIsShown() {
    OpenDesk place;
    place.open();
    const ArticleId article = place.desk->reading().article();
    place.study->command(
        place.desk.get(),
        [article](study::Library& library) {
            auto changes = library.setNote(article, "words");
            if (changes) changes->warning = Error{ErrorCode::ReserveUsed, "library.db", "2 MiB", {}, {}};
            return changes;
        },
        [](const Result<study::ChangeSet>& outcome) { QVERIFY(outcome.has_value()); });
    auto* messages = place.desk->window().pageArea()->messages();
    QTRY_VERIFY2(messages->text(u"library"_s).contains(u"library.db"_s), qPrintable(messages->text(u"library"_s)));
}

QTEST_MAIN(LongDayTest)
#include "long_day_test.moc"
