#include "bridge/study_thread.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace Qt::Literals::StringLiterals;

namespace periplus {
namespace {

constexpr auto kList = "# Reading\n\n- first https://example.org/1\n- second https://example.org/2\n";

study::OpenOptions options(const QTemporaryDir& folder) {
    return {folder.path().toStdString(), "Periplus", kList, systemNow};
}

using Notices = Result<std::vector<Error>>;

}  // namespace

class StudyThreadTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsAskedBeforeOpenIsAnsweredWithAnError();
    void anAnswerComesOnTheThreadOfTheWindowInOrder();
    void aCommandIsAnnouncedBeforeItsAnswer();
    void nobodyIsAnsweredWhoIsGone();
    void closingFinishesWhatWasAsked();
    void openingAgainAfterAFailureWorks();
};

void StudyThreadTest::whatIsAskedBeforeOpenIsAnsweredWithAnError() {
    StudyThread study;
    std::optional<ErrorCode> query;
    std::optional<ErrorCode> command;
    study.query(
        this, [](study::Library& library) { return library.statuses(); },
        [&](Result<study::StatusMap> answer) { query = answer.error().code; });
    study.command(
        this, [](study::Library& library) { return library.undo(); },
        [&](Result<study::ChangeSet> answer) { command = answer.error().code; });
    QTRY_VERIFY(query && command);
    QCOMPARE(*query, ErrorCode::InvalidArgument);
    QCOMPARE(*command, ErrorCode::InvalidArgument);
}

void StudyThreadTest::anAnswerComesOnTheThreadOfTheWindowInOrder() {
    QTemporaryDir folder;
    StudyThread study;
    std::vector<int> order;
    const QThread* asked = nullptr;
    const QThread* answered = nullptr;
    study.open(options(folder), this, [&](Notices notices) {
        QVERIFY(notices.has_value());
        order.push_back(0);
    });
    for (int i = 1; i <= 20; ++i) {
        study.query(
            this,
            [&asked, i](study::Library&) -> Result<int> {
                asked = QThread::currentThread();
                return i;
            },
            [&](Result<int> answer) {
                answered = QThread::currentThread();
                order.push_back(*answer);
            });
    }
    QTRY_COMPARE(order.size(), std::size_t{21});
    QVERIFY(std::ranges::is_sorted(order));
    QCOMPARE(answered, QThread::currentThread());
    QVERIFY(asked != answered);
}

void StudyThreadTest::aCommandIsAnnouncedBeforeItsAnswer() {
    QTemporaryDir folder;
    StudyThread study;
    study.open(options(folder), this, [](Notices) {});
    QSignalSpy changed(&study, &StudyThread::changed);
    study::SnapshotPtr list;
    study.query(
        this, [](study::Library& library) { return library.openBundled(); },
        [&](Result<study::SnapshotPtr> answer) { list = answer.value(); });
    QTRY_VERIFY(list);
    const ArticleId first = list->articleOf[1];
    QVERIFY(!first.empty());
    changed.clear();
    int announced = -1;
    study.command(
        this, [first](study::Library& library) { return library.setState(first, study::ReadingState::Read); },
        [&](Result<study::ChangeSet> answer) {
            QVERIFY(answer.has_value());
            announced = static_cast<int>(changed.size());
        });
    QTRY_COMPARE(announced, 1);
    QCOMPARE(changed[0][0].value<study::ChangeSet>().articles, std::vector{first});
}

void StudyThreadTest::nobodyIsAnsweredWhoIsGone() {
    StudyThread study;
    auto context = std::make_unique<QObject>();
    bool answered = false;
    bool later = false;
    study.query(context.get(), [](study::Library&) -> Result<int> { return 1; }, [&](Result<int>) { answered = true; });
    study.query(this, [](study::Library&) -> Result<int> { return 1; }, [&](Result<int>) { later = true; });
    context.reset();
    QTRY_VERIFY(later);
    QVERIFY(!answered);
}

void StudyThreadTest::closingFinishesWhatWasAsked() {
    QTemporaryDir folder;
    std::atomic<int> done = 0;
    {
        StudyThread study;
        study.open(options(folder), this, [](Notices) {});
        for (int i = 0; i < 50; ++i) {
            study.query(this, [&done](study::Library&) -> Result<int> { return ++done; }, [](Result<int>) {});
        }
    }
    QCOMPARE(done.load(), 50);
    // The library was closed on the way out: the folder can be opened again at once.
    StudyThread again;
    std::optional<bool> opened;
    again.open(options(folder), this, [&](Notices notices) { opened = notices.has_value(); });
    QTRY_VERIFY(opened);
    QVERIFY(*opened);
}

void StudyThreadTest::openingAgainAfterAFailureWorks() {
    QTemporaryDir folder;
    StudyThread study;
    study::OpenOptions bad = options(folder);
    QFile blocker(folder.filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    bad.folder = folder.filePath(u"file/library"_s).toStdString();
    std::vector<bool> opened;
    study.open(bad, this, [&](Notices notices) { opened.push_back(notices.has_value()); });
    study.open(options(folder), this, [&](Notices notices) { opened.push_back(notices.has_value()); });
    QTRY_COMPARE(opened.size(), std::size_t{2});
    QVERIFY(!opened[0]);
    QVERIFY(opened[1]);
}

}  // namespace periplus

QTEST_GUILESS_MAIN(periplus::StudyThreadTest)
#include "study_thread_test.moc"
