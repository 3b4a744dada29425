#include "models/entry_filter.h"

#include "support/made_list.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;

namespace periplus {

using catalogue::NodeIndex;
using study::ReadingState;

namespace {

std::vector<NodeIndex> shown(const FilterOutcome& outcome) {
    std::vector<NodeIndex> nodes;
    for (NodeIndex node = 0; node < outcome.stays.size(); ++node)
        if (outcome.stays[node] != 0) nodes.push_back(node);
    return nodes;
}

}  // namespace

class EntryFilterTest : public QObject {
    Q_OBJECT
private:
    std::vector<NodeIndex> ask(const FilterQuery& query) {
        EntryFilter filter(index_);
        return shown(filter.run(query, facts_));
    }
    std::vector<NodeIndex> ask(const QString& words) { return ask(FilterQuery{.words = words}); }

    EntryIndex index_{test::studyList()};
    std::vector<NodeFacts> facts_ = std::vector<NodeFacts>(index_.size());

private slots:
    void aChineseWordKeepsWhatLeadsThere() { QCOMPARE(ask(u"启动"_s), (std::vector<NodeIndex>{0, 4})); }
    void caseAndWidthDoNotCount() {
        const std::vector<NodeIndex> expected{6, 7, 8, 9, 10};
        QCOMPARE(ask(u"rbac"_s), expected);
        QCOMPARE(ask(u"RBAC"_s), expected);
        QCOMPARE(ask(u"ｒｂａｃ"_s), expected);
        QCOMPARE(ask(u"ÜBER"_s), (std::vector<NodeIndex>{9, 10}));
    }
    void aSectionThatMatchesKeepsItsEntries() { QCOMPARE(ask(u"张忠琳"_s), (std::vector<NodeIndex>{0, 1, 2, 3})); }
    void aSectionThatMatchesGivesWayToEntriesThatMatchThemselves() {
        test::MadeList list;
        list.s("源码分析").e("RBAC 源码", "https://a.example/1", 1).e("webhook", "https://a.example/2", 1);
        const EntryIndex index{list.snapshot()};
        EntryFilter filter(index);
        const std::vector<NodeFacts> facts(index.size());
        QCOMPARE(shown(filter.run({.words = u"源码"_s}, facts)), (std::vector<NodeIndex>{0, 1}));
        QCOMPARE(shown(filter.run({.words = u"源码分析"_s}, facts)), (std::vector<NodeIndex>{0, 1, 2}));
        QCOMPARE(shown(filter.run({.words = u"源码 webhook"_s}, facts)), (std::vector<NodeIndex>{0, 2}));
    }
    void allWordsMustBeThere() {
        QCOMPARE(ask(u"源码 kube"_s), (std::vector<NodeIndex>{0, 5}));
        QCOMPARE(ask(u"源码\u3000kube"_s), (std::vector<NodeIndex>{0, 5}));
        QCOMPARE(ask(u"rbac webhook"_s), (std::vector<NodeIndex>{6, 8}));
        QVERIFY(ask(u"rbac 启动"_s).empty());
    }
    void aHostIsFoundByItsName() { QCOMPARE(ask(u"zhihu"_s), (std::vector<NodeIndex>{0, 4})); }
    void noWordsKeepEverything() { QCOMPARE(ask(u"  "_s).size(), std::size_t{11}); }
    void facetsNarrowEntries();
    void continuedWordsGiveTheSameAsFreshOnes();
};

void EntryFilterTest::facetsNarrowEntries() {
    facts_[4].state = ReadingState::Read;
    facts_[8].state = ReadingState::Reading;
    facts_[3].starred = true;
    QCOMPARE(ask(FilterQuery{.states = {ReadingState::Read, ReadingState::Reading}}),
             (std::vector<NodeIndex>{0, 4, 6, 8}));
    QCOMPARE(ask(FilterQuery{.starredOnly = true}), (std::vector<NodeIndex>{0, 1, 3}));
    QCOMPARE(ask(FilterQuery{.host = u"segmentfault.com"_s}), (std::vector<NodeIndex>{0, 1, 3, 5, 6, 7}));
    QCOMPARE(ask(FilterQuery{.author = u"张忠琳"_s}), (std::vector<NodeIndex>{0, 1, 2, 3}));
    QCOMPARE(ask(FilterQuery{.words = u"源码"_s, .host = u"segmentfault.com"_s}), (std::vector<NodeIndex>{0, 5}));
    QVERIFY(ask(FilterQuery{.host = u"nowhere.example"_s}).empty());
}

// The narrowing must never lose or invent a row: compared with a filter that has no memory.
void EntryFilterTest::continuedWordsGiveTheSameAsFreshOnes() {
    std::mt19937 random(7);
    const QString letters = u"kube源码r bca分析o"_s;
    EntryFilter remembering(index_);
    QString words;
    for (int step = 0; step < 3000; ++step) {
        if (words.size() > 6 || (random() % 4 == 0 && !words.isEmpty()))
            words.chop(1);
        else
            words.insert(static_cast<qsizetype>(random() % static_cast<unsigned>(words.size() + 1)),
                         letters[static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size()))]);
        const FilterQuery query{.words = words};
        QCOMPARE(shown(remembering.run(query, facts_)), ask(query));
    }
}

}  // namespace periplus

QTEST_GUILESS_MAIN(periplus::EntryFilterTest)
#include "entry_filter_test.moc"
