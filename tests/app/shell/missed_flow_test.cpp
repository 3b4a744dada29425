// What did not come, or came with less than the article: told until it came or was dismissed, over the entry it belongs
// to, with which parts are missing; and what a link did, in words.
#include "app/shell/played_desk.h"
#include "bridge/capture_words.h"
#include "shell/capture_sheet.h"
#include "shell/capture_tools.h"
#include "shell/missing_sheet.h"
#include "views/link_words.h"

#include <QClipboard>
#include <QHeaderView>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;
using study::CaptureState;
using Kind = CaptureOutcome::Kind;

class MissedFlowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void itIsToldUntilItComes();
    void itIsToldUntilItIsDismissed();
    void itIsToldWhileItIsTriedAgainAndAfterGivingUp();
    void itMayComeFromAnArchive();
    void theRowsStandWhole();
    void theBarBelongsToItsEntry();
    void linksSayWhatTheyDid();
    void missingPartsAreListed();
    void whatIsNotTheArticleIsNotShownAsOne();
    void aPageThatNeedsScriptsSaysSo();

private:
    Desk* withTwoMissed();
    [[nodiscard]] CaptureSheet* list() const;
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] QString counted() const;
    [[nodiscard]] QPushButton* noticeButton(const QString& words) const;

    std::unique_ptr<PlayedDesk> played_;
};

void MissedFlowTest::init() {
    played_.reset();
    played_ = std::make_unique<PlayedDesk>();
}

CaptureSheet* MissedFlowTest::list() const {
    auto& window = played_->place.desk->window();
    if (auto* open = window.findChild<CaptureSheet*>(u"problems"_s)) return open;
    played_->place.desk->showProblems();
    return window.findChild<CaptureSheet*>(u"problems"_s);
}

QStringList MissedFlowTest::titles() const {
    QStringList all;
    for (const auto& row : list()->model()->rows()) all << row.title;
    return all;
}

// What the status bar says; empty: nothing.
QString MissedFlowTest::counted() const {
    for (auto* button : played_->place.desk->window().status()->findChildren<QToolButton*>())
        if (button->isVisible() && button->text().contains(u"come"_s)) return button->text();
    return {};
}

QPushButton* MissedFlowTest::noticeButton(const QString& words) const {
    for (auto* button : played_->place.desk->window().pageArea()->captureNotice()->findChildren<QPushButton*>())
        if (button->text() == words && button->isVisible()) return button;
    return nullptr;
}

// Of three entries the first is gone and the second never answers.
Desk* MissedFlowTest::withTwoMissed() {
    auto& answers = played_->plugin.web.answers;
    answers[u"https://gone.example/"_s] = {Kind::Gone, {}, 5, 404, u"The page is not there any more (404)."_s};
    answers[u"https://down.example/"_s] = {Kind::Failed, {}, 5, 0, u"The server refuses the connection."_s};
    auto* desk = played_->open({u"https://gone.example/"_s, u"https://down.example/"_s, u"https://good.example/"_s});
    desk->takeOffline(OfflineScope::List);
    [&] { QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.left(), 0U, kPatience); }();
    return desk;
}

void MissedFlowTest::itIsToldUntilItComes() {
    auto* desk = withTwoMissed();
    QCOMPARE(titles(), (QStringList{u"A0"_s, u"A1"_s}));
    QCOMPARE(counted(), u"2 did not come whole"_s);
    desk->window().tree()->selectNode(3);
    desk->takeOffline(OfflineScope::Entry);  // another one
    QTRY_VERIFY(desk->shelf().of(desk->reading().article()).size() == 2);
    QCOMPARE(titles(), (QStringList{u"A0"_s, u"A1"_s}));
    QCOMPARE(counted(), u"2 did not come whole"_s);
    const auto tried = list()->model()->rows()[0].at;
    QVERIFY(tried.value != 0);
    desk = played_->again();
    QTRY_COMPARE(titles(), (QStringList{u"A0"_s, u"A1"_s}));
    QCOMPARE(counted(), u"2 did not come whole"_s);
    QCOMPARE(list()->model()->rows()[0].standing, u"The page is not there any more (404)."_s);
    QCOMPARE(list()->model()->rows()[0].at, tried);
    played_->plugin.web.answers[u"https://down.example/"_s] = {};
    desk->tryAgain({list()->model()->rows()[0].article, list()->model()->rows()[1].article});
    QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{u"A0"_s}, kPatience);
    QCOMPARE(counted(), u"1 did not come whole"_s);
}

void MissedFlowTest::itIsToldUntilItIsDismissed() {
    withTwoMissed();
    auto* sheet = list();
    sheet->findChild<QTreeView*>()->selectAll();
    for (auto* button : sheet->findChildren<QPushButton*>())
        if (button->text() == u"Dismiss"_s) QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(titles().isEmpty());
    QCOMPARE(counted(), QString());
    auto* desk = played_->again();
    QTRY_VERIFY(!desk->shelf().all().empty());
    QVERIFY(titles().isEmpty());
    desk->window().tree()->selectNode(1);
    desk->takeOffline(OfflineScope::Entry);  // tried anew, it is told anew
    QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{u"A0"_s}, kPatience);
}

