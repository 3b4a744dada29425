// Taking pages offline with a played web: the queue and its states, what is shown of it, and back again.
#include "app/shell/played_desk.h"
#include "reader/capture_verdict.h"
#include "shell/capture_sheet.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;
using study::CaptureState;

class OfflineFlowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void oTakesAnEntryAndShowsIt();
    void statesAreSaidAndTheWayOutIsThere();
    void aMirrorComesInstead();
    void whereNoSiteIsFoundNothingIsHeldAgainstLinks();
    void theQueuePausesAndGoesOn();
    void theQueueIsGivenUp();
    void aKilledQueueGoesOnAfterwards();
    void seventyEightEntriesTakeLittleLongerThanTheSlowestHost();

private:
    std::unique_ptr<PlayedDesk> played_;
};

void OfflineFlowTest::init() {
    played_.reset();
    played_ = std::make_unique<PlayedDesk>();
}

void OfflineFlowTest::oTakesAnEntryAndShowsIt() {
    played_->plugin.web.answers[u"https://a.example/1"_s].html = "<title>One</title><p>The first words</p>";
    auto* desk = played_->open({u"https://a.example/1"_s, u"https://b.example/2"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(captureOf(*desk, 0)->state, CaptureState::Complete, kPatience);
    QTRY_VERIFY(captureOf(*desk, 0)->proven);
    QVERIFY(!desk->window().pageArea()->captureShown());  // nobody is interrupted
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "The first words"));
    QCOMPARE(desk->window().pageArea()->shown(), PageView::Offline);
    const auto* model = desk->window().tree()->model();
    QVERIFY(model->indexOf(1).data(SectionTreeModel::OfflineRole).toBool());
    QVERIFY(!model->indexOf(2).data(SectionTreeModel::OfflineRole).toBool());
    FilterQuery filter;
    filter.offlineOnly = true;
    desk->window().tree()->setFilter(filter);
    QCOMPARE(model->matchingEntries(), 1U);
}

void OfflineFlowTest::statesAreSaidAndTheWayOutIsThere() {
    using Kind = CaptureOutcome::Kind;
    auto& answers = played_->plugin.web.answers;
    answers[u"https://login.example/"_s] = {Kind::NeedsLogin, "<p>Log in</p>", 5, 200, u"the site wants an account"_s};
    answers[u"https://gone.example/"_s] = {Kind::Gone, {}, 5, 404, u"the page is gone (404)"_s};
    answers[u"https://refused.example/"_s] = {Kind::Refused, {}, 5, 403, u"forbidden"_s};
    answers[u"https://failed.example/"_s] = {Kind::Failed, {}, 5, 500, u"the server failed"_s};
    auto* desk = played_->open({u"https://login.example/"_s, u"https://gone.example/"_s, u"https://refused.example/"_s,
                                u"https://failed.example/"_s, u"https://good.example/"_s});
    desk->takeOffline(OfflineScope::List);
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.left(), 0U, kPatience);
    QCOMPARE(desk->offlinePages().standing().count.done, 1U);
    QTRY_VERIFY(captureOf(*desk, 0));
    QCOMPARE(captureOf(*desk, 0)->state, CaptureState::NeedsLogin);
    desk->showProblems();
    auto* sheet = desk->window().findChild<CaptureSheet*>();
    QVERIFY(sheet);
    const QAbstractItemModelTester tester(sheet->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(sheet->model()->rowCount(), 4);
    QStringList said;
    for (const auto& row : sheet->model()->rows()) said << row.standing;
    QVERIFY2(said.join(u'|').contains(u"the site wants an account"), qPrintable(said.join(u'|')));
    QVERIFY2(said.join(u'|').contains(u"the server failed"), qPrintable(said.join(u'|')));
    answers[u"https://failed.example/"_s] = {};
    desk->tryAgain({desk->reading().snapshot()->articleOf[4]});
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.done, 1U, kPatience);  // of this order
    QTRY_COMPARE(sheet->model()->rowCount(), 3);
    QTRY_COMPARE(desk->shelf().link("https://gone.example/").health, study::LinkHealth::Failing);  // not dead in a day
    QCOMPARE(desk->shelf().link("https://good.example/").health, study::LinkHealth::Alive);
}

