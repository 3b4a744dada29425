// The whole way of a person through the program, in a real window: walk, read, mark, write, annotate, close, come back.
#include "app/shell/desk_fixture.h"
#include "shell/capture_tools.h"
#include "shell/pane_splitter.h"
#include "support/loopback_server.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

QByteArray longPage(const QByteArray& title) {
    QByteArray text = "<title>" + title + "</title><article>";
    for (int i = 0; i < 120; ++i) text += "<p>Paragraph number " + QByteArray::number(i) + " of the text.</p>";
    return text + "</article>";
}

constexpr int kLoad = 30'000;

struct PlaceOnPage {
    QString anchor;
    double fraction = 0;
};

PlaceOnPage placeOn(LivePage& page) {
    PlaceOnPage place;
    bool come = false;
    page.askPlace([&](const QString& anchor, double fraction) {
        place = {anchor, fraction};
        come = true;
    });
    if (!QTest::qWaitFor([&come] { return come; }, 2000)) qWarning("the page did not say where it stands");
    return place;
}

// What a person does in more than one of the tests.

QString writeWebList(const OpenDesk& place, const LoopbackServer& server) {
    const QString list = place.path("web.md");
    writeFile(list, "# Web\n\n- Other https://example.org/other\n- Informers " +
                        server.url(u"/informers"_s).toEncoded() + "\n\n# Later\n\n- Third https://example.org/3\n");
    return list;
}

void annotateAuthorization(Desk& desk, Qt::Key colour) {
    const auto authorization = entryWithExcerpt(*desk.reading().snapshot(), "func WithAuthorization");
    QVERIFY(authorization != catalogue::kNoNode);
    QVERIFY(desk.window().tree()->selectNode(authorization));
    auto* page = desk.window().pageArea()->entryPage();
    QTRY_VERIFY(page->find(u"func WithAuthorization"_s, false));
    QVERIFY(page->excerptSelection());
    desk.window().pageArea()->focusPage();
    press(colour);
    QTRY_COMPARE(desk.annotations().annotations().size(), 1U);
}

void markReadAndWrite(Desk& desk, const QString& note) {
    desk.window().tree()->focusTree();
    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(desk.reading().status().state, study::ReadingState::Read);
    press(Qt::Key_E);
    QTest::keyClicks(QApplication::focusWidget(), note);
    QTRY_COMPARE(desk.notes().status().standing, NoteStanding::Saved);
}

void verifyReadAndWritten(Desk& desk, const QString& note) {
    QTRY_COMPARE(desk.reading().status().state, study::ReadingState::Read);
    QTRY_COMPARE(desk.window().notePane()->note(), note);
}

// Before it is gone to: its mark in the list, and the count below.
void verifyStateInList(Desk& desk, const ArticleId& read) {
    QTRY_VERIFY(desk.reading().statuses().contains(read));
    QCOMPARE(desk.reading().statuses().at(read).state, study::ReadingState::Read);
    QTRY_COMPARE(desk.window().status()->findChild<QLabel*>()->text(), u"1 of 78 read"_s);
}

void verifyMarkStands(Desk& desk, const AnnotationId& mark) {
    QTRY_COMPARE(desk.annotations().annotations().size(), 1U);
    QCOMPARE(desk.annotations().annotations().front().id, mark);
    QCOMPARE(desk.annotations().placements().front().resolution.standing, annotate::Standing::Exact);
    auto* page = desk.window().pageArea()->entryPage();
    page->showAnnotation(mark);
    QTRY_COMPARE(page->annotationAtCaret(), std::optional(mark));
}

// Waits until the live page is there and answers.
void verifyPageIsShown(Desk& desk, const QString& title) {
    QTRY_VERIFY2(desk.window().pageArea()->liveShown(),
                 qPrintable(desk.window().pageArea()->messages()->text(u"link"_s)));
    auto* live = desk.window().pageArea()->livePage();
    QTRY_COMPARE_WITH_TIMEOUT(live->title(), title, kLoad);
    QTRY_VERIFY_WITH_TIMEOUT(!placeOn(*live).anchor.isEmpty(), kLoad);
}

void verifyPageStandsAt(Desk& desk, const PlaceOnPage& left) {
    LivePage& live = *desk.window().pageArea()->livePage();
    QTRY_COMPARE_WITH_TIMEOUT(placeOn(live).anchor, left.anchor, kLoad);
    QVERIFY(qAbs(placeOn(live).fraction - left.fraction) < 0.02);
}

void findOnPage(Desk& desk, const QString& words) {
    desk.window().tree()->focusTree();
    QSignalSpy found(desk.window().pageArea()->livePage(), &LivePage::found);
    press(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), words);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!found.isEmpty() && found.last().front().toBool(), kLoad);
    press(Qt::Key_Escape);
}

}  // namespace

