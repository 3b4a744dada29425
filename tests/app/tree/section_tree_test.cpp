#include "views/section_tree.h"

#include "support/made_list.h"
#include "views/facet_button.h"
#include "views/section_tree_view.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace periplus {

using catalogue::kNoNode;
using catalogue::NodeIndex;
using study::ReadingState;

class SectionTreeTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<SectionTree> tree_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    QLineEdit* words_ = nullptr;

    [[nodiscard]] bool isInView(NodeIndex node) const {
        const QRect row = tree_->view()->visualRect(tree_->model()->indexOf(node));
        return row.isValid() && tree_->view()->viewport()->rect().intersects(row);
    }
    [[nodiscard]] QRect rowOf(NodeIndex node) const { return tree_->view()->visualRect(tree_->model()->indexOf(node)); }
    [[nodiscard]] QImage picture(NodeIndex node) const {
        return tree_->view()->viewport()->grab(rowOf(node)).toImage();
    }

    // Chinese arrives from an input method, letters from keys.
    void type(const QString& text) {
        for (const QChar letter : text) {
            if (letter.unicode() < 0x80) {
                QTest::keyClick(words_, letter.toLatin1());
                continue;
            }
            QInputMethodEvent composed;
            composed.setCommitString(letter);
            QApplication::sendEvent(words_, &composed);
        }
    }

private slots:
    void init();
    void cleanup() {
        tester_.reset();
        tree_.reset();
    }
    void typingChineseAndEnglishNarrows();
    void escapeGivesEverythingBack();
    void downGoesFromTheFilterToTheTree();
    void theKeyboardWalksTheTree();
    void lettersAreLeftToTheWindow();
    void aStateIsPaintedWhenItChanges();
    void aClickOnTheMarkAsksForTheNextState();
    void nothingFoundSaysSoAndOffersTheWayOut();
    void facetsShowAndClear();
    void aHiddenEntryIsShownWhenItIsSelected();
    void openSectionsComeBackAfterTheFilterAndInTheSession();
    void aReloadedListKeepsThePlace();
    void newSectionsStandAsTheOthersDo();
    void theCurrentRowStaysInViewWhenThereIsLessRoom();
    void aListThatIsBeingReadSaysSo();
    void titlesAreReadAloudWithTheirState();
    void nothingIsCutInASmallWindow();
};

void SectionTreeTest::init() {
    tree_ = std::make_unique<SectionTree>();
    tester_ = std::make_unique<QAbstractItemModelTester>(tree_->model(),
                                                         QAbstractItemModelTester::FailureReportingMode::Fatal);
    tree_->setSnapshot(test::studyList(), {});
    tree_->resize(300, 500);
    tree_->show();
    tree_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(tree_.get()));
    words_ = tree_->findChild<QLineEdit*>();
    QVERIFY(words_ != nullptr);
}

void SectionTreeTest::typingChineseAndEnglishNarrows() {
    tree_->focusFilter();
    type(u"启动"_s);
    QVERIFY(isInView(0));
    QVERIFY(isInView(4));
    QVERIFY(!tree_->model()->indexOf(5).isValid());
    words_->clear();
    type(u"rbac WEB"_s);
    QVERIFY(isInView(6));
    QVERIFY(isInView(8));
    QVERIFY(!tree_->model()->indexOf(7).isValid());
}

void SectionTreeTest::escapeGivesEverythingBack() {
    QVERIFY(tree_->selectNode(7));
    QSignalSpy current(tree_.get(), &SectionTree::currentChanged);
    tree_->focusFilter();
    type(u"启动"_s);
    QVERIFY(!isInView(7));
    QCOMPARE(tree_->currentNode(), 7U);
    QTest::keyClick(words_, Qt::Key_Escape);
    QVERIFY(words_->text().isEmpty());
    QVERIFY(isInView(7));
    QCOMPARE(tree_->model()->nodeAt(tree_->view()->currentIndex()), 7U);
    QVERIFY(current.isEmpty());  // the reader did not go anywhere
    QTest::keyClick(words_, Qt::Key_Escape);
    QVERIFY(tree_->view()->hasFocus());
}

void SectionTreeTest::downGoesFromTheFilterToTheTree() {
    tree_->focusFilter();
    type(u"机制"_s);
    QTest::keyClick(words_, Qt::Key_Down);
    QVERIFY(tree_->view()->hasFocus());
    QCOMPARE(tree_->currentNode(), 3U);
}

