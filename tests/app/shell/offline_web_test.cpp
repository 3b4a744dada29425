// The whole way with the real web engine and a server of our own: taken offline, the server gone, read.
#include "app/shell/desk_fixture.h"
#include "shell/archive_controller.h"
#include "shell/capture_controller.h"
#include "shell/capture_sheet.h"
#include "shell/capture_shelf.h"
#include "shell/capture_tools.h"
#include "shell/compare_sheet.h"
#include "shell/offline_controller.h"
#include "support/loopback_server.h"
#include "support/made_wacz.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QScreen>

#include <set>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;
using study::CaptureState;

namespace {

constexpr int kPatience = 60'000;

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, modifiers);
}

QByteArray picture(const QColor& colour) {
    QImage image(160, 90, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

constexpr auto kChinese = R"(<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>调度器源码解析</title>
<style>body{font-family:sans-serif;background:#fff;color:#222}pre{background:#f6f6f6}</style></head><body>
<nav><a href="/">首页</a><a href="/login">登录</a></nav><article><h1>调度器源码解析</h1>
<p>kube-scheduler 从队列里取出一个 Pod，先过滤掉放不下它的节点，再给剩下的节点打分，最后把 Pod 绑定到分数最高的节点上。这一段讲的是过滤。</p>
<h2>过滤</h2><p>每个插件都实现 Filter 接口。只要有一个插件说不行，这个节点就被放弃；全部节点都被放弃时，调度器会看能不能抢占别的 Pod。</p>
<pre><code class="language-go">func (f *frameworkImpl) RunFilterPlugins(ctx context.Context, pod *v1.Pod) *Status {
	for _, pl := range f.filterPlugins {
		if status := f.runFilterPlugin(ctx, pl, pod); !status.IsSuccess() {
			return status
		}
	}
	return nil
}</code></pre>
<h2>打分</h2><p>打分插件给每个节点一个零到一百之间的分数，再乘以插件的权重。分数相同的节点里随机选一个，免得所有 Pod 都挤在同一个节点上。</p>
<p><img src="/blue.png" alt="流程图"></p></article></body></html>)";

QByteArray plain(const QByteArray& title, const QByteArray& words) {
    QByteArray page = "<!doctype html><html lang=en><title>" + title + "</title><article><h1>" + title + "</h1>";
    for (int i = 0; i < 12; ++i)
        page += "<p>" + words + " Paragraph " + QByteArray::number(i) +
                ", which is long enough to be taken for the text of an article by those who look for one.</p>";
    return page + "<p><img src=/red.png></p></article></html>";
}

void fill(LoopbackServer& server) {
    server.page(u"/plain"_s, plain("Informers", "Informers keep a store in step with the server."));
    server.page(u"/chinese"_s, kChinese);
    server.page(u"/lazy"_s,
                "<!doctype html><title>Lazy</title><article><h1>Lazy</h1><p>The picture is far below.</p>"
                "<div style=height:4000px></div><img data-src=/lazy.png width=160 height=90></article>");
    server.page(u"/landed"_s, plain("Landed", "Where the redirect leads."));
    server.redirect(u"/moved"_s, "/landed");
    server.answers[u"/gone"_s] = {"<h1>404</h1>", "text/html", 404, {}};
    server.answers[u"/red.png"_s] = {picture(Qt::red), "image/png"};
    server.answers[u"/blue.png"_s] = {picture(Qt::blue), "image/png"};
    server.answers[u"/lazy.png"_s] = {picture(Qt::green), "image/png"};
}

void shot(Desk& desk, const char* name) {
    const QString folder = qEnvironmentVariable("PERIPLUS_SHOTS");
    if (folder.isEmpty()) return;
    QTest::qWait(600);
    QDir().mkpath(folder);
    desk.window().screen()->grabWindow(0).save(QDir(folder).filePath(QString::fromLatin1(name)));
}

bool finds(Desk& desk, const QString& words) {
    auto* page = desk.window().pageArea()->capturePage();
    if (!page) return false;
    bool answered = false;
    bool any = false;
    QObject context;
    QObject::connect(page, &CapturePage::found, &context, [&](bool found) {
        answered = true;
        any = found;
    });
    page->find(words, false);
    QDeadlineTimer patience(3'000);
    while (!answered && !patience.hasExpired()) QTest::qWait(20);
    return any;
}

}  // namespace

class OfflineWebTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void theListIsReadWithoutTheServer();
    void theReadingViewShowsChineseAndCode();
    void twoDatedCapturesAreCompared();
    void anArchiveOfOtherSoftwareIsRead();
    void whatGoesOutComesBackEqual();

private:
    [[nodiscard]] ArticleId article(int entry) const {
        return place_->desk->reading().snapshot()->articleOf[static_cast<std::size_t>(entry) + 1];
    }
    [[nodiscard]] const study::Capture* capture(int entry) const {
        const auto& captures = place_->desk->shelf().of(article(entry));
        return captures.empty() ? nullptr : &captures.front();
    }
    Desk* open(const QStringList& paths);
    void takeAll(std::size_t good);
    void show(int entry, Qt::Key key);

    std::unique_ptr<LoopbackServer> server_;
    std::unique_ptr<OpenDesk> place_;
};

void OfflineWebTest::init() {
    place_.reset();
    server_ = std::make_unique<LoopbackServer>();
    fill(*server_);
    place_ = std::make_unique<OpenDesk>(pluginLivePage());
}

Desk* OfflineWebTest::open(const QStringList& paths) {
    Settings(place_->path("settings.ini")).set(keys::kPoliteSeconds, 0);
    QByteArray list = "# One\n\n";
    for (const auto& path : paths) list += "- 文 " + path.mid(1).toUtf8() + " " + server_->url(path).toEncoded() + "\n";
    const QString file = place_->path("list.md");
    writeFile(file, list);
    place_->open({file});
    place_->desk->window().resize(1400, 870);
    place_->desk->window().tree()->selectNode(1);
    place_->desk->window().tree()->focusTree();
    return place_->desk.get();
}

void OfflineWebTest::takeAll(std::size_t good) {
    Desk& desk = *place_->desk;
    desk.takeOffline(OfflineScope::List);
    shot(desk, "progress.png");
    QTRY_COMPARE_WITH_TIMEOUT(desk.offlinePages().standing().count.left(), 0U, kPatience);
    QCOMPARE(desk.offlinePages().standing().count.done, good);
}

void OfflineWebTest::show(int entry, Qt::Key key) {
    Desk& desk = *place_->desk;
    desk.window().tree()->selectNode(static_cast<catalogue::NodeIndex>(entry) + 1);
    desk.window().tree()->focusTree();
    QTRY_VERIFY(desk.captures().chosen());
    press(key);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().pageArea()->captureShown(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.captures().readable(), kPatience);
}

void OfflineWebTest::theListIsReadWithoutTheServer() {
    auto* desk = open({u"/plain"_s, u"/chinese"_s, u"/lazy"_s, u"/moved"_s, u"/gone"_s});
    takeAll(4);
    if (QTest::currentTestFailed()) return;
    for (int entry = 0; entry < 4; ++entry) {
        QTRY_VERIFY_WITH_TIMEOUT(capture(entry) && capture(entry)->proven, kPatience);
        QVERIFY2(capture(entry)->state == CaptureState::Complete, capture(entry)->reason.c_str());
    }
    QVERIFY(server_->asked.contains(u"/lazy.png"_s));
    server_->close();
    place_->close();
    server_->asked.clear();
    place_->open();
    desk = place_->desk.get();
    const QStringList words = {u"Informers keep a store"_s, u"过滤"_s, u"far below"_s, u"Where the redirect leads"_s};
    for (int entry = 0; entry < 4; ++entry) {
        show(entry, Qt::Key_O);
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY2(finds(*desk, words[entry]), qPrintable(words[entry]));
    }
    QVERIFY(server_->asked.isEmpty());
    show(0, Qt::Key_O);
    shot(*desk, "offline.png");
}

void OfflineWebTest::theReadingViewShowsChineseAndCode() {
    auto* desk = open({u"/chinese"_s, u"/plain"_s});
    takeAll(2);
    if (QTest::currentTestFailed()) return;
    server_->close();
    show(0, Qt::Key_R);
    QTRY_COMPARE(desk->window().pageArea()->shown(), PageView::Reading);
    QTRY_VERIFY_WITH_TIMEOUT(finds(*desk, u"RunFilterPlugins"_s), kPatience);
    QVERIFY(!finds(*desk, u"登录"_s));  // the site's own furniture is gone
    QTRY_VERIFY_WITH_TIMEOUT(desk->window().pageArea()->captureTools()->headings() >= 2, kPatience);
    shot(*desk, "reading.png");
    desk->chooseTheme(ThemeChoice::Dark);
    shot(*desk, "reading-dark.png");
    press(Qt::Key_O);
    QTRY_COMPARE(desk->window().pageArea()->shown(), PageView::Offline);
    shot(*desk, "offline-dark.png");
    desk->chooseTheme(ThemeChoice::Light);
}

void OfflineWebTest::twoDatedCapturesAreCompared() {
    auto* desk = open({u"/plain"_s});
    takeAll(1);
    if (QTest::currentTestFailed()) return;
    server_->page(u"/plain"_s, plain("Informers", "Informers keep an indexed store close to the server."));
    press(Qt::Key_O, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(desk->shelf().of(article(0)).size(), 2U, kPatience);
    QTRY_VERIFY(desk->actions().action("compare")->isEnabled());
    desk->actions().action("compare")->trigger();
    auto* sheet = desk->window().findChild<CompareSheet*>();
    QVERIFY(sheet);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->changes() >= 12, kPatience);
    QTest::keyClick(sheet, Qt::Key_N);
    shot(*desk, "compare.png");
    sheet->close();
}

void OfflineWebTest::anArchiveOfOtherSoftwareIsRead() {
    auto* desk = open({u"/plain"_s});
    const QByteArray here = server_->url(u"/plain"_s).toEncoded();
    const QString wacz = place_->path("crawl.wacz");
    writeFile(wacz, crawledWacz({{here, "Crawled", "text/html; charset=utf-8",
                                  plain("Crawled", "A crawler of other software was here."), true},
                                 {server_->url(u"/red.png"_s).toEncoded(), "", "image/png", picture(Qt::red), false},
                                 {"https://other.example/page", "Other", "text/html; charset=utf-8",
                                  plain("Other", "Nobody lists this."), true}}));
    server_->close();
    desk->openFiles({wacz});
    QTRY_VERIFY_WITH_TIMEOUT(capture(0), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(desk->shelf().unmatched().size(), 1U, kPatience);
    QCOMPARE(capture(0)->origin, study::CaptureOrigin::Wacz);
    auto* sheet = desk->window().findChild<CaptureSheet*>(u"imported"_s);  // what has no entry is said
    QVERIFY(sheet);
    QCOMPARE(sheet->model()->rowCount(), 1);
    sheet->close();
    QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
    show(0, Qt::Key_O);
    if (QTest::currentTestFailed()) return;
    QTRY_VERIFY(finds(*desk, u"other software was here"_s));
    QTRY_VERIFY_WITH_TIMEOUT(capture(0)->proven, kPatience);
    shot(*desk, "imported.png");
}

void OfflineWebTest::whatGoesOutComesBackEqual() {
    auto* desk = open({u"/plain"_s, u"/chinese"_s});
    takeAll(2);
    if (QTest::currentTestFailed()) return;
    QTRY_VERIFY(capture(0) && capture(1));
    const auto ids = std::set{capture(0)->id, capture(1)->id};
    ExportOrder order;
    order.captures = {*capture(0), *capture(1)};
    order.path = place_->path("out.wacz");
    bool out = false;
    connect(&desk->archives(), &ArchiveController::exported, this, [&out] { out = true; });
    desk->archives().exportTo(order);
    QTRY_VERIFY_WITH_TIMEOUT(out, kPatience);
    for (const auto& id : ids) {
        bool gone = false;
        place_->study->command(
            this, [id](study::Library& library) { return library.captures().forget(id); },
            [&gone](const Result<study::ChangeSet>& outcome) { gone = outcome.has_value(); });
        QTRY_VERIFY(gone);
    }
    QTRY_VERIFY(!capture(0) && !capture(1));
    desk->openFiles({order.path});
    QTRY_VERIFY_WITH_TIMEOUT(capture(0) && capture(1), kPatience);
    QCOMPARE((std::set{capture(0)->id, capture(1)->id}), ids);
}

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);  // as prepareEngine() does
    qputenv("PERIPLUS_READER_DIR", PERIPLUS_READER_FOLDER);
    QApplication application(count, words);
    OfflineWebTest test;
    return QTest::qExec(&test, count, words);
}
#include "offline_web_test.moc"
