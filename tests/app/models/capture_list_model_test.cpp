#include "models/capture_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace periplus {

namespace {

CaptureRow row(const char* capture, const QString& title, const QString& standing = {}) {
    CaptureRow made;
    made.capture = {capture};
    made.title = title;
    made.address = QStringLiteral("https://example.org/");
    made.standing = standing;
    return made;
}

}  // namespace

class CaptureListModelTest : public QObject {
    Q_OBJECT
private:
    CaptureListModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};

private slots:
    void rowsComeChangeAndGoAlone() {
        QSignalSpy reset(&model_, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model_, &QAbstractItemModel::dataChanged);
        model_.setRows({row("a", QStringLiteral("A")), row("b", QStringLiteral("B"))});
        model_.setRows({row("a", QStringLiteral("A")), row("b", QStringLiteral("B"), QStringLiteral("gone")),
                        row("c", QStringLiteral("C"))});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model_.rowCount(), 3);
        model_.setRows({row("b", QStringLiteral("B"), QStringLiteral("gone")), row("c", QStringLiteral("C"))});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model_.index(0, CaptureListModel::Title).data().toString(), QStringLiteral("B"));
        QCOMPARE(model_.index(0, CaptureListModel::Host).data().toString(), QStringLiteral("example.org"));
        model_.setRows({row("c", QStringLiteral("C")), row("b", QStringLiteral("B"))});  // another order
        QCOMPARE(model_.rows().front().capture, CaptureId{"c"});
        model_.setRows({});
        QCOMPARE(model_.rowCount(), 0);
    }
    void aTipHoldsNothingButText() {
        CaptureRow foreign = row("a", QStringLiteral("<b>A</b>"), QStringLiteral("<script>"));
        model_.setRows({foreign});
        const QString tip = model_.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QStringLiteral("&lt;script&gt;")));
    }
};

}  // namespace periplus

QTEST_MAIN(periplus::CaptureListModelTest)
#include "capture_list_model_test.moc"
