// Lists that come and go under the window: missing, changed outside, doubtful, dropped.
#include "app/shell/desk_fixture.h"

#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSemaphore>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

class ListFlowTest : public QObject {
    Q_OBJECT
private slots:
    void aListThatGoesKeepsWhatIsShown();
    void aChangedFileIsTakenIn();
    void doubtfulPlacesLeadThere();
    void aDroppedFileIsOpened();
    void eachListKeepsItsPlace();
    void aMissingFileLeavesTheLastListOpen();
    void aKilledProgramLosesNoPlace();
    void theRememberedArticleIsNotTheLastOneByItself();
    void aListThatIsReadSlowlySaysSoAndCanBeCancelled();
    void theListsFiltersAreInTheMenu();
    void continueOpensTheListOfTheLastArticle();
    void continueSaysWhenThatListIsGone();
};

void ListFlowTest::aListThatGoesKeepsWhatIsShown() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    const auto shown = desk->reading().snapshot();
    desk->openFiles({place.path("missing.md")});
    QTRY_VERIFY(desk->window().pageArea()->messages()->text(u"list"_s).contains(u"missing.md"));
    QCOMPARE(desk->reading().snapshot(), shown);
    desk->catalogues().openBundled();
    QTRY_VERIFY(desk->window().pageArea()->messages()->text(u"list"_s).isEmpty());
}

void ListFlowTest::aChangedFileIsTakenIn() {
    OpenDesk place;
    const QString path = place.path("list.md");
    writeFile(path, "# One\n\n- First https://example.org/1\n- Second https://example.org/2\n");
    place.open({path});
    auto* desk = place.desk.get();
    desk->window().tree()->selectNext();
    const ArticleId second = desk->reading().article();
    writeFile(path,
              "# One\n\n- New https://example.org/0\n- First https://example.org/1\n- Second, renamed "
              "https://example.org/2\n");
    QTRY_COMPARE(desk->reading().snapshot()->catalogue->entryCount(), 3U);
    QCOMPARE(desk->reading().article(), second);
    QCOMPARE(desk->window().tree()->currentNode(), desk->reading().node());
}

void ListFlowTest::eachListKeepsItsPlace() {
    OpenDesk place;
    const QString list = place.path("list.md");
    writeFile(list, "# One\n\n- First https://example.org/1\n\n# Two\n\n- Second https://example.org/2\n");
    place.open({list});
    QCOMPARE(place.desk->window().windowTitle(), u"list.md – Periplus"_s);
    auto& reading = place.desk->reading();
    auto* tree = place.desk->window().tree();
    tree->selectNext();
    const ArticleId second = reading.article();
    tree->view()->collapse(tree->model()->indexOf(0));
    place.desk->catalogues().openBundled();
    QTRY_VERIFY(reading.snapshot()->file.bundled);
    QVERIFY(place.desk->window().windowTitle() != u"list.md – Periplus"_s);
    reading.show(9);
    const ArticleId ninth = reading.article();
    place.desk->openFiles({list});
    QTRY_COMPARE(reading.article(), second);
    QVERIFY(!tree->view()->isExpanded(tree->model()->indexOf(0)));
    place.close();
    place.open();
    QCOMPARE(place.desk->reading().article(), second);
    place.desk->catalogues().openBundled();
    QTRY_COMPARE(place.desk->reading().article(), ninth);
}

void ListFlowTest::aMissingFileLeavesTheLastListOpen() {
    OpenDesk place;
    const QString list = place.path("list.md");
    writeFile(list, "# One\n\n- First https://example.org/1\n- Second https://example.org/2\n");
    place.open({list});
    place.desk->window().tree()->selectNext();
    const ArticleId second = place.desk->reading().article();
    place.close();
    place.open({place.path("missing.md")});
    QCOMPARE(place.desk->reading().article(), second);
    QTRY_VERIFY(place.desk->window().pageArea()->messages()->text(u"list"_s).contains(u"missing.md"));
}

void ListFlowTest::aKilledProgramLosesNoPlace() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    desk->window().tree()->selectNext();
    const QString article = QString::fromStdString(desk->reading().article().value);
    const auto saved = [&place] { return readSession(place.path("session.json")); };
    QTRY_COMPARE(saved().article, article);
    desk->window().toggleNotes();
    QTRY_VERIFY(saved().notesHidden);
    QCOMPARE(saved().article, article);
}

// Read elsewhere meanwhile, or in another list: the window only showed where it was.
void ListFlowTest::theRememberedArticleIsNotTheLastOneByItself() {
    OpenDesk place;
    place.open();
    place.desk->window().tree()->selectNext();
    const ArticleId first = place.desk->reading().article();
    const ArticleId later = place.desk->reading().snapshot()->articleOf[20];
    QVERIFY(!later.empty() && later != first);
    bool recorded = false;
    place.study->command(
        this, [later](study::Library& library) { return library.recordOpened(later); },
        [&recorded](const Result<study::ChangeSet>&) { recorded = true; });
    QTRY_VERIFY(recorded);
    place.close();
    place.open();
    QCOMPARE(place.desk->reading().article(), first);
    place.desk->reading().continueReading();
    QTRY_COMPARE(place.desk->reading().article(), later);
}

