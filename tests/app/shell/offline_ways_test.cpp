// By click and key, with a played web: single links, paper, archives out and in, comparing side by side, limits, a
// network that goes, links that die, words found in a captured page.
#include "app/shell/played_desk.h"
#include "bridge/text.h"
#include "shell/capture_sheet.h"
#include "shell/capture_tools.h"
#include "shell/compare_sheet.h"
#include "shell/offline_sheets.h"
#include "views/elided_label.h"
#include "views/find_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;

// Chooses in the dialog of files that is open; how one chooses there is Qt's.
void chooseFile(Desk& desk, const QString& path) {
    const auto dialog = [&desk] { return desk.window().findChild<QFileDialog*>(); };
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    emit dialog() -> fileSelected(path);
    dialog()->close();
    QTRY_VERIFY(!dialog());
}

QPlainTextEdit* noteOf(Desk& desk) {
    for (auto* editor : desk.window().notePane()->findChildren<QPlainTextEdit*>())
        if (editor->accessibleName() == u"Note in Markdown"_s) return editor;
    return nullptr;
}

// Clicks the words of a row of the entry page.
bool clickWords(Desk& desk, const QString& words, int row) {
    auto* text = desk.window().pageArea()->entryPage()->findChild<QTextBrowser*>();
    QString wanted = words;
    wanted.replace(u' ', QChar::Nbsp);
    int seen = 0;
    for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next()) {
        const auto at = block.text().indexOf(wanted);
        if (at < 0 || seen++ != row) continue;
        QTextCursor cursor(block);
        cursor.setPosition(block.position() + static_cast<int>(at) + 2);
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->cursorRect(cursor).center());
        return true;
    }
    return false;
}

QPushButton* buttonOf(const CaptureSheet& sheet, const QString& words) {
    for (auto* one : sheet.findChildren<QPushButton*>())
        if (one->text() == words) return one;
    return nullptr;
}

bool isTitled(Desk& desk, const QString& words) {
    for (auto* label : desk.window().findChildren<ElidedLabel*>())
        if (label->words() == words) return true;
    return false;
}

QString entryText(Desk& desk) {
    return desk.window().pageArea()->entryPage()->findChild<QTextBrowser*>()->toPlainText();
}

void drop(MainWindow& window, const QString& path) {
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(path)});
    QWidget* under = window.notePane()->findChild<QPlainTextEdit*>()->viewport();
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({5, 5}, Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under, &event);
}

}  // namespace

class OfflineWaysTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aLinkIsTakenAndReadByItsRow();
    void aPageGoesToPaper();
    void whatIsExportedAsHtmlComesBackDropped();
    void twoDatesStandSideBySide();
    void limitsAreChosenAndKept();
    void withoutNetworkTheQueueWaits();
    void aLinkIsDeadOnTheSecondDay();
    void wordsAreFoundAndTheirMarksGo();
    void aPassingMessageStandsAlone();
    void aPageOfNoEntryStandsUnderItsOwnName();
    void datesAreOpenedByKey();

private:
    // The capture of the first entry, shown.
    Desk* openCaptured(const QByteArray& html) {
        played_->plugin.web.answers[u"https://a.example/1"_s].html = html;
        auto* desk = played_->open({u"https://a.example/1"_s});
        press(Qt::Key_O);
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
            QTRY_VERIFY(desk->captures().chosen());
            press(Qt::Key_O);
            QTRY_VERIFY(desk->captures().readable());
        }();
        return desk;
    }
    void takeNow(Desk& desk);

    std::unique_ptr<PlayedDesk> played_;
};

void OfflineWaysTest::init() {
    played_.reset();
    played_ = std::make_unique<PlayedDesk>();
}

void OfflineWaysTest::aLinkIsTakenAndReadByItsRow() {
    auto& answers = played_->plugin.web.answers;
    answers[u"https://mirror.example/1"_s].html = "<title>Mirror</title><p>Words of the mirror</p>";
    auto* desk = played_->open({u"https://a.example/1 https://mirror.example/1"_s});
    QVERIFY(clickWords(*desk, u"Take offline"_s, 1));
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QCOMPARE(played_->plugin.web.asked, QStringList{u"https://mirror.example/1"_s});
    QTRY_VERIFY(entryText(*desk).contains(u"Read offline"_s));
    QVERIFY(clickWords(*desk, u"Read offline"_s, 0));
    QTRY_VERIFY(shows(*desk, "Words of the mirror"));
    QCOMPARE(played_->plugin.web.asked.size(), 1);
}