void MissedFlowTest::itIsToldWhileItIsTriedAgainAndAfterGivingUp() {
    auto* desk = withTwoMissed();
    played_->plugin.web.answers[u"https://down.example/"_s].afterMs = -1;
    desk->tryAgain({list()->model()->rows()[1].article});
    QTRY_COMPARE(desk->offlinePages().standing().count.running, 1U);
    QCOMPARE(titles(), (QStringList{u"A0"_s, u"A1"_s}));
    QVERIFY(list()->model()->rows()[1].standing.contains(u"being tried again"_s));
    desk->offlinePages().cancel();
    QCOMPARE(titles(), (QStringList{u"A0"_s, u"A1"_s}));
    played_->again();
    QTRY_COMPARE(titles(), (QStringList{u"A0"_s, u"A1"_s}));
    QVERIFY(!list()->model()->rows()[1].standing.contains(u"being tried again"_s));
}

void MissedFlowTest::itMayComeFromAnArchive() {
    auto* desk = withTwoMissed();
    const QString archive = played_->place.path("pages.warc");
    writeFile(archive, warcOf(QUrl(u"https://gone.example/"_s), "<title>One</title><p>From an archive</p>"));
    desk->openFiles({archive});
    QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{u"A1"_s}, kPatience);
}

void MissedFlowTest::theRowsStandWhole() {
    withTwoMissed();
    auto* view = list()->findChild<QTreeView*>();
    const QFontMetrics metrics = view->fontMetrics();
    const int high = view->visualRect(view->model()->index(0, 0)).height();
    QVERIFY2(high >= metrics.height() * 3 / 2, qPrintable(u"%1 of %2"_s.arg(high).arg(metrics.height())));
    list()->resize(360, 400);  // far too narrow for a sentence
    const QModelIndex sentence = view->model()->index(0, CaptureListModel::Standing);
    QTRY_VERIFY(view->visualRect(sentence).width() < metrics.horizontalAdvance(sentence.data().toString()));
    QTRY_VERIFY(view->visualRect(sentence).height() >= 2 * metrics.height());
}

void MissedFlowTest::theBarBelongsToItsEntry() {
    played_->plugin.web.answers[u"https://gone.example/"_s] = {Kind::Gone, {}, 5, 404, u"gone"_s};
    auto* desk = played_->open({u"https://gone.example/"_s, u"https://good.example/"_s});
    auto* messages = desk->window().pageArea()->messages();
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(messages->text(u"missed"_s).contains(u"gone"_s), kPatience);
    press(Qt::Key_J);
    QCOMPARE(messages->text(u"missed"_s), QString());
    press(Qt::Key_K);
    QVERIFY(messages->text(u"missed"_s).contains(u"gone"_s));
    messages->take(u"missed"_s);  // closed
    press(Qt::Key_J);
    press(Qt::Key_K);
    QCOMPARE(messages->text(u"missed"_s), QString());
}

void MissedFlowTest::linksSayWhatTheyDid() {
    auto& answers = played_->plugin.web.answers;
    answers[u"https://file.example/"_s] = {
        Kind::File, {}, 5, 0, u"The address gives a file to download, not a page."_s};
    answers[u"https://gone.example/"_s] = {Kind::Gone, {}, 5, 410, u"The page is not there any more (410)."_s};
    answers[u"https://no.example/"_s] = {Kind::Refused, {}, 5, 403, u"The site refuses to give this page (403)."_s};
    answers[u"https://in.example/"_s] = {Kind::NeedsLogin, "<p>Log in</p>", 5, 200, u"The site asks for a login."_s};
    answers[u"https://down.example/"_s] = {Kind::Failed, {}, 5, 503, u"The server failed (503)."_s};
    const QStringList addresses = {u"https://file.example/"_s, u"https://gone.example/"_s, u"https://no.example/"_s,
                                   u"https://in.example/"_s,   u"https://down.example/"_s, u"https://good.example/"_s};
    auto* desk = played_->open(addresses);
    desk->takeOffline(OfflineScope::List);
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.left(), 0U, kPatience);
    QCOMPARE(played_->plugin.web.asked.count(u"https://file.example/"_s), 1);  // it will not be a page later
    const QStringList said = {u"answers with a file"_s, u"not there any more (410)"_s, u"refuses (403)"_s,
                              u"asks for a login"_s,    u"the server failed (503)"_s,  u"answers"_s};
    for (int i = 0; i < 6; ++i) {
        const auto link = [&] { return desk->shelf().link(addresses[i].toStdString()); };
        QTRY_COMPARE(healthWords(link()), said[i]);
        const bool failing = i == 1 || i == 4;
        QCOMPARE(link().health, failing ? study::LinkHealth::Failing : study::LinkHealth::Alive);
        LinkFacts facts;
        facts.status = link();
        QVERIFY(linkWords({}, &facts).join(u' ').startsWith(said[i] + u", checked 2"_s));
    }
}

