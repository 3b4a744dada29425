// 78 entries of sites that are slow, broken, silent, moved, behind a login, gone and lazy, taken offline through the
// real queue, engine, intake and proof, beside the slowest host's own pages alone, in one run. Each page has to become
// what it must.
// Run: WINDOW_MANAGER=openbox TEST_SECONDS=600 tests/support/run_with_display.sh bench_capture_list   (with
// QTWEBENGINE_DISABLE_SANDBOX=1 as root)
#include "app/shell/list_of_sites.h"

#include <cstdio>

using namespace periplus;
using namespace periplus::test;

class CaptureListBench : public QObject {
    Q_OBJECT
private slots:
    void theWholeListBesideItsSlowestHost();

private:
    static constexpr int kSlowPages = 12;
    static constexpr int kSlowMs = 6'000;
    static constexpr int kQuietSeconds = 10;
    static constexpr int kPatienceMs = 280'000;

    static qint64 timeOf(const ManySites& web, qint64* deaf) {
        ListOfSites list(web.pages);
        list.quietSeconds = kQuietSeconds;
        list.open();
        const qint64 took = list.takeAll(kPatienceMs, deaf);
        const QStringList wrong = list.wrongStates();
        for (const auto& each : wrong) std::printf("WRONG  %s\n", qPrintable(each));
        return wrong.isEmpty() ? took : -1;
    }
};

void CaptureListBench::theWholeListBesideItsSlowestHost() {
    qint64 deaf = 0;
    qint64 alone = 0;
    {
        ManySites web;
        web.slow(kSlowPages, kSlowMs);
        alone = timeOf(web, &deaf);
        QVERIFY(alone > 0);
    }
    ManySites web;
    web.slow(kSlowPages, kSlowMs);
    web.hangers();
    web.hangers();
    web.silent();
    for (int i = 0; i < 9; ++i) web.mixed(i);
    QCOMPARE(web.pages.size(), std::size_t{78});
    const qint64 all = timeOf(web, &deaf);
    QVERIFY(all > 0);
    const double ratio = static_cast<double>(all) / static_cast<double>(alone);
    std::printf("78 entries on %d hosts  %8.1f s   slowest host alone %8.1f s   ratio %.2f (at most 1.30)\n",
                web.hosts(), static_cast<double>(all) / 1000, static_cast<double>(alone) / 1000, ratio);
    std::printf("longest time in which the window answered nobody, servers in it: %lld ms\n",
                static_cast<long long>(deaf));
    QVERIFY(ratio <= 1.3);
}

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);  // as prepareEngine() does
    qputenv("PERIPLUS_READER_DIR", PERIPLUS_READER_FOLDER);
    QApplication application(count, words);
    CaptureListBench bench;
    return QTest::qExec(&bench, count, words);
}
#include "capture_list_bench.moc"
