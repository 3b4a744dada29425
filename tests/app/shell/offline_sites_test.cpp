// A list of sites of every temper, taken offline through the real queue, engine, intake and proof: each page becomes
// what it must, and nobody is asked twice at a time. The figure for 78 entries: tests/bench/capture_list_bench.cpp.
#include "app/shell/list_of_sites.h"

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

class OfflineSitesTest : public QObject {
    Q_OBJECT
private slots:
    void everyPageBecomesWhatItMust();
};

void OfflineSitesTest::everyPageBecomesWhatItMust() {
    ManySites web;
    web.hangers();
    web.silent();
    web.mixed(0);
    web.mixed(1);
    web.mixed(2);
    web.mixed(3);
    ListOfSites list(web.pages);
    list.quietSeconds = 5;
    list.politeSeconds = 0;
    list.open();
    const auto took = list.takeAll(kListPatience);
    QVERIFY(took >= 0);
    for (const auto& wrong : list.wrongStates()) QFAIL(qPrintable(wrong));
    QCOMPARE(web.asked(u"/silent"_s), 2);  // what may go better is tried once more
    QCOMPARE(web.asked(u"/fault"_s), 2);
    QCOMPARE(web.asked(u"/wall"_s), 4);  // each once
    for (const auto& lazy : {u"/lazy.png"_s, u"/wide.png"_s, u"/later.png"_s}) QVERIFY(web.asked(lazy) >= 4);
}

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);  // as prepareEngine() does
    qputenv("PERIPLUS_READER_DIR", PERIPLUS_READER_FOLDER);
    QApplication application(count, words);
    OfflineSitesTest test;
    return QTest::qExec(&test, count, words);
}
#include "offline_sites_test.moc"
