#include "models/annotation_list_model.h"

#include "support/made_list.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace periplus {

using annotate::Standing;

namespace {

const std::string kCode = "// 鉴权\ntype Rule struct {\n    Verbs []string\n}\n";

study::Annotation noted(const char* id, const std::string& exact, std::int64_t created) {
    study::Annotation annotation;
    annotation.id = {id};
    annotation.language = "go";
    annotation.selectors.quote.exact = exact;
    annotation.selectors.firstLine = 9;
    annotation.created = {created};
    return annotation;
}

study::Placement placed(const char* id, std::uint32_t block, std::uint64_t begin, Standing standing = Standing::Exact) {
    study::Placement placement;
    placement.annotation = {id};
    placement.entry = 1;
    placement.block = block;
    placement.resolution.standing = standing;
    placement.resolution.span = {{begin}, {begin + 4}};
    return placement;
}

study::SnapshotPtr listWithCode() {
    auto snapshot =
        std::make_shared<study::CatalogueSnapshot>(*test::MadeList().s("RBAC").e("Rules", "https://e.org/").snapshot());
    auto catalogue = *snapshot->catalogue;
    catalogue::Block excerpt;
    excerpt.kind = catalogue::Block::Kind::Excerpt;
    excerpt.text = kCode;
    catalogue.nodes[1].blocks = {excerpt, excerpt};
    snapshot->catalogue = std::make_shared<const catalogue::Catalogue>(std::move(catalogue));
    return snapshot;
}

}  // namespace

class AnnotationListModelTest : public QObject {
    Q_OBJECT
private:
    AnnotationListModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
    study::SnapshotPtr list_ = listWithCode();

    [[nodiscard]] QStringList order() const {
        QStringList ids;
        for (int row = 0; row < model_.rowCount(); ++row)
            ids << model_.index(row).data(AnnotationListModel::IdRole).toString();
        return ids;
    }

private slots:
    void readingOrderAndTheLostLast();
    void aRowSaysWhereItStands();
    void aChangeKeepsWhatIsSelected();
};

void AnnotationListModelTest::readingOrderAndTheLostLast() {
    model_.setAnnotations(list_,
                          {noted("lost", "x", 1), noted("later", "x", 2), noted("first", "x", 4),
                           noted("doubt", "x", 0), noted("nowhere", "x", 3)},
                          {placed("lost", 0, 0, Standing::Lost), placed("later", 1, 0), placed("first", 0, 6),
                           placed("doubt", 0, 0, Standing::Ambiguous)});
    QCOMPARE(order(), (QStringList{u"first"_s, u"later"_s, u"doubt"_s, u"lost"_s, u"nowhere"_s}));
}

void AnnotationListModelTest::aRowSaysWhereItStands() {
    auto annotation = noted("one", "\n    Verbs []string", 1);
    annotation.note = "why *only* here?";
    annotation.colour = study::HighlightColour::Sky;
    model_.setAnnotations(list_, {annotation}, {placed("one", 0, 30, Standing::Moved)});
    const QModelIndex row = model_.index(0);
    QCOMPARE(row.data().toString(), u"go:3  moved"_s);
    QCOMPARE(row.data(AnnotationListModel::LineRole).toUInt(), 3U);
    QCOMPARE(row.data(AnnotationListModel::QuoteRole).toString(), u"Verbs []string"_s);
    QCOMPARE(row.data(AnnotationListModel::NoteRole).toString(), u"why *only* here?"_s);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"line 3, Verbs []string, Sky, moved, why *only* here?"_s);
    model_.setAnnotations(list_, {annotation}, {placed("one", 0, 0, Standing::Lost)});
    QCOMPARE(model_.index(0).data().toString(), u"go:9  lost"_s);
}

void AnnotationListModelTest::aChangeKeepsWhatIsSelected() {
    model_.setAnnotations(list_, {}, {});
    QCOMPARE(model_.rowCount(), 0);
    model_.setAnnotations(list_, {noted("a", "x", 1), noted("b", "x", 2)}, {placed("a", 0, 0), placed("b", 0, 9)});
    QSignalSpy reset(&model_, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex selected(model_.indexOf({"b"}));
    model_.setAnnotations(list_, {noted("a", "x", 1), noted("b", "x", 2), noted("c", "x", 3)},
                          {placed("a", 0, 20), placed("b", 0, 9), placed("c", 0, 1)});
    QCOMPARE(order(), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
    QCOMPARE(model_.idAt(selected).value, std::string("b"));
    model_.setAnnotations(list_, {noted("b", "x", 2)}, {placed("b", 0, 9)});
    QCOMPARE(selected.row(), 0);
    QVERIFY(reset.isEmpty());
    QVERIFY(model_.annotation({"b"}) != nullptr);
    QVERIFY(model_.annotation({"a"}) == nullptr);
}

}  // namespace periplus

QTEST_GUILESS_MAIN(periplus::AnnotationListModelTest)
#include "annotation_list_model_test.moc"