void OfflineWaysTest::aPageGoesToPaper() {
    auto* desk = openCaptured("<title>One</title><p>The first words</p>");
    press(Qt::Key_P, kCtrlShift);
    const QString path = played_->place.path("one.pdf");
    chooseFile(*desk, path);
    QTRY_COMPARE(played_->plugin.web.pdfs, QStringList{path});
    QVERIFY(QFile::exists(path));
    QTRY_VERIFY(desk->window().status()->currentMessage().contains(u"one.pdf"_s));
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(played_->plugin.web.printed, 1);
    press(Qt::Key_I);
    QVERIFY(!desk->actions().action("print")->isEnabled());
}

void OfflineWaysTest::whatIsExportedAsHtmlComesBackDropped() {
    auto* desk = openCaptured("<title>One</title><p>The first words, enough of them to be a page.</p>");
    press(Qt::Key_E, Qt::ControlModifier);
    auto* sheet = desk->window().findChild<ExportSheet*>();
    QVERIFY(sheet && QTest::qWaitForWindowActive(sheet));
    auto* kind = sheet->findChildren<QComboBox*>().last();
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_End);
    QTest::keyClick(kind, Qt::Key_Up);
    QVERIFY2(kind->currentText().startsWith(u"HTML"), qPrintable(kind->currentText()));
    QTest::mouseClick(sheet->findChild<QDialogButtonBox*>()->buttons().front(), Qt::LeftButton);
    const QString folder = played_->place.path("out");
    QVERIFY(QDir().mkpath(folder));
    chooseFile(*desk, folder);
    QTRY_COMPARE_WITH_TIMEOUT(QDir(folder).entryList({u"*.html"_s}).size(), 1, kPatience);
    QTRY_VERIFY(desk->window().status()->currentMessage().contains(u"out"_s));
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    press(Qt::Key_Delete, kCtrlShift);
    QTRY_VERIFY(!captureOf(*desk, 0));
    drop(desk->window(), QDir(folder).filePath(QDir(folder).entryList({u"*.html"_s}).front()));
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    QTRY_VERIFY(desk->captures().chosen());
    desk->actions().action("offline")->trigger();
    QTRY_VERIFY(shows(*desk, "The first words"));
}

void OfflineWaysTest::twoDatesStandSideBySide() {
    auto* desk = openCaptured("<title>One</title><p>The scheduler binds a pod.</p><p>It waits.</p>");
    played_->plugin.web.answers[u"https://a.example/1"_s].html =
        "<title>One</title><p>The scheduler binds many pods.</p><p>It waits.</p>";
    press(Qt::Key_O, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(desk->shelf().of(desk->reading().article()).size(), 2U, kPatience);
    QTRY_VERIFY(desk->actions().action("compare")->isEnabled());
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    auto* sheet = desk->window().findChild<CompareSheet*>();
    QVERIFY(sheet && QTest::qWaitForWindowActive(sheet));
    QTRY_VERIFY(sheet->changes() >= 1);
    const auto texts = sheet->findChildren<QTextBrowser*>();
    QCOMPARE(texts.size(), 2);
    QVERIFY(!texts[1]->isVisible());
    QVERIFY(texts[0]->toPlainText().contains(u"many"_s));  // both in one
    auto* beside = sheet->findChild<QCheckBox*>();
    QTest::mouseClick(beside, Qt::LeftButton, {}, QPoint(8, beside->height() / 2));
    QTRY_VERIFY(texts[1]->isVisible());
    QVERIFY(texts[0]->toPlainText().contains(u"binds a pod"_s) && !texts[0]->toPlainText().contains(u"many"_s));
    QVERIFY(texts[1]->toPlainText().contains(u"binds many pods"_s));
    QVERIFY(std::abs(texts[0]->width() - texts[1]->width()) <= 2);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!desk->window().findChild<CompareSheet*>());
}

