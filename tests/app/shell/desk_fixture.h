#pragma once
// A whole desk on a library of its own in a folder of its own, as main.cpp builds one; it can be closed and opened
// again, as a person would. Ownership: values. Thread: UI. Errors: QTest failures.
#include "bridge/study_thread.h"
#include "bundled_catalogue.h"
#include "shell/actions.h"
#include "shell/annotation_controller.h"
#include "shell/appearance.h"
#include "shell/catalogue_controller.h"
#include "shell/desk.h"
#include "shell/doubt_sheet.h"
#include "shell/language.h"
#include "shell/main_window.h"
#include "shell/note_controller.h"
#include "shell/page_area.h"
#include "shell/page_controller.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "views/entry_page.h"
#include "views/message_area.h"
#include "views/note_pane.h"
#include "views/section_tree.h"
#include "views/section_tree_view.h"

#include <QSaveFile>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace periplus::test {

// A live page without the web: remembers what it was asked for.
class PaperPage : public LivePage {
public:
    using LivePage::LivePage;
    void open(const QUrl& url) override {
        url_ = url;
        emit urlChanged(url);
        emit loadFinished(true);
    }
    void back() override {}
    void forward() override {}
    void reload() override {}
    void stop() override {}
    [[nodiscard]] bool canGoBack() const override { return false; }
    [[nodiscard]] bool canGoForward() const override { return false; }
    [[nodiscard]] QUrl url() const override { return url_; }
    [[nodiscard]] QString title() const override { return url_.host(); }
    [[nodiscard]] bool pageInView() const override { return inView; }
    void find(const QString&, bool) override { emit found(false); }
    void applyPolicy() override {}
    void askPlace(std::function<void(const QString&, double)> answer) override { answer({}, 0.5); }
    void restorePlace(const QString&, double fraction) override { restored = fraction; }
    void discard() override { discarded = true; }

    double restored = -1;
    bool discarded = false;
    bool inView = true;

private:
    QUrl url_;
};

class OpenDesk {
public:
    explicit OpenDesk(LivePageMaker livePage = paper()) : livePage_(std::move(livePage)) {}
    ~OpenDesk() { close(); }

    static LivePageMaker paper() {
        return [](const LivePagePolicy&, QWidget* parent, QString*) -> LivePage* { return new PaperPage(parent); };
    }

    void open(const QStringList& files = {}) {
        settings = std::make_unique<Settings>(path("settings.ini"));
        look = std::make_unique<Appearance>(*settings);
        look->apply();
        study = std::make_unique<StudyThread>();
        desk = std::make_unique<Desk>(*study, *settings, *look,
                                      DeskOptions{.sessionFile = path("session.json"),
                                                  .livePage = livePage_,
                                                  .captures = captures,
                                                  .readingAfterMs = readingAfterMs,
                                                  .maintainAfterMs = maintainEveryMs,
                                                  .maintainAgainMs = maintainEveryMs});
        desk->show();
        study::OpenOptions options;
        options.folder = path("library").toStdString();
        options.program = "a test";
        options.bundledCatalogue = std::string(bundledCatalogue());
        if (clock) options.clock = clock;
        study->open(std::move(options), desk.get(), [this, files](const Result<std::vector<Error>>& opened) {
            if (!opened) return desk->libraryTrouble(opened.error());
            desk->start(files);
        });
        QVERIFY(QTest::qWaitForWindowActive(&desk->window()));
        QTRY_VERIFY(desk->reading().node() != catalogue::kNoNode);
        QTRY_VERIFY(desk->notes().status().standing != NoteStanding::Loading);
    }

    // As the person does it: the cross is pressed, and the window goes when everything is safe.
    void close() {
        if (!desk) return;
        bool closed = false;
        QObject::connect(desk.get(), &Desk::closed, [&closed] { closed = true; });
        desk->window().close();
        QTRY_VERIFY(closed);
        desk.reset();
        study.reset();
        look.reset();
        settings.reset();
    }

    [[nodiscard]] QString path(const char* name) const { return home.filePath(QString::fromLatin1(name)); }

    CapturePluginMaker captures = pluginCaptures();
    int maintainEveryMs = 20'000;
    int readingAfterMs = 10'000;
    Clock clock;  // of the library; the wall's, when there is none

    QTemporaryDir home;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Appearance> look;
    std::unique_ptr<StudyThread> study;
    std::unique_ptr<Desk> desk;

private:
    LivePageMaker livePage_;
};

// Another file renamed over it, as editors do.
inline void writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    QVERIFY(file.commit());
}

// The entry whose excerpts hold these words.
inline catalogue::NodeIndex entryWithExcerpt(const study::CatalogueSnapshot& snapshot, std::string_view words) {
    const auto& nodes = snapshot.catalogue->nodes;
    for (catalogue::NodeIndex node = 0; node < nodes.size(); ++node) {
        for (const auto& block : nodes[node].blocks) {
            if (block.kind == catalogue::Block::Kind::Excerpt && block.text.find(words) != std::string::npos) {
                return node;
            }
        }
    }
    return catalogue::kNoNode;
}

}  // namespace periplus::test