void OfflineFlowTest::aMirrorComesInstead() {
    played_->plugin.web.answers[u"https://gone.example/"_s] = {CaptureOutcome::Kind::Gone, {}, 5, 404, u"gone"_s};
    auto* desk = played_->open({u"https://gone.example/ https://mirror.example/"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QCOMPARE(captureOf(*desk, 0)->url, "https://mirror.example/");
    QCOMPARE(played_->plugin.web.asked, (QStringList{u"https://gone.example/"_s, u"https://mirror.example/"_s}));
}

// A train's Wi-Fi: the system says that there is a network, and no name is found.
void OfflineFlowTest::whereNoSiteIsFoundNothingIsHeldAgainstLinks() {
    auto& answers = played_->plugin.web.answers;
    const PaperAnswer unknown{CaptureOutcome::Kind::Failed, {}, 5, 0, QString::fromLatin1(verdict::kNoName)};
    QStringList addresses;
    for (int i = 0; i < 5; ++i) addresses << u"https://h%1.example/"_s.arg(i);
    for (const auto& address : addresses) answers[address] = unknown;
    auto* desk = played_->open(addresses);
    desk->takeOffline(OfflineScope::List);
    QTRY_VERIFY_WITH_TIMEOUT(messageButton(*desk, u"Go on"_s), kPatience);
    QVERIFY(desk->offlinePages().standing().paused);
    QTRY_COMPARE(desk->offlinePages().standing().count.running, 0U);
    QCOMPARE(desk->offlinePages().standing().count.left(), 5U);
    QCOMPARE(desk->offlinePages().standing().count.failed, 0U);
    for (const auto& address : addresses)
        QCOMPARE(desk->shelf().link(address.toStdString()).health, study::LinkHealth::Unknown);
    // There is a network again: now a name that is not found is the link's own fault.
    for (int i = 1; i < 5; ++i) answers[addresses[i]] = {};
    QTest::mouseClick(messageButton(*desk, u"Go on"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.left(), 0U, kPatience);
    QCOMPARE(desk->offlinePages().standing().count.done, 4U);
    // It may have come last; whoever answers after it is the witness.
    desk->window().tree()->selectNode(5);
    desk->takeOffline(OfflineScope::Entry);
    QTRY_COMPARE_WITH_TIMEOUT(desk->shelf().link("https://h0.example/").health, study::LinkHealth::Failing, kPatience);
    QTRY_COMPARE(desk->shelf().link("https://h4.example/").health, study::LinkHealth::Alive);
}

void OfflineFlowTest::theQueuePausesAndGoesOn() {
    QStringList addresses;
    for (int i = 0; i < 8; ++i) addresses << u"https://h%1.example/"_s.arg(i);
    for (const auto& address : addresses) played_->plugin.web.answers[address].afterMs = 200;
    auto* desk = played_->open(addresses);
    desk->takeOffline(OfflineScope::List);
    QTRY_VERIFY(desk->offlinePages().standing().count.done >= 1);
    desk->actions().action("pause-queue")->trigger();
    QTRY_COMPARE(desk->offlinePages().standing().count.running, 0U);
    const auto stopped = played_->plugin.web.asked.size();
    QVERIFY(stopped < 8);
    desk = played_->again();  // paused it comes back
    QTRY_COMPARE(desk->offlinePages().standing().count.total, 8U);
    QVERIFY(desk->offlinePages().standing().paused);
    QCOMPARE(played_->plugin.web.asked.size(), stopped);
    emit desk->window().status()->pausePressed();
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.done, 8U, kPatience);
    QVERIFY(played_->plugin.web.mostBusy <= 2);
    QVERIFY(!played_->plugin.web.hostAskedTwiceAtOnce);
}

void OfflineFlowTest::theQueueIsGivenUp() {
    QStringList addresses;
    for (int i = 0; i < 6; ++i) addresses << u"https://h%1.example/"_s.arg(i);
    for (const auto& address : addresses) played_->plugin.web.answers[address].afterMs = 150;
    auto* desk = played_->open(addresses);
    desk->takeOffline(OfflineScope::List);
    QTRY_VERIFY(desk->offlinePages().standing().count.done >= 1);
    emit desk->window().status()->giveUpPressed();
    QCOMPARE(desk->offlinePages().standing().count.total, 0U);
    const auto asked = played_->plugin.web.asked.size();
    QTest::qWait(150);
    QCOMPARE(played_->plugin.web.asked.size(), asked);
    desk = played_->again();
    QTRY_VERIFY(!desk->shelf().all().empty());  // what came before stays
    QCOMPARE(desk->offlinePages().standing().count.total, 0U);
}

void OfflineFlowTest::aKilledQueueGoesOnAfterwards() {
    QStringList addresses;
    for (int i = 0; i < 6; ++i) addresses << u"https://h%1.example/"_s.arg(i);
    for (int i = 3; i < 6; ++i) played_->plugin.web.answers[addresses[i]].afterMs = -1;
    auto* desk = played_->open(addresses);
    desk->takeOffline(OfflineScope::List);
    QTRY_VERIFY_WITH_TIMEOUT(desk->offlinePages().standing().count.done >= 2, kPatience);
    const auto before = desk->offlinePages().standing().count.done;
    for (int i = 3; i < 6; ++i) played_->plugin.web.answers[addresses[i]].afterMs = 5;
    desk = played_->again();
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.left(), 0U, kPatience);
    QCOMPARE(desk->offlinePages().standing().count.done, 6U);
    QVERIFY(before < 6);
    for (int i = 0; i < 6; ++i) QTRY_VERIFY(captureOf(*desk, i));
}

// Figure 7 of issue 3: with 78 entries of slow, broken, redirecting and login-walled sites.
void OfflineFlowTest::seventyEightEntriesTakeLittleLongerThanTheSlowestHost() {
    using Kind = CaptureOutcome::Kind;
    constexpr int kSlow = 1'500;
    QStringList addresses;
    int slowest = 0;
    for (int i = 0; i < 78; ++i) {
        const bool slow = i % 6 == 0;
        const QString host = slow ? u"slow.example"_s : u"h%1.example"_s.arg(i % 17);
        const QString address = u"https://%1/%2"_s.arg(host).arg(i);
        addresses << address;
        auto& answer = played_->plugin.web.answers[address];
        answer.afterMs = slow ? kSlow : 20;
        slowest += slow ? kSlow : 0;
        if (i % 10 == 3) answer = {Kind::Gone, {}, 20, 404, u"the page is gone (404)"_s};
        if (i % 10 == 7) answer = {Kind::NeedsLogin, "<p>Log in</p>", 20, 200, u"the site wants an account"_s};
    }
    auto* desk = played_->open(addresses);
    QElapsedTimer time;
    time.start();
    desk->takeOffline(OfflineScope::List);
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.left(), 0U, 60'000);
    const qint64 took = time.elapsed();
    QVERIFY2(took <= slowest * 13 / 10, qPrintable(u"%1 ms for %2"_s.arg(took).arg(slowest)));
    QVERIFY(!played_->plugin.web.hostAskedTwiceAtOnce);
    for (int i = 0; i < 78; ++i) {
        if (played_->plugin.web.answers[addresses[i]].kind == Kind::Gone) continue;
        QTRY_VERIFY(captureOf(*desk, i));
    }
}

QTEST_MAIN(OfflineFlowTest)
#include "offline_flow_test.moc"