void OfflineWaysTest::limitsAreChosenAndKept() {
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_L);
    QTRY_VERIFY(desk->window().pageArea()->liveShown());
    press(Qt::Key_J, Qt::ControlModifier);  // this site may run scripts
    press(Qt::Key_K, kCtrlShift);
    auto* sheet = desk->window().findChild<OfflineSettingsSheet*>();
    QVERIFY(sheet && QTest::qWaitForWindowActive(sheet));
    const auto boxes = sheet->findChildren<QSpinBox*>();
    QCOMPARE(boxes.size(), 3);
    const QStringList typed = {u"12"_s, u"8"_s, u"2"_s};
    for (qsizetype i = 0; i < 3; ++i) {
        boxes[i]->setFocus();
        boxes[i]->selectAll();
        QTest::keyClicks(boxes[i], typed[i]);
        QTest::keyClick(boxes[i], Qt::Key_Tab);
    }
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(!desk->window().findChild<OfflineSettingsSheet*>());
    desk = played_->again();
    desk->window().tree()->focusTree();
    press(Qt::Key_O);
    QTRY_COMPARE(played_->plugin.web.orders.size(), 1);
    const CaptureOrder& order = played_->plugin.web.orders.front();
    QCOMPARE(order.quietMs, 12'000);
    QCOMPARE(order.maxBytes, qint64{8} * 1024 * 1024);
    QVERIFY(order.script);
    QCOMPARE(played_->place.settings->get(keys::kPoliteSeconds), 2);
}