class StudyFlowTest : public QObject {
    Q_OBJECT
private slots:
    void everythingIsFoundAgain();
    void aPageOfTheWebIsFoundAgain();
    void theWindowComesBackAsItWas();
    void aHiddenPageGivesItsMemoryBack();
    void theWelcomeGoesAfterUse_data();
    void theWelcomeGoesAfterUse();
    void thePlaceOnALivePageIsNotPassedOver();
    void aShortPageOffersToBeRead();
    void onlyAPageThatCameIsReadFrom();
    void lettersAreWordsWhileTyping();
};

void StudyFlowTest::everythingIsFoundAgain() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    const auto first = desk->reading().node();
    desk->window().tree()->focusTree();
    press(Qt::Key_J);
    QVERIFY(desk->reading().node() > first);
    press(Qt::Key_K);
    QCOMPARE(desk->reading().node(), first);
    press(Qt::Key_J);
    const ArticleId walked = desk->reading().article();
    press(Qt::Key_Return);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    QCOMPARE(desk->window().pageArea()->livePage()->url(), desk->pages().address());
    desk->window().tree()->focusTree();
    press(Qt::Key_I);
    QVERIFY(!desk->window().pageArea()->liveShown());
    markReadAndWrite(*desk, u"why an informer"_s);
    annotateAuthorization(*desk, Qt::Key_2);
    if (QTest::currentTestFailed()) return;
    const auto annotated = desk->reading().node();
    const auto made = desk->annotations().annotations().front();
    QCOMPARE(made.colour, study::HighlightColour::Moss);
    QVERIFY(made.selectors.quote.exact.find("WithAuthorization") != std::string::npos);

    place.close();
    place.open();
    desk = place.desk.get();
    QCOMPARE(desk->reading().node(), annotated);
    verifyMarkStands(*desk, made.id);
    verifyStateInList(*desk, walked);
    QVERIFY(desk->window().tree()->selectArticle(walked));
    verifyReadAndWritten(*desk, u"why an informer"_s);
    desk->window().tree()->focusTree();
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk->window().tree()->selectNode(annotated));
    QTRY_VERIFY(desk->annotations().annotations().empty());
}

// The real reader on a page of a server of our own: shown, found in, marked, noted; then everything again.
void StudyFlowTest::aPageOfTheWebIsFoundAgain() {
    LoopbackServer server;
    server.page(u"/informers"_s, longPage("Informers"));
    OpenDesk place(pluginLivePage());
    const QString list = writeWebList(place, server);
    place.open();
    auto* desk = place.desk.get();
    annotateAuthorization(*desk, Qt::Key_3);
    if (QTest::currentTestFailed()) return;
    const auto annotated = desk->reading().node();
    const AnnotationId mark = desk->annotations().annotations().front().id;

    desk->openFiles({list});
    QTRY_COMPARE(desk->reading().snapshot()->catalogue->entryCount(), 3U);
    desk->window().tree()->focusTree();
    press(Qt::Key_J);
    const ArticleId article = desk->reading().article();
    press(Qt::Key_Return);
    verifyPageIsShown(*desk, u"Informers"_s);
    findOnPage(*desk, u"number 77"_s);
    LivePage& live = *desk->window().pageArea()->livePage();
    QTRY_VERIFY_WITH_TIMEOUT(placeOn(live).fraction > 0.2, kLoad);  // finding scrolls
    markReadAndWrite(*desk, u"informers inform"_s);
    const PlaceOnPage left = placeOn(live);

    place.close();
    place.open();
    desk = place.desk.get();
    QCOMPARE(desk->reading().article(), article);
    verifyReadAndWritten(*desk, u"informers inform"_s);
    QVERIFY(!desk->window().pageArea()->livePage());  // nothing goes to the network by itself
    desk->window().tree()->focusTree();
    press(Qt::Key_C);
    verifyPageIsShown(*desk, u"Informers"_s);
    verifyPageStandsAt(*desk, left);

    desk->catalogues().openBundled();
    QTRY_VERIFY(desk->window().tree()->selectNode(annotated) && desk->reading().snapshot()->file.bundled);
    verifyMarkStands(*desk, mark);
}

void StudyFlowTest::theWindowComesBackAsItWas() {
    OpenDesk place;
    const QString list = place.path("list.md");
    writeFile(list, "# One\n\n- First https://example.org/1\n\n# Two\n\n- Second https://example.org/2\n");
    place.open({list});
    const auto columns = [&place] { return place.desk->window().findChild<PaneSplitter*>(); };
    auto* tree = place.desk->window().tree();
    tree->view()->collapse(tree->model()->index(1, 0));
    const QStringList sections = tree->expandedKeys();
    QCOMPARE(sections.size(), 1);
    place.desk->window().resize(1200, 700);
    QTRY_COMPARE(place.desk->window().size(), QSize(1200, 700));
    columns()->setKept(Qt::Horizontal, 401);
    const QList<int> widths = columns()->sizes();
    press(Qt::Key_F10);
    QVERIFY(!place.desk->window().notePane()->isVisible());

    place.close();
    place.open();
    QTRY_COMPARE(place.desk->window().size(), QSize(1200, 700));
    QCOMPARE(place.desk->window().tree()->expandedKeys(), sections);
    QCOMPARE(columns()->sizes(), widths);
    QVERIFY(!place.desk->window().notePane()->isVisible());
    press(Qt::Key_F10);
    QVERIFY(place.desk->window().notePane()->isVisible());
}

