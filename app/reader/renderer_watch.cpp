#include "reader/renderer_watch.h"

#include <QPointer>
#include <QWebEnginePage>
#include <QWebEngineScript>

#include <csignal>

namespace periplus {
namespace {

constexpr int kTogether = 10'000;

}  // namespace

RendererWatch::RendererWatch(QWebEnginePage* page) : QObject(page), page_(page) {
    pulse_.setSingleShot(true);
    deadline_.setSingleShot(true);
    setPatience(15'000);
    connect(&pulse_, &QTimer::timeout, this, &RendererWatch::ping);
    connect(&deadline_, &QTimer::timeout, this, &RendererWatch::endHung);
    connect(page, &QWebEnginePage::renderProcessTerminated, this,
            [this](QWebEnginePage::RenderProcessTerminationStatus status) {
                if (status != QWebEnginePage::NormalTerminationStatus) died();
            });
}

void RendererWatch::setPatience(int milliseconds) {
    deadline_.setInterval(milliseconds);
    pulse_.setInterval(milliseconds / 3);
}

void RendererWatch::setInView(bool inView) {
    deadline_.stop();
    if (inView)
        pulse_.start();
    else
        pulse_.stop();
}

void RendererWatch::ping() {
    deadline_.start();
    page_->runJavaScript(QStringLiteral("1"), QWebEngineScript::ApplicationWorld,
                         [self = QPointer(this)](const QVariant&) {
                             if (!self || !self->deadline_.isActive()) return;
                             self->deadline_.stop();
                             self->pulse_.start();
                         });
}

void RendererWatch::endHung() {
    const qint64 process = page_->renderProcessPid();
    if (process <= 0) return;  // nothing is drawn at the moment
    hung_ = true;
    ::kill(static_cast<pid_t>(process), SIGKILL);
}

void RendererWatch::died() {
    deadline_.stop();
    if (std::exchange(hung_, false)) {
        emit gaveUp(tr("The page stopped answering and was closed."));
        return;
    }
    const bool again = lastDeath_.isValid() && lastDeath_.elapsed() < kTogether;
    lastDeath_.start();
    if (again) {
        emit gaveUp(tr("The page broke down twice in a row."));
        return;
    }
    pulse_.start();
    // Later: the engine is still taking the old process down.
    QTimer::singleShot(0, this, &RendererWatch::reloadWanted);
}

}  // namespace periplus
