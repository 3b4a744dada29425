// The program itself, killed again and again while its queue runs with the real engine: after each start the queue goes
// on, nothing half stands in the library, nothing that was there is lost, and no page comes twice.
// PERIPLUS_WINDOW_KILLS sets how often.
#include "bundled_catalogue.h"
#include "settings/settings.h"
#include "study/captures.h"
#include "study/library.h"
#include "support/loopback_server.h"
#include "support/waiting.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace periplus;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPages = 14;
constexpr int kPatience = 60'000;

QByteArray page(int number) {
    return "<!doctype html><title>Page " + QByteArray::number(number) + "</title><article><h1>Page</h1>" +
           QByteArray("<p>Words of a page that is long enough to be an article.</p>").repeated(40) +
           "<img src=/picture.png></article>";
}

}  // namespace

class QueueKillTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { end(); }
    void theQueueGoesOnAfterEachKill();

private:
    [[nodiscard]] study::OpenOptions options() const;
    void fillQueue();
    void start();
    void end();
    void look();  // into the library, while nobody has it
    [[nodiscard]] std::size_t left() const { return kPages - done_; }

    QTemporaryDir home_;
    LoopbackServer web_;
    QProcess program_;
    std::map<std::string, std::string> there_;  // captures by address, as they were at the last look
    std::size_t done_ = 0;
};

study::OpenOptions QueueKillTest::options() const {
    study::OpenOptions options;
    options.folder = home_.filePath(u"library"_s).toStdString();
    options.program = "a test";
    options.bundledCatalogue = std::string(bundledCatalogue());
    return options;
}

void QueueKillTest::init() {
    web_.answers[u"/picture.png"_s] = {"\x89PNG\r\n\x1a\n", "image/png"};
    for (int i = 0; i < kPages; ++i) web_.page(u"/page%1"_s.arg(i), page(i));
    Settings settings(home_.filePath(u"config/periplus/periplus.ini"_s));
    settings.set(keys::kPoliteSeconds, 0);
    fillQueue();
}

void QueueKillTest::fillQueue() {
    QFile list(home_.filePath(u"list.md"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("# One\n\n");
    for (int i = 0; i < kPages; ++i)
        list.write("- Page" + QByteArray::number(i) + " " + web_.url(u"/page%1"_s.arg(i)).toEncoded() + "\n");
    list.close();
    const auto library = study::Library::open(options());
    QVERIFY(library);
    const auto opened = (*library)->openCatalogue(list.fileName().toStdString());
    QVERIFY(opened);
    std::vector<study::QueueItem> items;
    for (int i = 0; i < kPages; ++i) {
        study::QueueItem item;
        item.article = (*opened)->articleOf[static_cast<std::size_t>(i) + 1];
        item.urls = {web_.url(u"/page%1"_s.arg(i)).toString().toStdString()};
        item.title = "Page";
        items.push_back(item);
    }
    QVERIFY((*library)->captures().enqueue(items));
}

void QueueKillTest::start() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, home_.filePath(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, home_.filePath(u"cache"_s));
    program_.setProcessEnvironment(environment);
    program_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program_.start(QStringLiteral(PERIPLUS_PROGRAM), {u"--library"_s, home_.filePath(u"library"_s)});
    QVERIFY(program_.waitForStarted());
}

void QueueKillTest::end() {
    if (program_.state() == QProcess::NotRunning) return;
    program_.kill();
    QVERIFY(program_.waitForFinished(kPatience));
}

void QueueKillTest::look() {
    const auto library = study::Library::open(options());
    QVERIFY2(library, library ? "" : library.error().detail.c_str());
    auto& captures = (*library)->captures();
    const auto all = captures.all();
    QVERIFY(all);
    std::map<std::string, std::string> now;
    for (const auto& capture : *all) {
        QVERIFY2(now.emplace(capture.url, capture.id.value).second, ("twice: " + capture.url).c_str());
        const auto problems = captures.verify(capture.id);
        QVERIFY(problems);
        QVERIFY2(problems->empty(), problems->empty() ? "" : problems->front().c_str());
        QVERIFY(!captures.text(capture.id).value().text.empty());
    }
    for (const auto& [url, id] : there_) QVERIFY2(now[url] == id, ("lost: " + url).c_str());
    there_ = now;
    const auto queue = captures.queue();
    QVERIFY(queue);
    QCOMPARE(queue->size(), std::size_t{kPages});
    done_ = 0;
    for (const auto& item : *queue) {
        const bool isDone = item.state == study::QueueState::Done;
        if (isDone) ++done_;
        QCOMPARE(isDone, now.contains(item.urls.front()));
    }
}

void QueueKillTest::theQueueGoesOnAfterEachKill() {
    const int kills = qEnvironmentVariableIntValue("PERIPLUS_WINDOW_KILLS");
    std::mt19937 random(kills > 0 ? std::random_device()() : 7U);
    for (int i = 0; i < (kills > 0 ? kills : 4) && left() > 0; ++i) {
        web_.asked.clear();
        start();
        // Somewhere between the answer of a page and the word of the queue that it is done.
        const qsizetype wanted = 1 + static_cast<qsizetype>(random() % 3);
        QVERIFY(test::waitUntil(kPatience, [&] { return web_.asked.filter(u"/page"_s).size() >= wanted; }));
        QTest::qWait(static_cast<int>(random() % 600));
        end();
        look();
        if (QTest::currentTestFailed()) return;
    }
    // The last pages need a while from their server into the library; then the window is closed as a person does it.
    for (int tries = 1; tries <= 6 && left() > 0; ++tries) {
        web_.asked.clear();
        start();
        QVERIFY(
            test::waitUntil(kPatience, [this] { return web_.asked.filter(u"/page"_s).size() >= qsizetype(left()); }));
        QTest::qWait(2'000 * tries);
        program_.terminate();
        QVERIFY(program_.waitForFinished(kPatience));
        look();
        if (QTest::currentTestFailed()) return;
    }
    QCOMPARE(left(), std::size_t{0});
}

QTEST_MAIN(QueueKillTest)
#include "queue_kill_test.moc"
