#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>

#include "app/page/shown_entry.h"

namespace periplus {
namespace {

using sample::annotate;
using sample::annotated;
using sample::content;
using sample::Shown;

class EntryPageTest : public QObject {
    Q_OBJECT

private slots:
    void showsAllOfTheEntry() {
        const Shown shown(content());
        const QString all = shown.text->toPlainText();
        for (const char* words :
             {"Kubernetes RBAC源码解析", "segmentfault.com", "3 links", "RBAC及权限管理相关源码", "moved to github.com",
              "alternative", "注意这个", "WithAuthorization", "<script>alert(1)</script>", "Mark as read"})
            QVERIFY2(all.contains(QString::fromUtf8(words)), words);
    }

    void keyboardSelectsLinesOfTheExcerpt() {
        const Shown shown(content());
        QSignalSpy any(&shown.page, &EntryPage::excerptSelectionChanged);
        shown.caret(shown.line(QStringLiteral("if a == nil")));
        QCOMPARE(any.count(), 1);
        QCOMPARE(any.last().first().toBool(), true);
        QCOMPARE(shown.selected(), std::string("    if a == nil {"));  // the caret's line
        QTest::keyClick(shown.text, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(shown.text, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(shown.text, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(shown.selected(),
                 std::string("    if a == nil {\n        glog.Warningf(\"Authorization is disabled\")\n"
                             "        return handler"));
        shown.caret(shown.text->document()->begin());
        QCOMPARE(any.last().first().toBool(), false);
        QCOMPARE(shown.selected(), std::string("(none)"));
    }

    void selectionIsCutToTheExcerpt() {
        const Shown shown(content());
        shown.text->selectAll();
        QCOMPARE(shown.selected().substr(0, 23), std::string("type ClusterRole struct"));
        QCOMPARE(shown.selected().back(), '}');
    }

    void gutterSelectsLines() {
        const Shown shown(content());
        const QTextBlock first = shown.line(QStringLiteral("metav1.TypeMeta"));
        const QTextBlock last = shown.line(QStringLiteral("Rules []PolicyRule"));
        shown.caret(first);
        QTest::mouseClick(shown.text->viewport(), Qt::LeftButton, {}, shown.gutterOf(first));
        QCOMPARE(shown.selected(), std::string("    metav1.TypeMeta"));
        QTest::mouseClick(shown.text->viewport(), Qt::LeftButton, Qt::ShiftModifier, shown.gutterOf(last));
        QCOMPARE(shown.selected(), std::string("    metav1.TypeMeta\n    metav1.ObjectMeta\n    Rules []PolicyRule"));
        // Upwards, by dragging.
        QTest::mousePress(shown.text->viewport(), Qt::LeftButton, {}, shown.gutterOf(last));
        QTest::mouseMove(shown.text->viewport(), shown.gutterOf(first));
        QTest::mouseRelease(shown.text->viewport(), Qt::LeftButton, {}, shown.gutterOf(first));
        QCOMPARE(shown.selected(), std::string("    metav1.TypeMeta\n    metav1.ObjectMeta\n    Rules []PolicyRule"));
    }

    void barAsksForAHighlight() {
        const Shown shown(content());
        QSignalSpy asked(&shown.page, &EntryPage::highlightRequested);
        const QTextBlock line = shown.line(QStringLiteral("Rules []PolicyRule"));
        shown.caret(line);
        QTest::mouseClick(shown.text->viewport(), Qt::LeftButton, {}, shown.gutterOf(line));
        const auto buttons = shown.page.findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 5);
        QVERIFY(buttons[1]->isVisible());
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        const auto selection = asked[0][0].value<ExcerptSelection>();
        QCOMPARE(selection.block, sample::kSmallBlock);
        QCOMPARE(asked[0][1].value<study::HighlightColour>(), study::HighlightColour::Moss);
        QCOMPARE(asked[0][2].toBool(), false);
        QVERIFY(!buttons[1]->isVisible());
        QCOMPARE(shown.page.focusWidget(), shown.text);
    }

    void menuAsksForAHighlightWithNote() {
        const Shown shown(content());
        QSignalSpy asked(&shown.page, &EntryPage::highlightRequested);
        shown.caret(shown.line(QStringLiteral("Rules []PolicyRule")));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), QPoint(10, 10));
        QCoreApplication::sendEvent(shown.text, &event);
        auto* menu = shown.page.findChild<QMenu*>();
        QVERIFY(menu);
        QVERIFY(menu->actions().size() >= 7);
        menu->actions()[4]->trigger();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][2].toBool(), true);
        menu->close();
    }

