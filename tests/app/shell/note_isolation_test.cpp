// What a note and the words of an annotation may ask for: nothing. Counted as in the other tests of isolation: in a
// network namespace whose lo stands for the whole internet, by the kernel's own counters and a server that hears every
// address; and files by a folder that is watched.
#include "app/shell/desk_fixture.h"
#include "support/empty_network.h"
#include "support/loopback_server.h"
#include "support/waiting.h"

#include <QTextBrowser>

#include <sys/inotify.h>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// {to}: a site of the web; {file}: a picture on the disk.
constexpr auto kNote = R"note(Words of the note. ![a]({to}/image.png) ![b](<{to}/b.png> "title") ![c][ref]

[ref]: {to}/reference.png
[link]({to}/link) [ran](javascript:document.title='ran') [data](data:text/html,<img%20src={to}/data>)
[disk]({file}) ![disk]({file}) [share](smb://203.0.113.7/share) ![unc](//203.0.113.7/unc.png) <{to}/auto> {to}/bare

<img src="{to}/html.png"><iframe src="{to}/frame"></iframe><script src="{to}/script.js"></script>
<link rel=stylesheet href="{to}/style.css"><style>@import url({to}/import.css); p{background:url({to}/bg.png)}</style>
<object data="{to}/object"></object><video src="{to}/video" poster="{to}/poster"></video><base href="{to}/base/">
<table background="{to}/table.png"><tr><td>cell</td></tr></table><meta http-equiv=refresh content="0;url={to}/refresh">

| a | b |
|---|---|
| ![t]({to}/cell.png) | <img src={to}/cell2.png> |

> ![q]({to}/quote.png)

- [x] ![l]({to}/list.png)

![relative](picture.png) ![periplus](periplus-snap://c0123456789abcdef0123456789abcdef/) ![qrc](qrc:/app/x.png)
)note";

// Hears each file of a folder that is opened.
class WatchedFolder {
public:
    explicit WatchedFolder(const QString& folder)
        : handle_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
          watch_(::inotify_add_watch(handle_, folder.toLocal8Bit().constData(), IN_OPEN | IN_ACCESS)) {}
    ~WatchedFolder() { ::close(handle_); }
    WatchedFolder(const WatchedFolder&) = delete;
    WatchedFolder& operator=(const WatchedFolder&) = delete;
    [[nodiscard]] bool works() const { return handle_ >= 0 && watch_ >= 0; }
    [[nodiscard]] bool heard() const {
        std::array<char, 4096> events{};
        return ::read(handle_, events.data(), events.size()) > 0;
    }

private:
    int handle_;
    int watch_;
};

}  // namespace

class NoteIsolationTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { place_.reset(); }
    void everyTryIsCounted();
    void aNoteAsksForNothing();
    void wordsOfAnAnnotationAskForNothing();
    void linksOfANoteLeadOnlyToTheWeb();

private:
    [[nodiscard]] QString hostile() const;
    void keep(const QString& note);
    void nothingWasTried();

    LoopbackServer web_;  // every site of the web
    QTemporaryDir disk_;
    std::unique_ptr<WatchedFolder> watched_;
    QHash<QByteArray, qint64> before_;
    std::unique_ptr<OpenDesk> place_;
};

void NoteIsolationTest::initTestCase() {
    web_.close();
    QVERIFY(web_.listen(QHostAddress::AnyIPv4));
    writeFile(disk_.filePath(u"picture.png"_s), "no picture");
    watched_ = std::make_unique<WatchedFolder>(disk_.path());
    QVERIFY(watched_->works());
}

void NoteIsolationTest::init() {
    place_ = std::make_unique<OpenDesk>();
    place_->open();
    web_.asked.clear();
    while (watched_->heard()) continue;  // what was before
    before_ = EmptyNetwork::counters();
}

QString NoteIsolationTest::hostile() const {
    QString note = QString::fromUtf8(kNote);
    note.replace(u"{to}"_s, u"http://203.0.113.7:%1"_s.arg(web_.serverPort()));
    return note.replace(u"{file}"_s, u"file://"_s + disk_.filePath(u"picture.png"_s));
}