void StudyFlowTest::theWelcomeGoesAfterUse_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("a mark") << int(Qt::Key_D);
    QTest::newRow("a star") << int(Qt::Key_S);
    QTest::newRow("a note") << int(Qt::Key_E);
}

void StudyFlowTest::theWelcomeGoesAfterUse() {
    QFETCH(int, key);
    OpenDesk place;
    place.open();
    auto* page = place.desk->window().pageArea()->entryPage();
    QTRY_VERIFY(page->find(u"Take it offline:"_s, false));
    place.desk->window().tree()->focusTree();
    press(Qt::Key(key), key == Qt::Key_D ? Qt::ControlModifier : Qt::NoModifier);
    if (key == Qt::Key_E) QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
    QTRY_VERIFY(!page->find(u"Take it offline:"_s, false));
    place.close();
    place.open();
    page = place.desk->window().pageArea()->entryPage();
    QVERIFY(!page->find(u"Take it offline:"_s, false));
}

// Passing by on the entry page does not make the place on the live page forgotten, and moving on keeps it.
void StudyFlowTest::thePlaceOnALivePageIsNotPassedOver() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    auto* area = desk->window().pageArea();
    desk->window().tree()->focusTree();
    press(Qt::Key_Return);
    QVERIFY(area->liveShown());
    const QUrl first = area->livePage()->url();
    desk->window().tree()->focusTree();
    press(Qt::Key_J);
    QVERIFY(!area->liveShown());
    press(Qt::Key_K);
    place.close();
    place.open();
    desk = place.desk.get();
    area = desk->window().pageArea();
    desk->window().tree()->focusTree();
    press(Qt::Key_C);
    QTRY_VERIFY(area->liveShown());
    QCOMPARE(area->livePage()->url(), first);
    QCOMPARE(static_cast<PaperPage*>(area->livePage())->restored, 0.5);
}

void StudyFlowTest::aShortPageOffersToBeRead() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    desk->window().tree()->focusTree();
    press(Qt::Key_Return);
    QVERIFY(desk->window().pageArea()->liveShown());
    QToolButton* offer = nullptr;
    for (auto* button : desk->window().pageArea()->findChildren<QToolButton*>()) {
        const bool ofLivePage = !qobject_cast<CaptureTools*>(button->parentWidget());
        if (button->text() == u"Mark as read" && ofLivePage) offer = button;
    }
    QVERIFY(offer);
    QVERIFY(!offer->isVisible());
    emit desk->window().pageArea()->livePage()->endReached();
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_COMPARE(desk->reading().status().state, study::ReadingState::Read);
    QVERIFY(!offer->isVisible());
}

void StudyFlowTest::aHiddenPageGivesItsMemoryBack() {
    OpenDesk place;
    place.open();
    auto* area = place.desk->window().pageArea();
    place.desk->pages().setDiscardAfter(50);
    place.desk->pages().showLive();
    auto* live = static_cast<PaperPage*>(area->livePage());
    QVERIFY(live);
    place.desk->pages().showEntry();
    place.desk->pages().showLive();
    QTest::qWait(80);  // shown again in time
    QVERIFY(!live->discarded);
    place.desk->pages().showEntry();
    QTRY_VERIFY(live->discarded);
}

void StudyFlowTest::onlyAPageThatCameIsReadFrom() {
    OpenDesk place;
    place.readingAfterMs = 200;
    place.open();
    auto* desk = place.desk.get();
    desk->pages().showLive();
    auto* live = static_cast<PaperPage*>(desk->window().pageArea()->livePage());
    QVERIFY(live);
    live->inView = false;
    const auto later = entryWithExcerpt(*desk->reading().snapshot(), "func WithAuthorization");
    QVERIFY(desk->window().tree()->selectNode(later));
    desk->pages().showLive();
    QTest::qWait(900);
    QCOMPARE(desk->reading().status().state, study::ReadingState::Unread);
    live->inView = true;
    QTRY_COMPARE(desk->reading().status().state, study::ReadingState::Reading);
}

void StudyFlowTest::lettersAreWordsWhileTyping() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    const auto before = desk->reading().node();
    press(Qt::Key_E);
    QTest::keyClicks(QApplication::focusWidget(), u"jm nk1 [a/?"_s);
    QCOMPARE(desk->window().notePane()->note(), u"jm nk1 [a/?"_s);
    QCOMPARE(desk->reading().node(), before);
    desk->window().focusFilter();
    QTest::keyClicks(QApplication::focusWidget(), u"rbac"_s);
    QCOMPARE(desk->window().tree()->filter().words, u"rbac"_s);
    QCOMPARE(desk->reading().status().state, study::ReadingState::Unread);
}

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);  // as prepareEngine() does
    qputenv("PERIPLUS_READER_DIR", PERIPLUS_READER_FOLDER);
    QApplication application(count, words);
    StudyFlowTest test;
    return QTest::qExec(&test, count, words);
}
#include "study_flow_test.moc"