    void linksAndOffersAreWalkedByKeyboard() {
        const Shown shown(content());
        QSignalSpy opened(&shown.page, &EntryPage::linkActivated);
        QSignalSpy browser(&shown.page, &EntryPage::browserRequested);
        QSignalSpy read(&shown.page, &EntryPage::markReadRequested);
        QVERIFY(shown.follow(QStringLiteral("link:0")));
        QCOMPARE(opened.last().first().toUrl(), QUrl(QStringLiteral("https://segmentfault.com/a/1190000015997974")));
        QVERIFY(shown.follow(QStringLiteral("link:3")));
        QCOMPARE(opened.last().first().toUrl(), QUrl(QStringLiteral("https://github.com/kubernetes/client-go")));
        QVERIFY(shown.follow(QStringLiteral("browser:1")));
        QCOMPARE(browser.last().first().toUrl(), QUrl(QStringLiteral("https://developer.aliyun.com/article/680025")));
        QVERIFY(shown.follow(QStringLiteral("copy-excerpt:6")));
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), sample::bundledExcerpt());
        QVERIFY(shown.follow(QStringLiteral("mark-read:")));
        QCOMPARE(read.count(), 1);
        QCOMPARE(opened.count(), 2);
    }

    void tabWalksTheLinks() {
        const Shown shown(content());
        QSignalSpy opened(&shown.page, &EntryPage::linkActivated);
        QTest::keyClick(shown.text, Qt::Key_Tab);
        QTest::keyClick(shown.text, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }

    void marksAreShownAndAnswerAClick() {
        const Shown shown(annotated());
        QSignalSpy clicked(&shown.page, &EntryPage::annotationActivated);
        const QTextBlock line = shown.line(QStringLiteral("Rules []PolicyRule"));
        shown.caret(line, 6);
        QCOMPARE(shown.page.annotationAtCaret().value_or(AnnotationId{}).value, std::string("sand"));
        QTest::mouseClick(shown.text->viewport(), Qt::LeftButton, {}, shown.text->cursorRect().center());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].value<AnnotationId>().value, std::string("sand"));
        shown.caret(shown.text->document()->begin());
        QVERIFY(!shown.page.annotationAtCaret());
        QCOMPARE(line.layout()->formats().size() > 0, true);
    }

    void showAnnotationGoesThere() {
        Shown shown(annotated());
        shown.page.showAnnotation(AnnotationId{"rose"});
        QVERIFY(shown.text->textCursor().block().text().contains(QStringLiteral("a.Authorize(attributes)")));
        QVERIFY(shown.text->viewport()->rect().contains(shown.text->cursorRect().center()));
    }

    void caretAndScrollStayWhenTheStatusChanges() {
        Shown shown(content());
        shown.caret(shown.line(QStringLiteral("handler.ServeHTTP")), 8);
        const int top = shown.text->cursorRect().top();
        EntryPageContent changed = annotated();
        changed.status.state = study::ReadingState::Read;
        changed.status.finished = UnixMillis{1'700'000'000'000};
        changed.welcome = true;
        shown.page.setContent(changed);
        QVERIFY(shown.text->textCursor().block().text().contains(QStringLiteral("handler.ServeHTTP")));
        QCOMPARE(shown.text->textCursor().positionInBlock(), 8);
        QVERIFY(qAbs(shown.text->cursorRect().top() - top) <= 2);
        QVERIFY(!shown.text->toPlainText().contains(QStringLiteral("Mark as read")));
    }

    void caretStaysWhenTheListMovesTheArticle() {
        Shown shown(content());
        shown.caret(shown.line(QStringLiteral("handler.ServeHTTP")), 8);
        EntryPageContent moved = content();
        moved.snapshot = sample::snapshotWithAnotherBefore();
        moved.node = 2;
        shown.page.setContent(moved);
        QVERIFY(shown.text->textCursor().block().text().contains(QStringLiteral("handler.ServeHTTP")));
        QCOMPARE(shown.text->textCursor().positionInBlock(), 8);
        moved.node = 1;  // another article of the same list begins at its own beginning
        shown.page.setContent(moved);
        QCOMPARE(shown.text->textCursor().position(), 0);
    }

    void welcomeCardIsDismissed() {
        EntryPageContent first = content();
        first.welcome = true;
        const Shown shown(first);
        QSignalSpy dismissed(&shown.page, &EntryPage::welcomeDismissed);
        QVERIFY(shown.follow(QStringLiteral("dismiss:")));
        QCOMPARE(dismissed.count(), 1);
    }

    void findWraps() {
        Shown shown(content());
        QVERIFY(shown.page.find(QStringLiteral("glog"), false));
        const int first = shown.text->textCursor().selectionStart();
        QVERIFY(shown.page.find(QStringLiteral("glog"), false));
        const int second = shown.text->textCursor().selectionStart();
        QVERIFY(second > first);
        QVERIFY(shown.page.find(QStringLiteral("glog"), false));
        QCOMPARE(shown.text->textCursor().selectionStart(), first);
        QVERIFY(shown.page.find(QStringLiteral("glog"), true));
        QCOMPARE(shown.text->textCursor().selectionStart(), second);
        QVERIFY(!shown.page.find(QStringLiteral("not in there"), false));
    }

    void placeComesBack() {
        study::ReadingPlace place;
        {
            Shown shown(content());
            auto* bar = shown.text->verticalScrollBar();
            QVERIFY(bar->maximum() > 300);
            QSignalSpy changed(&shown.page, &EntryPage::placeChanged);
            bar->setValue(300);
            QTRY_COMPARE(changed.count(), 1);
            place = shown.page.place();
            QCOMPARE(place.view, std::string("entry"));
        }
        EntryPage page;
        page.resize(860, 760);
        page.setContent(content());
        page.restorePlace(place);  // before it is shown
        page.show();
        auto* bar = page.findChild<QTextBrowser*>()->verticalScrollBar();
        QTRY_VERIFY(qAbs(bar->value() - 300) < 20);
    }

    void codeIsColoured() {
        if (!QFile::exists(QStringLiteral(":/reader/highlight.js"))) QSKIP("built without npm's assets");
        const Shown shown(content());
        const QTextBlock line = shown.line(QStringLiteral("func WithAuthorization"));
        QTRY_VERIFY(!line.layout()->formats().isEmpty());
        const auto formats = line.layout()->formats();
        QCOMPARE(formats.first().start, 0);
        QCOMPARE(formats.first().length, 4);
        QCOMPARE(formats.first().format.foreground().color(), Theme::light().syntax.keyword);
    }

    void selectedCodeKeepsItsColours() {
        if (!QFile::exists(QStringLiteral(":/reader/highlight.js"))) QSKIP("built without npm's assets");
        const Shown shown(content());
        const QTextBlock line = shown.line(QStringLiteral("func WithAuthorization"));
        QTRY_VERIFY(!line.layout()->formats().isEmpty());
        shown.text->verticalScrollBar()->setValue(0);
        QTextCursor all(line);
        all.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        shown.text->setTextCursor(all);
        const QRect at = shown.text->cursorRect(QTextCursor(line));
        const QImage image = shown.text->viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(at.center() + QPoint(1, at.height() / 2 - 1)), Theme::light().selection);
        QList<QRgb> seen;
        for (int x = at.left(); x < at.left() + 60; ++x)
            for (int y = at.top(); y < at.bottom(); ++y) seen << image.pixel(x, y);
        QVERIFY(seen.contains(Theme::light().syntax.keyword.rgb()));
        QVERIFY(!seen.contains(Theme::light().ink.rgb()));
    }

    void tablesStandInColumns() {
        const Shown shown(content());
        const QTextBlock get = shown.line(QStringLiteral("get"));
        QTextTable* table = QTextCursor(get).currentTable();
        QVERIFY(table);
        QCOMPARE(table->rows(), 2);
        QCOMPARE(table->columns(), 3);
        const auto at = [table](int row, int column) {
            return table->cellAt(row, column).firstCursorPosition().block();
        };
        QCOMPARE(at(0, 1).text(), QStringLiteral("resource"));
        QCOMPARE(at(1, 2).text(), QStringLiteral("core"));
        const auto* layout = shown.text->document()->documentLayout();
        const auto corner = [&](int row, int column) { return layout->blockBoundingRect(at(row, column)).topLeft(); };
        QCOMPARE(corner(0, 1).x(), corner(1, 1).x());
        QCOMPARE(corner(1, 0).y(), corner(1, 2).y());
        QTextCursor pods = table->cellAt(1, 1).firstCursorPosition();
        pods.movePosition(QTextCursor::NextCharacter);
        QCOMPARE(pods.charFormat().anchorHref(), QStringLiteral("link:3"));
        // Nothing empty stands behind it: what follows is the next block of the list.
        QCOMPARE(table->lastCursorPosition().block().next().text(), QStringLiteral("<script>alert(1)</script>"));
    }

    void overviewOfASection() {
        EntryPageContent overview = content();
        overview.node = 0;
        overview.rollup = {39, 26, 1, 12, 0};
        const Shown shown(overview);
        QVERIFY(shown.text->toPlainText().contains(QStringLiteral("12 of 39 read")));
        QVERIFY(!shown.text->toPlainText().contains(QStringLiteral("Mark as read")));
    }

    void nothingToShow() {
        EntryPage page;
        page.setContent({});
        QVERIFY(!page.excerptSelection());
        QVERIFY(!page.find(QStringLiteral("a"), false));
        page.restorePlace({"entry", "a", 0.5});
    }

    // Pictures for a person to judge, in the build folder.
    void pictures() {
        const QString folder = qEnvironmentVariable("PERIPLUS_PICTURES");
        if (folder.isEmpty()) QSKIP("PERIPLUS_PICTURES names no folder");
        for (const bool dark : {false, true}) {
            EntryPageContent first = annotated();
            first.welcome = true;
            first.status.starred = true;
            Shown shown(first, dark ? Theme::dark() : Theme::light(), QSize(900, 1000));
            const QTextBlock line = shown.line(QStringLiteral("func WithAuthorization"));
            QTRY_VERIFY(!line.layout()->formats().isEmpty());
            const QString name = folder + (dark ? QStringLiteral("/entry-dark") : QStringLiteral("/entry-light"));
            QVERIFY(shown.page.grab().save(name + QStringLiteral("-1.png")));
            shown.page.showAnnotation(AnnotationId{"sky"});
            shown.caret(shown.line(QStringLiteral("authorized, reason")));
            QTest::mouseClick(shown.text->viewport(), Qt::LeftButton, {},
                              shown.gutterOf(shown.line(QStringLiteral("authorized, reason"))));
            QVERIFY(shown.page.grab().save(name + QStringLiteral("-2.png")));
            shown.page.resize(420, 900);
            QCoreApplication::processEvents();
            QVERIFY(shown.page.grab().save(name + QStringLiteral("-narrow.png")));
        }
    }
};

}  // namespace
}  // namespace periplus

Q_DECLARE_METATYPE(periplus::ExcerptSelection)
Q_DECLARE_METATYPE(periplus::AnnotationId)

QTEST_MAIN(periplus::EntryPageTest)
#include "entry_page_test.moc"