// As a restore or an import does it: past the window, which hears of it.
void NoteIsolationTest::keep(const QString& note) {
    bool kept = false;
    place_->study->command(
        this,
        [article = place_->desk->reading().article(), words = note.toStdString()](study::Library& library) {
            return library.setNote(article, words);
        },
        [&kept](const Result<study::ChangeSet>& outcome) { kept = outcome.has_value(); });
    QTRY_VERIFY(kept);
    QTRY_COMPARE(place_->desk->window().notePane()->note(), note);
}

void NoteIsolationTest::nothingWasTried() {
    for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
    const auto now = EmptyNetwork::counters();
    QCOMPARE(web_.asked, QStringList());
    for (const char* counter : {"Tcp.ActiveOpens", "Udp.OutDatagrams", "Udp6OutDatagrams", "Icmp.OutMsgs"})
        QVERIFY2(now.value(counter) == before_.value(counter), counter);
    QVERIFY(!watched_->heard());
}

void NoteIsolationTest::everyTryIsCounted() {
    QTcpSocket caught;
    caught.connectToHost(QHostAddress(u"203.0.113.7"_s), web_.serverPort());
    QVERIFY(caught.waitForConnected());
    QCOMPARE(EmptyNetwork::counters()["Tcp.ActiveOpens"] - before_["Tcp.ActiveOpens"], 1);
    QFile picture(disk_.filePath(u"picture.png"_s));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QVERIFY(watched_->heard());
}

void NoteIsolationTest::aNoteAsksForNothing() {
    keep(hostile());
    if (QTest::currentTestFailed()) return;
    auto* pane = place_->desk->window().notePane();
    pane->setRendered(true);
    auto* view = pane->findChild<QTextBrowser*>();
    QVERIFY(view);
    QTRY_VERIFY(view->isVisible());
    QVERIFY(view->toPlainText().contains(u"Words of the note"_s));
    view->grab();
    pane->resize(pane->width(), 4000);  // all of it is drawn
    view->grab();
    view->selectAll();
    view->copy();
    place_->desk->chooseTheme(ThemeChoice::Dark);
    place_->desk->chooseTheme(ThemeChoice::Light);
    nothingWasTried();
    pane->setRendered(false);
    pane->grab();
    nothingWasTried();
}

void NoteIsolationTest::wordsOfAnAnnotationAskForNothing() {
    Desk& desk = *place_->desk;
    QVERIFY(desk.window().tree()->selectNode(entryWithExcerpt(*desk.reading().snapshot(), "func WithAuthorization")));
    QTRY_VERIFY(desk.window().pageArea()->entryPage()->find(u"func WithAuthorization"_s, false));
    desk.window().pageArea()->focusPage();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
    QTRY_COMPARE(desk.annotations().annotations().size(), 1U);
    const auto id = desk.annotations().annotations().front().id;
    desk.annotations().edit(id, study::HighlightColour::Sand, hostile());
    QTRY_VERIFY(desk.annotations().annotations().front().note == hostile().toStdString());
    desk.window().notePane()->showAnnotation(id, true);
    desk.window().grab();
    desk.window().notePane()->grab();
    desk.window().pageArea()->entryPage()->showAnnotation(id);
    desk.window().pageArea()->grab();
    nothingWasTried();
}

void NoteIsolationTest::linksOfANoteLeadOnlyToTheWeb() {
    keep(hostile());
    if (QTest::currentTestFailed()) return;
    auto* pane = place_->desk->window().notePane();
    pane->setRendered(true);
    auto* area = place_->desk->window().pageArea();
    for (const auto& address :
         {u"javascript:document.title='ran'"_s, u"data:text/html,x"_s, u"smb://203.0.113.7/share"_s, u"qrc:/app/x"_s,
          u"periplus-snap://c0123456789abcdef0123456789abcdef/"_s, u"file://"_s + disk_.filePath(u"picture.png"_s)}) {
        emit pane->linkActivated(QUrl(address));
        QVERIFY2(!area->livePage() || area->livePage()->url().scheme().startsWith(u"http"_s), qPrintable(address));
        QVERIFY2(!area->captureShown(), qPrintable(address));
    }
    nothingWasTried();
}

int main(int count, char** words) {
    const QString reason = EmptyNetwork::enter();
    QApplication application(count, words);
    if (!reason.isEmpty()) {
        qInfo("SKIPPED: the kernel does not give this process %s", qPrintable(reason));
        return 77;
    }
    NoteIsolationTest test;
    return QTest::qExec(&test, count, words);
}
#include "note_isolation_test.moc"
