// Composition root: builds what the program is made of, hands out references, and runs.
#include "bridge/study_thread.h"
#include "bundled_catalogue.h"
#include "reader/engine_setup.h"
#include "settings/session_file.h"
#include "settings/settings.h"
#include "shell/appearance.h"
#include "shell/command_line.h"
#include "shell/desk.h"
#include "shell/end_signals.h"
#include "shell/language.h"
#include "shell/main_window.h"
#include "shell/single_instance.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

namespace {

using namespace periplus;

// One run of the program: what lives longer than a window.
class Program : public QObject {
public:
    explicit Program(CommandLine asked)
        : asked_(std::move(asked)), settings_(Settings::defaultFile()), look_(settings_) {}

    int run() {
        SingleInstance instance(asked_.library);
        if (instance.handOver(asked_.files)) return 0;
        instance.listen();
        connect(&instance, &SingleInstance::activated, this, [this](const QStringList& files) {
            desk_->openFiles(files);
            desk_->raise();
        });
        const EndSignals ends;
        connect(&ends, &EndSignals::asked, this, [this] { desk_->window().close(); });
        look_.apply();
        build();
        openLibrary();
        QMetaObject::invokeMethod(&look_, &Appearance::followSystem, Qt::QueuedConnection);
        const int code = QApplication::exec();
        desk_.reset();
        return code;
    }

private:
    void build() {
        desk_.reset();
        language_.install(settings_.get(keys::kLanguage));
        desk_ = std::make_unique<Desk>(study_, settings_, look_, DeskOptions{.sessionFile = defaultSessionFile()});
        connect(desk_.get(), &Desk::retryWanted, this, &Program::openLibrary);
        connect(desk_.get(), &Desk::closed, qApp, &QApplication::quit);
        connect(desk_.get(), &Desk::languageChosen, this, [this] {
            desk_->leave([this] { QMetaObject::invokeMethod(this, [this] { rebuild(); }, Qt::QueuedConnection); });
        });
        desk_->show();
    }

    void rebuild() {
        build();
        desk_->start({});
    }

    void openLibrary() {
        study::OpenOptions options;
        options.folder = asked_.library.toStdString();
        options.program = "Periplus";
        options.bundledCatalogue = std::string(bundledCatalogue());
        study_.open(std::move(options), this, [this](const Result<std::vector<Error>>& opened) {
            if (!opened) return desk_->libraryTrouble(opened.error());
            desk_->libraryNotices(*opened);
            desk_->start(asked_.files);
        });
    }

    CommandLine asked_;
    Settings settings_;
    Appearance look_;
    Language language_;
    StudyThread study_;
    std::unique_ptr<Desk> desk_;
};

}  // namespace

int main(int argc, char** argv) {
    const auto asked = readCommandLine(argc, argv);
    if (!asked.answer.isEmpty()) {
        std::fputs(qPrintable(asked.answer), asked.exitCode == 0 ? stdout : stderr);
        return asked.exitCode;
    }
    prepareEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("periplus"));
    QApplication::setApplicationDisplayName(QStringLiteral("Periplus"));
    QApplication::setApplicationVersion(QStringLiteral(PERIPLUS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral(PERIPLUS_APP_ID));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app/io.github.periplus.Periplus.svg")));
    QApplication::setQuitOnLastWindowClosed(false);
    return Program(asked).run();
}
