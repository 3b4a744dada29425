// Reading what is offline, with a played web: views, places, links, archives, comparing, forgetting.
#include "app/shell/played_desk.h"
#include "shell/capture_sheet.h"
#include "shell/capture_tools.h"
#include "shell/compare_sheet.h"
#include "shell/undo_controller.h"

#include <QAbstractItemView>
#include <QMenu>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;
using study::CaptureState;

class CaptureFlowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void itIsThereAfterARestart();
    void theReadingViewIsMadeOnceAndKept();
    void aForgottenCaptureComesBack();
    void thePlaceGoesFromViewToView();
    void linksLeadToEntriesCapturesOrAsk();
    void aFailedPageIsOfferedOffline();
    void whatWasChosenLastIsOpened();
    void twoCapturesAreCompared();
    void anArchiveComesInAndWhatHasNoEntryIsReachable();

private:
    std::unique_ptr<PlayedDesk> played_;
};

void CaptureFlowTest::init() {
    played_.reset();
    played_ = std::make_unique<PlayedDesk>();
}

void CaptureFlowTest::itIsThereAfterARestart() {
    played_->plugin.web.answers[u"https://a.example/1"_s].html = "<title>One</title><p>The first words</p>";
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    desk = played_->again();
    QTRY_VERIFY(desk->captures().chosen());
    const qsizetype asked = played_->plugin.web.asked.size();
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "The first words"));
    QCOMPARE(played_->plugin.web.asked.size(), asked);
}

void CaptureFlowTest::theReadingViewIsMadeOnceAndKept() {
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_R);  // there is no capture yet: it is taken first
    QTRY_VERIFY_WITH_TIMEOUT(desk->window().pageArea()->shown() == PageView::Reading, kPatience);
    QTRY_VERIFY(shows(*desk, "Article"));
    QVERIFY(desk->window().pageArea()->captureTools()->headings() == 1);
    desk = played_->again();
    QTRY_VERIFY(desk->captures().chosen());
    played_->plugin.web.shown.clear();
    press(Qt::Key_R);
    QTRY_VERIFY(shows(*desk, "Article"));
    QCOMPARE(played_->plugin.web.shown.size(), 1);  // it did not have to be made again
    const int size = played_->place.settings->get(keys::kReadingSize);
    press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(played_->place.settings->get(keys::kReadingSize) > size);
    QCOMPARE(static_cast<PaperCapturePage*>(desk->window().pageArea()->capturePage())->look.fontPixels,
             played_->place.settings->get(keys::kReadingSize));
}

void CaptureFlowTest::aForgottenCaptureComesBack() {
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    press(Qt::Key_O);
    QTRY_VERIFY(desk->window().pageArea()->captureShown());
    desk->actions().action("forget-capture")->trigger();
    QTRY_VERIFY(!captureOf(*desk, 0));
    QCOMPARE(desk->window().pageArea()->shown(), PageView::Entry);
    QTRY_COMPARE(desk->undo().undoKind(), std::optional(study::CommandKind::ForgetCapture));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(captureOf(*desk, 0));
}

void CaptureFlowTest::thePlaceGoesFromViewToView() {
    auto* desk = played_->open({u"https://a.example/1"_s, u"https://b.example/2"_s});
    press(Qt::Key_J);
    press(Qt::Key_K);
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "Words"));
    played_->plugin.web.anchor = u"a sentence"_s;
    played_->plugin.web.fraction = 0.6;
    press(Qt::Key_R);
    QTRY_VERIFY(!played_->plugin.web.restored.isEmpty());
    QCOMPARE(played_->plugin.web.restored.last(), std::pair(u"a sentence"_s, 0.6));
    played_->plugin.web.anchor = u"further on"_s;
    press(Qt::Key_L);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    QTRY_COMPARE(static_cast<PaperPage*>(desk->window().pageArea()->livePage())->restored, 0.6);
    press(Qt::Key_R);
    QTRY_VERIFY(desk->window().pageArea()->shown() == PageView::Reading);
    QTRY_VERIFY(desk->captures().readable());
    desk = played_->again();
    played_->plugin.web.restored.clear();
    desk->window().tree()->focusTree();
    press(Qt::Key_C);  // goes on where the reader was: no network for a capture
    QTRY_VERIFY(desk->window().pageArea()->captureShown());
    QTRY_VERIFY(!played_->plugin.web.restored.isEmpty());
}

