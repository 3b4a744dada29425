#include "models/section_tree_model.h"

#include "support/made_list.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace periplus {

using catalogue::kNoNode;
using catalogue::NodeIndex;
using study::ReadingState;

namespace {

study::ArticleStatus statusOf(const char* article, ReadingState state) {
    study::ArticleStatus status;
    status.id = {article};
    status.state = state;
    return status;
}

study::StatusMap statuses(const std::vector<study::ArticleStatus>& rows) {
    study::StatusMap map;
    for (const auto& row : rows) map[row.id] = row;
    return map;
}

}  // namespace

class SectionTreeModelTest : public QObject {
    Q_OBJECT
private:
    SectionTreeModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};

    [[nodiscard]] QVariant at(NodeIndex node, int role = Qt::DisplayRole) const {
        return model_.indexOf(node).data(role);
    }

private slots:
    void init() {
        model_.setFilter({});
        model_.setSnapshot(test::studyList(), statuses({statusOf("a2", ReadingState::Read)}));
    }
    void theTreeIsTheList();
    void rowsSayWhatIsKnown();
    void aStatusTouchesItsRowAndThoseAbove();
    void anArticleThatStandsTwiceChangesTwice();
    void anArticleThatStandsEverywhereIsAnnouncedInFewRanges();
    void aFilterKeepsAncestorsAndGoesAway();
    void aChangedRowStaysUntilTheFilterIsAskedAgain();
    void captureMarksStayThroughAStatusAndFilter();
    void keysSurviveAReorderedList();
    void entriesInReadingOrder();
    void noListIsNoRows();
};

void SectionTreeModelTest::theTreeIsTheList() {
    QCOMPARE(model_.rowCount(), 3);
    QCOMPARE(model_.rowCount(model_.indexOf(0)), 3);
    QCOMPARE(model_.rowCount(model_.indexOf(1)), 2);
    QCOMPARE(model_.parent(model_.indexOf(3)), model_.indexOf(1));
    QCOMPARE(model_.indexOf(5).row(), 2);
    QCOMPARE(model_.matchingEntries(), 7U);
}

void SectionTreeModelTest::rowsSayWhatIsKnown() {
    QCOMPARE(at(9).toString(), u"Unfiled"_s);
    QCOMPARE(at(3).toString(), u"Informer 机制"_s);
    QCOMPARE(at(3, SectionTreeModel::StarredRole).toBool(), true);
    QCOMPARE(at(5, SectionTreeModel::StruckRole).toBool(), true);
    QCOMPARE(at(3, SectionTreeModel::AuthorRole).toString(), u"张忠琳"_s);
    QCOMPARE(at(8, SectionTreeModel::HostRole).toString(), u"example.org"_s);
    QCOMPARE(at(3, SectionTreeModel::ArticleRole).toString(), u"a3"_s);
    QCOMPARE(at(0, SectionTreeModel::ReadRole).toUInt(), 1U);
    QCOMPARE(at(0, SectionTreeModel::TotalRole).toUInt(), 4U);
    QCOMPARE(at(2, Qt::AccessibleTextRole).toString(), u"operator 源码分析, read"_s);
    QCOMPARE(at(0, Qt::AccessibleTextRole).toString(), u"Source analysis, 1 of 4 read"_s);
    QVERIFY(at(3, Qt::ToolTipRole).toString().contains(u"Informer 机制"_s));
}

void SectionTreeModelTest::aStatusTouchesItsRowAndThoseAbove() {
    QSignalSpy changed(&model_, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model_, &QAbstractItemModel::modelReset);
    auto status = statusOf("a3", ReadingState::Read);
    status.hasNote = true;
    status.annotations = 2;
    status.starred = false;
    model_.updateStatuses({status});
    QSet<NodeIndex> touched;
    for (const auto& signal : changed) touched << model_.nodeAt(signal[0].toModelIndex());
    QCOMPARE(touched, (QSet<NodeIndex>{3, 1, 0}));
    QVERIFY(reset.isEmpty());
    QCOMPARE(at(0, SectionTreeModel::ReadRole).toUInt(), 2U);
    QCOMPARE(at(1, SectionTreeModel::ReadRole).toUInt(), 2U);
    QCOMPARE(at(3, SectionTreeModel::StarredRole).toBool(), false);
    QCOMPARE(at(3, Qt::AccessibleTextRole).toString(), u"Informer 机制, read, has a note, 2 annotation(s)"_s);
    // Back again: the counts are those of a fresh start.
    model_.updateStatuses({statusOf("a3", ReadingState::Unread)});
    QCOMPARE(at(0, SectionTreeModel::ReadRole).toUInt(), 1U);
    QCOMPARE(at(3, SectionTreeModel::StarredRole).toBool(), true);
}

void SectionTreeModelTest::anArticleThatStandsTwiceChangesTwice() {
    model_.setSnapshot(test::MadeList()
                           .s("A")
                           .e("x", "https://e.org/", 1, "same")
                           .s("B")
                           .e("y", "https://e.org/", 1, "same")
                           .snapshot(),
                       {});
    QCOMPARE(model_.nodeOf({"same"}), 1U);
    model_.updateStatuses({statusOf("same", ReadingState::Skipped)});
    QCOMPARE(at(1, SectionTreeModel::StateRole).toInt(), static_cast<int>(ReadingState::Skipped));
    QCOMPARE(at(3, SectionTreeModel::StateRole).toInt(), static_cast<int>(ReadingState::Skipped));
}