void ListFlowTest::aListThatIsReadSlowlySaysSoAndCanBeCancelled() {
    OpenDesk place;
    const QString list = place.path("slow.md");
    writeFile(list, "# One\n\n- First https://example.org/1\n");
    place.open();
    auto* desk = place.desk.get();
    const auto shown = desk->reading().snapshot();
    QSemaphore held;
    bool answered = false;
    place.study->query(
        this,
        [&held](study::Library& library) {
            held.acquire();
            return library.statuses();
        },
        [](const Result<study::StatusMap>&) {});
    QSignalSpy started(&desk->catalogues(), &CatalogueController::readingStarted);
    desk->openFiles({list});
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(!desk->window().tree()->view()->isVisible());
    QVERIFY(desk->window().status()->findChild<QProgressBar*>()->isVisible());
    desk->catalogues().cancel();
    QVERIFY(desk->window().tree()->view()->isVisible());
    QVERIFY(!desk->window().status()->findChild<QProgressBar*>()->isVisible());
    held.release();
    place.study->query(
        this, [](study::Library& library) { return library.statuses(); },
        [&answered](const Result<study::StatusMap>&) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(desk->reading().snapshot(), shown);
}

void ListFlowTest::theListsFiltersAreInTheMenu() {
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    auto& actions = desk->actions();
    actions.action("only-starred")->trigger();
    QVERIFY(desk->window().tree()->filter().starredOnly);
    QVERIFY(actions.action("only-starred")->isChecked());
    actions.action("only-unread")->trigger();
    QCOMPARE(desk->window().tree()->filter().states.size(), 1U);
    desk->window().tree()->clearFilter();
    QVERIFY(!actions.action("only-starred")->isChecked() && !actions.action("only-unread")->isChecked());
    actions.action("facets")->trigger();
    QTRY_VERIFY(QApplication::activePopupWidget());
    QApplication::activePopupWidget()->close();
}

void ListFlowTest::doubtfulPlacesLeadThere() {
    OpenDesk place;
    const QString list = place.path("list.md");
    writeFile(
        list,
        "# One\n\n- First https://example.org/1\n- Second https://example.org/2\n- Again https://example.org/1\n");
    place.open({list});
    auto* desk = place.desk.get();
    desk->showDoubts();
    auto* lines = desk->window().findChild<DoubtSheet*>()->findChild<QListWidget*>();
    QVERIFY(lines);
    QCOMPARE(lines->count(), 1);
    QVERIFY2(lines->item(0)->text().contains(u"https://example.org/1"), qPrintable(lines->item(0)->text()));
    QVERIFY(lines->item(0)->text().startsWith(u"Line 5:"));
    emit lines->itemActivated(lines->item(0));
    QCOMPARE(desk->reading().node(), 3U);
}

// Wherever it falls: the editor of notes leaves it to the window.
void ListFlowTest::aDroppedFileIsOpened() {
    OpenDesk place;
    const QString list = place.path("list.md");
    writeFile(list, "# One\n\n- First https://example.org/1\n");
    place.open();
    auto& window = place.desk->window();
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(list)});
    QWidget* under = window.notePane()->findChild<QPlainTextEdit*>()->viewport();
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &drop);
    QTRY_COMPARE(place.desk->reading().snapshot()->catalogue->entryCount(), 1U);
    QVERIFY(window.notePane()->note().isEmpty());
}

// Opening another list is not reading it: "Continue" leads back to the article and the place in the first one.
void ListFlowTest::continueOpensTheListOfTheLastArticle() {
    OpenDesk place;
    const QString other = place.path("other.md");
    writeFile(other, "# Other\n\n- First https://example.org/1\n");
    place.open();
    auto* desk = place.desk.get();
    const auto bundled = desk->reading().snapshot()->file.id;
    for (int i = 0; i < 3; ++i) desk->window().tree()->selectNext();
    const ArticleId last = desk->reading().article();
    QVERIFY(!last.empty());
    const QUrl address = desk->pages().address();
    desk->pages().openLink(address);
    desk->pages().rememberPlace();
    desk->openFiles({other});
    QTRY_VERIFY(desk->reading().snapshot()->file.id != bundled);
    QVERIFY(!desk->window().pageArea()->liveShown());
    desk->actions().action("continue")->trigger();
    QTRY_COMPARE(desk->reading().snapshot()->file.id, bundled);
    QCOMPARE(desk->reading().article(), last);
    QCOMPARE(desk->window().tree()->currentNode(), desk->reading().node());
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    auto* page = dynamic_cast<PaperPage*>(desk->window().pageArea()->livePage());
    QCOMPARE(page->url(), address);
    QCOMPARE(page->restored, 0.5);
}

void ListFlowTest::continueSaysWhenThatListIsGone() {
    OpenDesk place;
    const QString list = place.path("list.md");
    writeFile(list, "# One\n\n- First https://example.org/1\n- Second https://example.org/2\n");
    place.open({list});
    auto* desk = place.desk.get();
    desk->window().tree()->selectNext();
    desk->catalogues().openBundled();
    QTRY_VERIFY(desk->reading().snapshot()->file.bundled);
    const auto node = desk->reading().node();
    QVERIFY(QFile::remove(list));
    desk->actions().action("continue")->trigger();
    QTRY_VERIFY2(desk->window().status()->currentMessage().contains(u"not there any more"_s),
                 qPrintable(desk->window().status()->currentMessage()));
    QCOMPARE(desk->reading().node(), node);
}

QTEST_MAIN(ListFlowTest)
#include "list_flow_test.moc"
