// GitHub links read from a local clone, in a real window: chosen by the person, by itself without network, again when
// the clone moved on; the sheet of clones.
#include "app/shell/played_desk.h"
#include "shell/clone_controller.h"
#include "shell/clone_sheet.h"
#include "support/git_fixture.h"

#include <QLabel>
#include <QTreeWidget>

#include <algorithm>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

class CloneFlowTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void anEntryIsReadFromItsClone();
    void withoutNetworkItIsReadByItself();
    void aCloneThatMovedOnGivesAnotherCapture();
    void whatTheCloneDoesNotHaveIsSaid();
    void linksInAPageAreReadFromTheClone();
    void theSheetShowsWhatEachCloneHolds();
    void clonesAreKept();

private:
    void commit(const char* words) {
        git_->commit(
            "refs/heads/main",
            {{"docs/guide.md", std::string("# Guide\n\n") + words + "\n\n```go\nfunc main() {\n\tgo f()\n}\n```\n"},
             {"x.go", "package x\n\nfunc a() {}\n"}},
            1'600'000'000 + ++commits_ * 1'000'000);
        git_->head("refs/heads/main");
    }
    QString folder() const { return played_->place.path("client-go"); }
    Desk* open() {
        return played_->open({u"https://github.com/o/n/blob/main/docs/guide.md"_s,
                              u"https://github.com/o/n/blob/main/gone"_s, u"https://a.example/2"_s});
    }
    void addClone(Desk& desk) {
        desk.clones().add(folder());
        QTRY_VERIFY(desk.actions().action("read-clone")->isEnabled());
    }

    std::unique_ptr<PlayedDesk> played_;
    std::unique_ptr<GitFixture> git_;
    int commits_ = 0;
};

void CloneFlowTest::init() {
    played_.reset();
    played_ = std::make_unique<PlayedDesk>();
    git_ = std::make_unique<GitFixture>(folder().toStdString());
    git_->remote("origin", "git@github.com:o/n.git");
    commits_ = 0;
    commit("The first words");
}

void CloneFlowTest::anEntryIsReadFromItsClone() {
    auto* desk = open();
    QVERIFY(!desk->actions().action("read-clone")->isEnabled());
    addClone(*desk);
    press(Qt::Key_G);
    QTRY_VERIFY_WITH_TIMEOUT(shows(*desk, "The first words"), kPatience);
    QVERIFY(shows(*desk, "From the local clone client-go: commit"));
    QVERIFY(shows(*desk, "language-go"));
    QVERIFY(played_->plugin.web.asked.isEmpty());
    QTRY_VERIFY(captureOf(*desk, 0));
    QCOMPARE(captureOf(*desk, 0)->origin, study::CaptureOrigin::LocalClone);
    QCOMPARE(captureOf(*desk, 0)->state, study::CaptureState::Complete);
    desk->window().tree()->selectNode(3);
    QTRY_VERIFY(!desk->actions().action("read-clone")->isEnabled());
}

void CloneFlowTest::withoutNetworkItIsReadByItself() {
    auto* desk = open();
    addClone(*desk);
    desk->offlinePages().networkAway = [] { return true; };
    press(Qt::Key_O);
    QTRY_VERIFY_WITH_TIMEOUT(shows(*desk, "The first words"), kPatience);
    QVERIFY(played_->plugin.web.asked.isEmpty());
}

void CloneFlowTest::aCloneThatMovedOnGivesAnotherCapture() {
    auto* desk = open();
    addClone(*desk);
    press(Qt::Key_G);
    QTRY_VERIFY_WITH_TIMEOUT(shows(*desk, "The first words"), kPatience);
    QTRY_VERIFY(captureOf(*desk, 0));
    const auto first = captureOf(*desk, 0)->id;
    commit("The second words");
    desk->window().tree()->selectNode(2);
    desk->window().tree()->selectNode(1);
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0)->id != first, kPatience);
    QCOMPARE(desk->shelf().of(captureOf(*desk, 0)->article).size(), 2U);
    press(Qt::Key_G);
    QTRY_VERIFY_WITH_TIMEOUT(shows(*desk, "The second words"), kPatience);
}

void CloneFlowTest::whatTheCloneDoesNotHaveIsSaid() {
    auto* desk = open();
    addClone(*desk);
    desk->window().tree()->selectNode(2);
    press(Qt::Key_G);
    auto* messages = desk->window().pageArea()->messages();
    const auto said = [messages] {
        for (const auto* label : messages->findChildren<QLabel*>())
            if (label->text().contains(u"does not have it")) return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), kPatience);
    QVERIFY(!captureOf(*desk, 1));
}

void CloneFlowTest::linksInAPageAreReadFromTheClone() {
    auto* desk = open();
    addClone(*desk);
    press(Qt::Key_G);
    QTRY_VERIFY_WITH_TIMEOUT(shows(*desk, "The first words"), kPatience);
    emit desk->captures().linkActivated(QUrl(u"https://github.com/o/n/blob/main/x.go"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shows(*desk, "func a() {}"), kPatience);
    QVERIFY(played_->plugin.web.asked.isEmpty());
}

void CloneFlowTest::theSheetShowsWhatEachCloneHolds() {
    auto* desk = open();
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    auto* sheet = desk->window().findChild<CloneSheet*>();
    QVERIFY(sheet);
    auto* list = sheet->findChild<QTreeWidget*>();
    desk->clones().add(folder());
    desk->clones().add(played_->place.home.path());
    QTRY_VERIFY(list->topLevelItemCount() == 2 && list->topLevelItem(0)->text(1) == u"o/n");
    QVERIFY(list->topLevelItem(0)->text(2).startsWith(u"main: "));
    QCOMPARE(list->topLevelItem(0)->text(3), u"2"_s);
    QTRY_COMPARE(list->topLevelItem(1)->text(1), u"cannot be read"_s);
    list->setCurrentItem(list->topLevelItem(1));
    const auto labels = sheet->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text().contains(u"it is no git clone");
    }));
    if (const auto shots = qEnvironmentVariable("PERIPLUS_SHOTS"); !shots.isEmpty())
        QVERIFY(sheet->grab().save(shots + u"/clones.png"_s));
    emit sheet->readAllWanted();
    QTRY_VERIFY_WITH_TIMEOUT(captureOf(*desk, 0), kPatience);
    desk->clones().remove(folder());
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QVERIFY(!desk->clones().holds("https://github.com/o/n"));
}

void CloneFlowTest::clonesAreKept() {
    auto* desk = open();
    desk->clones().add(folder(), u"other/fork"_s);
    desk = played_->again();
    QTRY_VERIFY(desk->clones().holds("https://github.com/Other/fork/blob/main/x.go"));
    QTRY_VERIFY(desk->clones().holds("https://github.com/o/n"));
    QVERIFY(!desk->clones().holds("https://github.com/o/else"));
}

QTEST_MAIN(CloneFlowTest)
#include "clone_flow_test.moc"