// A view pays for each announcement with a walk over its rows.
void SectionTreeModelTest::anArticleThatStandsEverywhereIsAnnouncedInFewRanges() {
    test::MadeList flat;
    test::MadeList deep;
    for (int i = 0; i < 2'000; ++i) {
        flat.e("x", "https://e.org/", 0, "same");
        deep.s("S").e("x", "https://e.org/", 1, "same");
    }
    QSignalSpy changed(&model_, &QAbstractItemModel::dataChanged);
    model_.setSnapshot(flat.snapshot(), {});
    model_.updateStatuses({statusOf("same", ReadingState::Reading)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 0);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1'999);
    QCOMPARE(model_.whole().reading, 2'000U);
    changed.clear();
    model_.setSnapshot(deep.snapshot(), {});
    model_.updateStatuses({statusOf("same", ReadingState::Reading)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model_.index(0, 0));
    QCOMPARE(changed[0][1].toModelIndex(), model_.index(1'999, 0));
}

void SectionTreeModelTest::aFilterKeepsAncestorsAndGoesAway() {
    model_.setFilter({.words = u"informer"_s});
    QCOMPARE(model_.matchingEntries(), 1U);
    QCOMPARE(model_.rowCount(), 1);
    QCOMPARE(model_.index(0, 0, model_.index(0, 0, model_.index(0, 0))).data().toString(), u"Informer 机制"_s);
    QVERIFY(!model_.indexOf(4).isValid());
    model_.setFilter({.words = u"no such word"_s});
    QCOMPARE(model_.rowCount(), 0);
    model_.setFilter({});
    QCOMPARE(model_.rowCount(), 3);
    QVERIFY(model_.indexOf(4).isValid());
}

void SectionTreeModelTest::aChangedRowStaysUntilTheFilterIsAskedAgain() {
    const FilterQuery unread{.states = {ReadingState::Unread}};
    model_.setFilter(unread);
    QVERIFY(!model_.indexOf(2).isValid());
    model_.updateStatuses({statusOf("a3", ReadingState::Read), statusOf("a2", ReadingState::Unread)});
    QVERIFY(model_.indexOf(3).isValid());
    QCOMPARE(at(0, SectionTreeModel::ReadRole).toUInt(), 1U);
    model_.setFilter(unread);
    QVERIFY(!model_.indexOf(3).isValid());
    QVERIFY(model_.indexOf(2).isValid());
}

void SectionTreeModelTest::captureMarksStayThroughAStatusAndFilter() {
    QSignalSpy changed(&model_, &QAbstractItemModel::dataChanged);
    const NodeIndex node = model_.nodeOf({"a2"});
    model_.updateMarks({{{"a2"}, true, false}});
    QCOMPARE(changed.count(), 1);
    model_.updateMarks({{{"a2"}, true, false}});
    QCOMPARE(changed.count(), 1);  // nothing new
    model_.updateStatuses({statusOf("a2", ReadingState::Skipped)});
    QVERIFY(at(node, SectionTreeModel::OfflineRole).toBool());
    QVERIFY(at(node, Qt::AccessibleTextRole).toString().contains(u"offline"));
    model_.setFilter({.offlineOnly = true});
    QCOMPARE(model_.matchingEntries(), 1U);
    model_.setFilter({.brokenOnly = true});
    QCOMPARE(model_.matchingEntries(), 0U);
    model_.updateMarks({{{"a2"}, true, true}});
    model_.setFilter({.brokenOnly = true});
    QCOMPARE(model_.matchingEntries(), 1U);
}

void SectionTreeModelTest::keysSurviveAReorderedList() {
    const QString section = model_.keyOf(6);
    const QString group = model_.keyOf(1);
    const QString entry = model_.keyOf(3);
    const QString unfiled = model_.keyOf(9);
    model_.setSnapshot(test::MadeList()
                           .s("RBAC")
                           .e("Informer, renamed", "https://segmentfault.com/a/2", 1, "a3")
                           .s("")
                           .e("x", "https://e.org/", 1, "x")
                           .s("Source analysis")
                           .g("张忠琳", "张忠琳")
                           .snapshot(),
                       {});
    QCOMPARE(model_.nodeOfKey(section), 0U);
    QCOMPARE(model_.nodeOfKey(entry), 1U);
    QCOMPARE(model_.nodeOfKey(unfiled), 2U);
    QCOMPARE(model_.nodeOfKey(group), 5U);
    QCOMPARE(model_.nodeOfKey(u"\u001fNowhere"_s), kNoNode);
    QCOMPARE(model_.nodeOfKey({}), kNoNode);
}

void SectionTreeModelTest::entriesInReadingOrder() {
    QCOMPARE(model_.nextEntry(kNoNode, false), 2U);
    QCOMPARE(model_.nextEntry(3, false), 4U);
    QCOMPARE(model_.nextEntry(5, false), 7U);
    QCOMPARE(model_.nextEntry(10, false), kNoNode);
    QCOMPARE(model_.nextEntry(kNoNode, true), 10U);
    QCOMPARE(model_.nextEntry(7, true), 5U);
    QCOMPARE(model_.nextEntry(2, true), kNoNode);
    model_.setFilter({.words = u"分析"_s});
    QCOMPARE(model_.nextEntry(2, false), 5U);
    QCOMPARE(model_.nextEntry(3, true), 2U);
}

void SectionTreeModelTest::noListIsNoRows() {
    model_.setSnapshot(nullptr, {});
    QCOMPARE(model_.rowCount(), 0);
    QCOMPARE(model_.nodeOf({"a2"}), kNoNode);
    QCOMPARE(model_.nextEntry(kNoNode, false), kNoNode);
    model_.setFilter({.words = u"x"_s});
    model_.updateStatuses({statusOf("a3", ReadingState::Read)});
}

}  // namespace periplus

QTEST_GUILESS_MAIN(periplus::SectionTreeModelTest)
#include "section_tree_model_test.moc"
