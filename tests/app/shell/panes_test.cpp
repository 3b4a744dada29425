// The panes of the window: they keep their widths, show where the focus is, and their buttons show what is on.
#include "app/page/contrast.h"
#include "app/shell/desk_fixture.h"
#include "views/focus_frame.h"

#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

class PanesTest : public QObject {
    Q_OBJECT
private slots:
    void panesKeepTheirWidths();
    void theFocusIsFramed_data();
    void theFocusIsFramed();
    void whatIsOnIsSeen_data() { theFocusIsFramed_data(); }
    void whatIsOnIsSeen();
    void eachLetterOfAMenuIsOneAction_data();
    void eachLetterOfAMenuIsOneAction();
    void aMessageIsAsHighAsItsWords();
};

void PanesTest::panesKeepTheirWidths() {
    OpenDesk place;
    place.open();
    auto* window = &place.desk->window();
    const auto resized = [&window](int width) {
        window->resize(width, 800);
        QTRY_COMPARE(window->width(), width);
        QCoreApplication::processEvents();
    };
    resized(1390);
    const int notes = window->notePane()->width();
    const int tree = window->tree()->width();
    QVERIFY(notes > 250);
    resized(740);
    window->toggleNotes();
    resized(1390);
    window->toggleNotes();
    QCoreApplication::processEvents();
    QCOMPARE(window->notePane()->width(), notes);
    QCOMPARE(window->tree()->width(), tree);
    resized(740);
    place.close();
    place.open();
    window = &place.desk->window();
    resized(1390);
    QCOMPARE(window->notePane()->width(), notes);
    QCOMPARE(window->tree()->width(), tree);
}

void PanesTest::theFocusIsFramed_data() {
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void PanesTest::theFocusIsFramed() {
    QFETCH(ThemeChoice, theme);
    OpenDesk place;
    place.open();
    place.desk->chooseTheme(theme);
    auto& window = place.desk->window();
    const auto framed = [&window](QWidget* focus) {
        focus->setFocus();
        QTRY_VERIFY2(focus->hasFocus() || focus->isAncestorOf(QApplication::focusWidget()),
                     focus->metaObject()->className());
        QWidget* pane = window.focusFrame()->framed();
        QVERIFY2(pane && (pane == focus || pane->isAncestorOf(focus) || focus->isAncestorOf(pane)),
                 focus->metaObject()->className());
        QCoreApplication::processEvents();
        const QImage picture = pane->grab().toImage();
        for (const QPoint at : {QPoint(0, 40), QPoint(60, 0), QPoint(60, picture.height() - 1)}) {
            const QColor line = picture.pixelColor(at);
            const QColor ground = picture.pixelColor(QPoint(4, picture.height() - 6));
            QVERIFY2(contrast(line, ground) >= 3,
                     qPrintable(u"%1 at %2, %3: %4 on %5"_s.arg(QString::fromLatin1(focus->metaObject()->className()))
                                    .arg(at.x())
                                    .arg(at.y())
                                    .arg(line.name(), ground.name())));
        }
    };
    framed(window.tree()->view());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
    QTRY_VERIFY(place.desk->actions().action("undo")->isEnabled());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(place.desk->reading().status().state, study::ReadingState::Unread);
    QVERIFY(window.tree()->view()->hasFocus());
    QCOMPARE(window.focusFrame()->framed(), window.tree()->view());
    framed(window.pageArea()->entryPage());
    for (auto* editor : window.notePane()->findChildren<QPlainTextEdit*>()) {
        if (editor->accessibleName() == u"Note in Markdown"_s) framed(editor);
    }
    place.desk->pages().showLive();
    window.pageArea()->livePage()->setFocusPolicy(Qt::StrongFocus);
    framed(window.pageArea()->livePage());
}

void PanesTest::whatIsOnIsSeen() {
    QFETCH(ThemeChoice, theme);
    OpenDesk place;
    place.open();
    place.desk->chooseTheme(theme);
    QCoreApplication::processEvents();
    const QColor ground = (theme == ThemeChoice::Dark ? Theme::dark() : Theme::light()).window;
    int on = 0;
    for (auto* button : place.desk->window().findChildren<QToolButton*>()) {
        if (!button->isVisible() || !button->isChecked() || !button->isEnabled()) continue;
        ++on;
        const QImage picture = button->grab().toImage();
        const QPoint bar(picture.width() / 2, picture.height() - 2);
        QVERIFY2(contrast(picture.pixelColor(bar), ground) >= 3,
                 qPrintable(button->text() + picture.pixelColor(bar).name()));
    }
    QVERIFY(on >= 3);  // the entry, the sidebar, the notes
}

void PanesTest::eachLetterOfAMenuIsOneAction_data() {
    QTest::addColumn<LanguageChoice>("words");
    QTest::newRow("en") << LanguageChoice::English;
    QTest::newRow("zh") << LanguageChoice::Chinese;
}

void PanesTest::eachLetterOfAMenuIsOneAction() {
    QFETCH(LanguageChoice, words);
    Language language;
    language.install(words);
    OpenDesk place;
    place.open();
    for (const auto menu : {ActionMenu::File, ActionMenu::Edit, ActionMenu::View, ActionMenu::Go, ActionMenu::Study,
                            ActionMenu::Tools, ActionMenu::Help}) {
        QMap<QString, QString> taken;
        for (const auto* action : place.desk->actions().menu(menu)->actions()) {
            if (action->isSeparator()) continue;
            const QString text = action->text();
            const QString letter = text.mid(text.indexOf(u'&') + 1, 1).toLower();
            QVERIFY2(!taken.contains(letter), qPrintable(text + u" / "_s + taken.value(letter)));
            taken.insert(letter, text);
        }
    }
    language.install(LanguageChoice::English);
}

void PanesTest::aMessageIsAsHighAsItsWords() {
    OpenDesk place;
    place.open();
    auto* messages = place.desk->window().pageArea()->messages();
    messages->put(u"sample"_s, u"A short sentence."_s, {{u"Try again"_s, [] {}}});
    QCoreApplication::processEvents();
    QVERIFY(messages->height() >= messages->fontMetrics().height() + 12);
    QVERIFY2(messages->height() < 4 * messages->fontMetrics().height(),
             qPrintable(QString::number(messages->height())));
}

QTEST_MAIN(PanesTest)
#include "panes_test.moc"