void SectionTreeTest::theKeyboardWalksTheTree() {
    QSignalSpy activated(tree_.get(), &SectionTree::nodeActivated);
    tree_->focusTree();
    QCOMPARE(tree_->currentNode(), 2U);
    QTest::keyClick(tree_->view(), Qt::Key_Down);
    QCOMPARE(tree_->currentNode(), 3U);
    QTest::keyClick(tree_->view(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<NodeIndex>(), 3U);
    QTest::keyClick(tree_->view(), Qt::Key_Left);
    QCOMPARE(tree_->currentNode(), 1U);
    QTest::keyClick(tree_->view(), Qt::Key_Left);
    QVERIFY(!tree_->view()->isExpanded(tree_->model()->indexOf(1)));
    // Into the closed group by reading order: it opens.
    QVERIFY(tree_->selectNext());
    QCOMPARE(tree_->currentNode(), 2U);
    QVERIFY(isInView(2));
    for (const NodeIndex next : {3U, 4U, 5U, 7U, 8U, 10U}) {
        QVERIFY(tree_->selectNext());
        QCOMPARE(tree_->currentNode(), next);
    }
    QVERIFY(!tree_->selectNext());
    QVERIFY(tree_->selectPrevious());
    QCOMPARE(tree_->currentNode(), 8U);
}

void SectionTreeTest::lettersAreLeftToTheWindow() {
    tree_->focusTree();
    for (const auto key : {Qt::Key_J, Qt::Key_K, Qt::Key_R, Qt::Key_Space, Qt::Key_1, Qt::Key_Asterisk}) {
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, QString(QChar(static_cast<char16_t>(key))));
        QApplication::sendEvent(tree_->view(), &press);
        QVERIFY2(!press.isAccepted(), qPrintable(press.text()));
    }
    QCOMPARE(tree_->currentNode(), 2U);
}

void SectionTreeTest::aStateIsPaintedWhenItChanges() {
    const QImage entry = picture(4);
    const QImage section = picture(0);
    std::vector<QImage> seen{entry};
    for (const auto state : {ReadingState::Reading, ReadingState::Read, ReadingState::Skipped}) {
        study::ArticleStatus status;
        status.id = {"a4"};
        status.state = state;
        tree_->updateStatuses({status});
        const QImage now = picture(4);
        for (const QImage& before : seen) QVERIFY(now != before);
        seen.push_back(now);
        QCOMPARE(picture(0) != section, state == ReadingState::Read);
    }
}

void SectionTreeTest::aClickOnTheMarkAsksForTheNextState() {
    QSignalSpy asked(tree_.get(), &SectionTree::stateCycleRequested);
    QSignalSpy current(tree_.get(), &SectionTree::currentChanged);
    const QPoint mark = SectionDelegate::stateArea(rowOf(4), tree_->view()->fontMetrics()).center();
    QTest::mouseClick(tree_->view()->viewport(), Qt::LeftButton, {}, mark);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<NodeIndex>(), 4U);
    QVERIFY(current.isEmpty());
    QTest::mouseClick(tree_->view()->viewport(), Qt::LeftButton, {}, rowOf(4).center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(tree_->currentNode(), 4U);
}

void SectionTreeTest::nothingFoundSaysSoAndOffersTheWayOut() {
    tree_->focusFilter();
    type(u"无此词"_s);
    const auto labels = tree_->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel* label) { return label->isVisible() && label->text().contains(u"无此词"_s); }));
    auto* clear = tree_->findChild<QPushButton*>();
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(words_->text().isEmpty());
    QVERIFY(tree_->view()->isVisible());
    QVERIFY(tree_->view()->hasFocus());
}

void SectionTreeTest::facetsShowAndClear() {
    auto* facets = tree_->findChild<FacetButton*>();
    emit facets->menu()->aboutToShow();
    QAction* starred = nullptr;
    QStringList words;
    for (QAction* action : facets->menu()->actions()) {
        if (action->text() == u"Starred only") starred = action;
        if (action->menu() != nullptr)
            for (const QAction* name : action->menu()->actions()) words << name->text();
    }
    QVERIFY(words.contains(u"segmentfault.com (3)"_s));
    QVERIFY(words.contains(u"张忠琳 (2)"_s));
    starred->trigger();
    QVERIFY(isInView(3));
    QVERIFY(!tree_->model()->indexOf(4).isValid());
    QVERIFY(facets->text().contains(u'1'));
    const auto buttons = tree_->findChildren<QToolButton*>();
    const auto clear = std::ranges::find_if(buttons, [&](const QToolButton* button) {
        return button != facets && button->isVisible() && button->parent() == tree_.get();
    });
    QVERIFY(clear != buttons.end());
    QTest::mouseClick(*clear, Qt::LeftButton);
    QVERIFY(isInView(4));
    QVERIFY(!(*clear)->isVisible());
}

void SectionTreeTest::aHiddenEntryIsShownWhenItIsSelected() {
    tree_->setFilter({.words = u"启动"_s});
    QVERIFY(tree_->selectArticle({"a8"}));
    QVERIFY(words_->text().isEmpty());
    QVERIFY(isInView(8));
    QVERIFY(!tree_->selectArticle({"nobody"}));
}