void MissedFlowTest::missingPartsAreListed() {
    auto& answer = played_->plugin.web.answers[u"https://a.example/1"_s];
    answer.html = "<title>One</title><p>Words</p><img src=/lost.png>";
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(captureOf(*desk, 0)->state, CaptureState::Partial, kPatience);
    QCOMPARE(titles(), QStringList{u"A0"_s});  // by the entry's name
    list()->close();
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "Words"));
    press(Qt::Key_M, Qt::ShiftModifier);
    const auto sheet = [desk] { return desk->window().findChild<MissingSheet*>(); };
    QTRY_VERIFY(sheet());
    QCOMPARE(sheet()->list()->topLevelItemCount(), 1);
    QCOMPARE(sheet()->list()->topLevelItem(0)->text(0), u"https://a.example/lost.png"_s);
    QVERIFY(sheet()->list()->topLevelItem(0)->text(1).startsWith(u"it did not come"_s));
    QVERIFY(QTest::qWaitForWindowActive(sheet()));
    QTest::keyClick(sheet()->list(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"https://a.example/lost.png\t"_s));
    sheet()->close();
    QTRY_VERIFY(!sheet());
    QToolButton* button = nullptr;
    for (auto* each : desk->window().pageArea()->captureTools()->findChildren<QToolButton*>())
        if (each->isVisible() && each->text().startsWith(u"1 part"_s)) button = each;
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(sheet());
    const auto asked = played_->plugin.web.asked.size();
    emit sheet() -> againWanted();
    QTRY_VERIFY(played_->plugin.web.asked.size() > asked);
    sheet()->close();
}

void MissedFlowTest::whatIsNotTheArticleIsNotShownAsOne() {
    played_->plugin.web.answers[u"https://gone.example/"_s] = {Kind::Gone, "<h1>404 Not Found</h1>", 5, 404,
                                                               u"The page is not there any more (404)."_s};
    auto* desk = played_->open({u"https://gone.example/"_s, u"https://good.example/"_s});
    auto* area = desk->window().pageArea();
    desk->takeOffline(OfflineScope::List);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0) && captureOf(*desk, 1), kPatience);
    QVERIFY(!desk->window().tree()->model()->indexOf(1).data(SectionTreeModel::OfflineRole).toBool());
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "404 Not Found"));
    QVERIFY(area->captureNotice()->isVisible());
    const QString words = area->captureNotice()->text(u"standing"_s);
    QVERIFY2(words.startsWith(u"On 2"_s) && words.endsWith(u"said that the page is gone (404)."_s), qPrintable(words));
    const auto tabs = area->findChildren<QToolButton*>();
    const auto called = [&tabs](const QString& name) {
        return std::ranges::any_of(tabs, [&](const auto* tab) { return tab->text().startsWith(name); });
    };
    QVERIFY(called(u"Gone 2"_s) && !called(u"Offline 2"_s));
    desk->window().tree()->focusTree();
    press(Qt::Key_J);
    QVERIFY(!area->captureNotice()->isVisible());
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "Words"));
    QCOMPARE(area->captureNotice()->text(u"standing"_s), QString());
    QVERIFY(called(u"Offline 2"_s));
    desk->window().tree()->focusTree();
    press(Qt::Key_K);
    press(Qt::Key_O);
    QTRY_VERIFY(noticeButton(u"Try again"_s));
    const auto asked = played_->plugin.web.asked.size();
    QTest::mouseClick(noticeButton(u"Try again"_s), Qt::LeftButton);
    QTRY_VERIFY(played_->plugin.web.asked.size() > asked);
}

void MissedFlowTest::aPageThatNeedsScriptsSaysSo() {
    auto& answer = played_->plugin.web.answers[u"https://drawn.example/1"_s];
    answer = {Kind::Saved, "<title>One</title><p>Home</p><div id=app></div>", 5, 200,
              QString::fromLatin1(study::kNeedsScripts)};
    auto* desk = played_->open({u"https://drawn.example/1"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QTRY_VERIFY(!played_->plugin.web.proved.isEmpty());
    QCOMPARE(captureOf(*desk, 0)->state, CaptureState::Partial);
    QCOMPARE(titles(), QStringList{u"A0"_s});
    QCOMPARE(list()->model()->rows()[0].standing, QString::fromLatin1(study::kNeedsScripts));
    list()->close();
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "Home"));
    QVERIFY(played_->plugin.web.scripted.isEmpty());
    answer = {Kind::Saved, "<title>One</title><p>Home</p><p>What the script wrote.</p>"};
    auto* allow = noticeButton(u"Allow scripts for drawn.example and take it again"_s);
    QVERIFY(allow);
    QTest::mouseClick(allow, Qt::LeftButton);
    QTRY_COMPARE(played_->plugin.web.scripted, QStringList{u"https://drawn.example/1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(captureOf(*desk, 0)->state, CaptureState::Complete, kPatience);
    QVERIFY(titles().isEmpty());
}

QTEST_MAIN(MissedFlowTest)
#include "missed_flow_test.moc"