void OfflineWaysTest::withoutNetworkTheQueueWaits() {
    QStringList addresses;
    for (int i = 0; i < 4; ++i) {
        addresses << u"https://h%1.example/"_s.arg(i);
        played_->plugin.web.answers[addresses.back()] = {CaptureOutcome::Kind::Failed, {}, 5, 0, u"no network"_s};
    }
    auto* desk = played_->open(addresses);
    bool away = true;
    desk->offlinePages().networkAway = [&away] { return away; };
    press(Qt::Key_A, kCtrlShift);
    QTRY_VERIFY(desk->offlinePages().standing().paused);
    QTRY_COMPARE(desk->offlinePages().standing().count.running, 0U);
    QTRY_VERIFY(messageButton(*desk, u"Go on"_s));
    QCOMPARE(desk->offlinePages().standing().count.left(), 4U);  // nothing counts as failed
    QCOMPARE(desk->shelf().link("https://h0.example/").health, study::LinkHealth::Unknown);
    QVERIFY(played_->plugin.web.asked.size() <= 2);
    away = false;
    for (const auto& address : addresses) played_->plugin.web.answers[address] = {};
    QTest::mouseClick(messageButton(*desk, u"Go on"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(desk->offlinePages().standing().count.done, 4U, kPatience);
}

void OfflineWaysTest::takeNow(Desk& desk) {
    const auto before = played_->plugin.web.asked.size();
    desk.window().tree()->focusTree();
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(played_->plugin.web.asked.size() > before, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.offlinePages().standing().count.left(), 0U, kPatience);
}

void OfflineWaysTest::aLinkIsDeadOnTheSecondDay() {
    auto now = std::make_shared<std::atomic<std::int64_t>>(1'763'892'000'000);
    played_->place.clock = [now] { return UnixMillis{now->load()}; };
    played_->plugin.web.answers[u"https://a.example/1"_s] = {CaptureOutcome::Kind::Failed, {}, 5, 500, u"it broke"_s};
    auto* desk = played_->open({u"https://a.example/1"_s});
    const auto health = [&desk] { return desk->shelf().link("https://a.example/1").health; };
    const auto said = [&desk](const QString& words) { return entryText(*desk).contains(words); };
    const QString dead = u"dead: did not answer"_s;
    takeNow(*desk);
    QTRY_COMPARE(health(), study::LinkHealth::Failing);
    QTRY_VERIFY(said(u"did not answer"_s));
    *now += 3'600'000;  // an hour later it is no deader
    takeNow(*desk);
    QTRY_VERIFY(said(shortDate(UnixMillis{now->load()})));
    QCOMPARE(health(), study::LinkHealth::Failing);
    QVERIFY(!said(dead));
    *now += 24 * 3'600'000;
    takeNow(*desk);
    QTRY_COMPARE(health(), study::LinkHealth::Dead);
    QTRY_VERIFY(said(dead));
    QVERIFY(desk->window().tree()->model()->indexOf(1).data(SectionTreeModel::BrokenLinkRole).toBool());
    played_->plugin.web.answers[u"https://a.example/1"_s] = {};
    takeNow(*desk);  // it came, after all
    QTRY_COMPARE(health(), study::LinkHealth::Alive);
    QTRY_VERIFY(!said(dead));
}

void OfflineWaysTest::wordsAreFoundAndTheirMarksGo() {
    auto* desk = openCaptured("<title>One</title><p>pod after pod after pod</p>");
    press(Qt::Key_Slash);
    auto* bar = desk->window().pageArea()->findBar();
    QTRY_VERIFY(bar->isVisible());
    auto* words = bar->findChild<QLineEdit*>();
    auto* answer = bar->findChild<QLabel*>();
    QTest::keyClicks(words, u"pod"_s);
    QTRY_COMPARE(answer->text(), u"1 of 3"_s);
    QTest::keyClicks(words, u"x"_s);
    QTRY_COMPARE(answer->text(), u"Not found"_s);
    QTest::keyClick(words, Qt::Key_Backspace);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(played_->plugin.web.sought.last(), QString());
    press(Qt::Key_Slash);  // left while another view is shown, its marks go all the same
    QTest::keyClicks(words, u"pod"_s);
    desk->pages().showEntry();
    QTest::keyClick(words, Qt::Key_Escape);
    QCOMPARE(played_->plugin.web.sought.last(), QString());
    QCOMPARE(answer->text(), QString());
}

// What the status line shows for good does not come back under a message.
void OfflineWaysTest::aPassingMessageStandsAlone() {
    auto* desk = played_->open({u"https://a.example/1"_s, u"https://b.example/2"_s, u"https://c.example/3"_s});
    auto* status = desk->window().status();
    const auto under = [status] {
        int count = 0;
        for (auto* label : status->findChildren<QLabel*>()) count += label->isVisible() && !label->text().isEmpty();
        for (auto* button : status->findChildren<QToolButton*>())
            count += button->isVisible() && button->text().startsWith(u"Next:"_s);
        return count;
    };
    QTRY_VERIFY(under() >= 2);
    status->say(u"A passing message"_s);
    QTRY_COMPARE(under(), 0);
    status->setUpNext(u"Another entry"_s);
    status->setProgress(1, 3);
    status->setOffline(2);
    QCOMPARE(under(), 0);
    status->clearMessage();
    QTRY_VERIFY(under() >= 3);
}

// Nothing that is written or marked beside it lands on the entry that was chosen before; and it can be forgotten.
void OfflineWaysTest::aPageOfNoEntryStandsUnderItsOwnName() {
    auto* desk = played_->open({u"https://a.example/1"_s});
    press(Qt::Key_E);
    auto* editor = noteOf(*desk);
    QVERIFY(editor);
    QTRY_VERIFY(editor->hasFocus());
    QTest::keyClicks(editor, u"mine"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!editor->hasFocus());
    const QString archive = played_->place.path("pages.warc");
    writeFile(archive, warcOf(QUrl(u"https://other.example/"_s), "<title>Other</title><p>No entry has this</p>"));
    drop(desk->window(), archive);
    QTRY_COMPARE_WITH_TIMEOUT(desk->shelf().unmatched().size(), 1U, kPatience);
    QTRY_VERIFY(desk->window().findChild<CaptureSheet*>(u"imported"_s));
    desk->window().findChild<CaptureSheet*>(u"imported"_s)->close();
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    press(Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    auto* sheet = desk->window().findChild<CaptureSheet*>(u"unmatched"_s);
    QVERIFY(sheet && QTest::qWaitForWindowActive(sheet));
    QTest::mouseClick(buttonOf(*sheet, u"Open"_s), Qt::LeftButton);
    QTRY_VERIFY(shows(*desk, "No entry has this"));
    const auto titled = [desk](const QString& words) { return isTitled(*desk, words); };
    QTRY_VERIFY(titled(u"Other (of no entry)"_s));
    QVERIFY(!editor->isEnabled() && editor->toPlainText().isEmpty());
    QVERIFY(!desk->actions().action("mark-read")->isEnabled());
    QTest::mouseClick(buttonOf(*sheet, u"Forget"_s), Qt::LeftButton);
    QTRY_VERIFY(desk->shelf().unmatched().empty());
    desk->window().tree()->selectNode(1);
    QTRY_VERIFY(titled(u"A0"_s));
    QTRY_COMPARE(editor->toPlainText(), u"mine"_s);
    QVERIFY(editor->isEnabled() && desk->actions().action("mark-read")->isEnabled());
    sheet->close();
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    desk->window().tree()->focusTree();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk->shelf().unmatched().size(), 1U);
}

void OfflineWaysTest::datesAreOpenedByKey() {
    auto* desk = openCaptured("<title>One</title><p>The first words</p>");
    QMenu* dates = desk->window().pageArea()->captureMenu();
    press(Qt::Key_D);
    QTRY_VERIFY(dates->isVisible());
    QCOMPARE(dates->actions().size(), 1);
    QTest::keyClick(dates, Qt::Key_Escape);
    QTRY_VERIFY(!dates->isVisible());
}

QTEST_MAIN(OfflineWaysTest)
#include "offline_ways_test.moc"