void SectionTreeTest::openSectionsComeBackAfterTheFilterAndInTheSession() {
    auto* model = tree_->model();
    tree_->view()->collapse(model->indexOf(6));
    const QStringList keys = tree_->expandedKeys();
    QCOMPARE(keys.size(), 3);
    tree_->setFilter({.words = u"webhook"_s});
    QVERIFY(tree_->view()->isExpanded(model->indexOf(6)));
    tree_->clearFilter();
    QVERIFY(!tree_->view()->isExpanded(model->indexOf(6)));
    QVERIFY(tree_->view()->isExpanded(model->indexOf(1)));
    SectionTree other;
    other.setSnapshot(test::studyList(), {});
    other.setExpandedKeys(keys);
    QVERIFY(!other.view()->isExpanded(other.model()->indexOf(6)));
    QVERIFY(other.view()->isExpanded(other.model()->indexOf(1)));
    QCOMPARE(other.expandedKeys(), keys);
}

void SectionTreeTest::aReloadedListKeepsThePlace() {
    tree_->view()->collapse(tree_->model()->indexOf(1));
    QVERIFY(tree_->selectNode(7));
    QSignalSpy current(tree_.get(), &SectionTree::currentChanged);
    tree_->setSnapshot(test::MadeList()
                           .s("New")
                           .s("RBAC")
                           .e("Renamed", "https://segmentfault.com/a/5", 1, "a7")
                           .s("Source analysis")
                           .g("张忠琳", "张忠琳")
                           .e("operator", "https://e.org/", 2, "a2")
                           .snapshot(),
                       {});
    QCOMPARE(tree_->currentNode(), 2U);
    QVERIFY(isInView(2));
    QVERIFY(tree_->view()->isExpanded(tree_->model()->indexOf(3)));
    QVERIFY(!tree_->view()->isExpanded(tree_->model()->indexOf(4)));
    QVERIFY(current.isEmpty());
}

void SectionTreeTest::newSectionsStandAsTheOthersDo() {
    const auto again = [] { return test::MadeList().s("Source analysis").e("x", "https://e.org/", 1, "a2"); };
    tree_->setSnapshot(again().s("New").e("y", "https://e.org/y", 1).snapshot(), {});
    QVERIFY(tree_->view()->isExpanded(tree_->model()->indexOf(2)));
    tree_->view()->collapseAll();
    tree_->setSnapshot(again().s("New").e("y", "https://e.org/y", 1).s("Newer").e("z", "u", 1).snapshot(), {});
    QVERIFY(!tree_->view()->isExpanded(tree_->model()->indexOf(2)));
    QVERIFY(!tree_->view()->isExpanded(tree_->model()->indexOf(4)));
}

void SectionTreeTest::theCurrentRowStaysInViewWhenThereIsLessRoom() {
    QVERIFY(tree_->selectNode(10));
    QVERIFY(isInView(10));
    tree_->resize(300, 200);
    QTRY_VERIFY(isInView(10));
}

void SectionTreeTest::aListThatIsBeingReadSaysSo() {
    QSignalSpy cancelled(tree_.get(), &SectionTree::readingCancelled);
    tree_->setReading(u"Reading big.md..."_s);
    tree_->setFilter({.words = u"nowhere to be found"_s});
    const auto labels = tree_->findChildren<QLabel*>();
    const auto says = [&labels](const QString& words) {
        return std::ranges::any_of(labels, [&](QLabel* label) { return label->isVisible() && label->text() == words; });
    };
    QVERIFY(says(u"Reading big.md..."_s));
    for (auto* button : tree_->findChildren<QPushButton*>())
        if (button->isVisible()) button->click();
    QCOMPARE(cancelled.count(), 1);
    tree_->clearFilter();
    tree_->setReading({});
    QVERIFY(tree_->view()->isVisible());
}

void SectionTreeTest::titlesAreReadAloudWithTheirState() {
    QAccessibleInterface* view = QAccessible::queryAccessibleInterface(tree_->view());
    QVERIFY(view != nullptr);
    QCOMPARE(view->role(), QAccessible::Tree);
    QStringList rows;
    for (int i = 0; i < view->childCount(); ++i) rows << view->child(i)->text(QAccessible::Name);
    QVERIFY2(rows.contains(u"Informer 机制, unread, starred"_s), qPrintable(rows.join(u'\n')));
    QVERIFY(!words_->accessibleName().isEmpty());
}

void SectionTreeTest::nothingIsCutInASmallWindow() {
    tree_->resize(tree_->minimumSizeHint());
    QCoreApplication::processEvents();
    for (const auto* child : tree_->findChildren<QWidget*>()) {
        if (!child->isVisible() || child->parentWidget() != tree_.get()) continue;
        QVERIFY2(tree_->rect().contains(child->geometry()), child->metaObject()->className());
    }
}

}  // namespace periplus

QTEST_MAIN(periplus::SectionTreeTest)
#include "section_tree_test.moc"
