// Where the person was, kept soon after it changed: a program that is killed loses no place.
#include "bridge/text.h"
#include "shell/catalogue_controller.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "views/section_tree.h"

namespace periplus {

namespace {

constexpr int kSaveAfterMs = 500;
constexpr qsizetype kMostOpenSections = 5'000;  // of one list; the file is read at every start

}  // namespace

void Desk::wireSession() {
    sessionWriter_.setMaxThreadCount(1);
    sessionLater_.setSingleShot(true);
    sessionLater_.setInterval(kSaveAfterMs);
    connect(&sessionLater_, &QTimer::timeout, this, [this] {
        rememberSession();
        sessionWriter_.start([path = options_.sessionFile, session = session_] {
            // What fails here is tried again at the next change, and told at the end.
            [[maybe_unused]] const auto written = writeSession(path, session);
        });
    });
    connect(reading_.get(), &ReadingController::currentChanged, this, &Desk::saveSessionSoon);
    connect(window_.get(), &MainWindow::shapeChanged, this, &Desk::saveSessionSoon);
    connect(window_->tree(), &SectionTree::openRowsChanged, this, &Desk::saveSessionSoon);
}

void Desk::saveSessionSoon() {
    if (started_ && !sessionLater_.isActive()) sessionLater_.start();
}

// Of the list that is shown, before another one takes its place.
void Desk::rememberList() {
    const auto& snapshot = reading_->snapshot();
    if (!snapshot) return;
    const QString list = qt(snapshot->file.id.value);
    session_.catalogue = snapshot->file.bundled ? QString() : list;
    session_.article = qt(reading_->article().value);
    if (!session_.article.isEmpty()) session_.articles[list] = session_.article;
    session_.openSections[list] = window_->tree()->expandedKeys().mid(0, kMostOpenSections);
}

void Desk::rememberSession() {
    window_->remember(session_);
    rememberList();
}

void Desk::saveSession() {
    sessionLater_.stop();
    sessionWriter_.waitForDone();
    rememberSession();
    if (const auto written = writeSession(options_.sessionFile, session_); !written) {
        window_->status()->say(sentenceFor(written.error()));
    }
}

}  // namespace periplus