void CaptureFlowTest::linksLeadToEntriesCapturesOrAsk() {
    auto* desk = played_->open({u"https://a.example/1"_s, u"https://b.example/2"_s});
    desk->takeOffline(OfflineScope::List);
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.done, 2U, kPatience);
    QTRY_VERIFY(captureOf(*desk, 0) && captureOf(*desk, 1));
    press(Qt::Key_O);
    QTRY_VERIFY(shows(*desk, "Words"));
    auto* page = desk->window().pageArea()->capturePage();
    emit page->linkActivated(QUrl(u"https://B.example/2#part"_s));
    QTRY_COMPARE(desk->reading().node(), 2U);
    QTRY_COMPARE(desk->window().pageArea()->shown(), PageView::Offline);
    QCOMPARE(page->capture(), QString::fromStdString(captureOf(*desk, 1)->id.value));
    emit page->linkActivated(QUrl(u"https://elsewhere.example/"_s));
    QTRY_VERIFY(messageButton(*desk, u"Open live"_s));
    QVERIFY(desk->window().pageArea()->captureShown());  // nothing goes to the network by itself
    QTest::mouseClick(messageButton(*desk, u"Open live"_s), Qt::LeftButton);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    QCOMPARE(desk->window().pageArea()->livePage()->url(), QUrl(u"https://elsewhere.example/"_s));
}

void CaptureFlowTest::aFailedPageIsOfferedOffline() {
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QTRY_VERIFY(desk->captures().chosen());
    press(Qt::Key_L);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    auto* live = static_cast<PaperPage*>(desk->window().pageArea()->livePage());
    live->inView = false;
    emit live->loadFinished(false);
    auto* button = messageButton(*desk, u"Read it offline"_s);
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(shows(*desk, "Words"));
}

void CaptureFlowTest::whatWasChosenLastIsOpened() {
    auto* desk = played_->open({u"https://a.example/1"_s, u"https://b.example/2"_s});
    desk->takeOffline(OfflineScope::List);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0) && captureOf(*desk, 1), kPatience);
    press(Qt::Key_Return);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    press(Qt::Key_O);
    QTRY_VERIFY(desk->window().pageArea()->shown() == PageView::Offline);
    desk->window().tree()->focusTree();
    press(Qt::Key_J);
    QCOMPARE(desk->window().pageArea()->shown(), PageView::Entry);
    press(Qt::Key_Return);
    QTRY_VERIFY(desk->window().pageArea()->shown() == PageView::Offline);
    press(Qt::Key_L);
    desk->window().tree()->focusTree();
    press(Qt::Key_K);
    press(Qt::Key_Return);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
}

void CaptureFlowTest::twoCapturesAreCompared() {
    auto& answer = played_->plugin.web.answers[u"https://a.example/1"_s];
    answer.html = "<title>One</title><p>The scheduler binds a pod.</p><p>It waits.</p>";
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    answer.html = "<title>One</title><p>The scheduler binds many pods.</p><p>It waits.</p>";
    press(Qt::Key_O, Qt::ShiftModifier);
    const auto both = [desk] { return desk->shelf().of(desk->reading().article()).size() == 2; };
    QTRY_VERIFY_WITH_TIMEOUT(both(), kPatience);
    desk->window().pageArea()->captureMenu()->popup({});
    QVERIFY(desk->window().pageArea()->captureMenu()->actions().size() >= 3);  // both, and comparing them
    desk->window().pageArea()->captureMenu()->close();
    QTRY_VERIFY(desk->actions().action("compare")->isEnabled());
    desk->actions().action("compare")->trigger();
    auto* sheet = desk->window().findChild<CompareSheet*>();
    QVERIFY(sheet);
    QTRY_VERIFY(sheet->changes() >= 1);
    QTest::keyClick(sheet, Qt::Key_N);
    sheet->close();
}

void CaptureFlowTest::anArchiveComesInAndWhatHasNoEntryIsReachable() {
    auto* desk = played_->open({u"https://a.example/1"_s});
    const QString archive = played_->place.path("pages.warc");
    writeFile(archive, warcOf(QUrl(u"https://a.example/1"_s), "<title>One</title><p>From an archive</p>") +
                           warcOf(QUrl(u"https://other.example/"_s), "<title>Other</title><p>No entry has this</p>"));
    desk->openFiles({archive});
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QTRY_COMPARE(desk->shelf().unmatched().size(), 1U);
    desk->showUnmatched();
    auto* sheet = desk->window().findChild<CaptureSheet*>(u"unmatched"_s);
    QVERIFY(sheet);
    QCOMPARE(sheet->model()->rowCount(), 1);
    QVERIFY(!desk->reading().article().empty());
    auto* rows = sheet->findChild<QAbstractItemView*>();
    rows->setCurrentIndex(rows->model()->index(0, 0));
    QTest::keyClick(rows, Qt::Key_Return);
    QTRY_VERIFY(shows(*desk, "No entry has this"));
    // It is nobody's: what is marked and written now does not land on the entry that was open.
    QVERIFY(desk->reading().article().empty());
    QVERIFY(!desk->actions().action("mark-read")->isEnabled());
    sheet->close();
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    desk->pages().showEntry();
    QCOMPARE(desk->window().pageArea()->shown(), PageView::Entry);
}

QTEST_MAIN(CaptureFlowTest)
#include "capture_flow_test.moc"
