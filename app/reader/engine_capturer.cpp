#include "reader/engine_capturer.h"

#include "reader/capture_scripts.h"
#include "reader/engine_settings.h"
#include "reader/engine_setup.h"
#include "reader/live_profile.h"
#include "reader/live_web_page.h"
#include "reader/off_screen_view.h"
#include "reader/page_scripts.h"
#include "reader/request_policy.h"
#include "study/capture_types.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QWebEngineCookieStore>
#include <QWebEngineDownloadRequest>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <utility>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = CaptureOutcome::Kind;

constexpr int kStepMs = 60;
constexpr int kRestMs = 500;  // with script on, nothing moved for so long: quiet
// Shares of the limit that parts of other sites get, once the page's own are there and nothing moves any more.
constexpr int kUnseenShare = 4;    // counters, frames of advertisements
constexpr int kPictureShare = 2;   // pictures, which may be the article's
constexpr int kLastLookMs = 5000;  // a slow machine needs a while for a heavy page
constexpr int kSaveMs = 30'000;
// What a renderer may take for a page within the limit: its own needs, and decoded pictures.
constexpr qint64 kRendererBytes = qint64{512} * 1024 * 1024;
constexpr qint64 kRendererShare = 6;

qint64 residentBytes(qint64 process) {
    QFile file(QStringLiteral("/proc/%1/statm").arg(process));
    if (process <= 0 || !file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

QString tame(const QString& title) {
    QString result;
    for (const QChar c : title.left(300))
        if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format) result += c;
    return result.simplified();
}

}  // namespace

EngineCapturer::EngineCapturer(QObject* parent) : PageCapturer(parent) {
    limit_.setSingleShot(true);
    connect(&limit_, &QTimer::timeout, this, &EngineCapturer::overtime);
    steps_.setInterval(kStepMs);
    connect(&steps_, &QTimer::timeout, this, &EngineCapturer::step);
}

EngineCapturer::~EngineCapturer() {
    letGo();
    retireProfile(profile_);
}

void EngineCapturer::start(const CaptureOrder& order) {
    if (stage_ != Stage::Idle) return;
    order_ = order;
    stage_ = Stage::Loading;
    shown_ = {};
    shown_.asked = shown_.led = order.url;
    moved_ = -1;
    loaded_ = over_ = asking_ = false;
    quiet_ = true;
    ++visit_;
    // Later: who starts may not be ready for the end.
    QTimer::singleShot(0, this, [this, of = visit_] {
        if (stage_ == Stage::Loading && visit_ == of) begin();
    });
}

void EngineCapturer::begin() {
    letGo();
    if (!refusalOf(order_.url).isEmpty()) return finish(Kind::Refused, verdict::kNoPage);
    if (!engineMayRun()) return finish(Kind::Failed, verdict::kRoot);
    if (!profile_) profile_ = new LiveProfile;
    profile_->cookieStore()->deleteAllCookies();
    page_ = new LiveWebPage(
        profile_,
        [script = order_.script, host = order_.url.host()](const QString& of) { return script && of == host; }, this);
    page_->setAudioMuted(true);
    view_ = new OffScreenView(page_);
    wirePage();
    limit_.start(order_.quietMs);
    steps_.start();
    page_->visit(order_.url);
}

void EngineCapturer::wirePage() {
    connect(page_, &QWebEnginePage::loadingChanged, this, &EngineCapturer::loadingChanged);
    connect(page_, &QWebEnginePage::loadProgress, this, [this](int percent) { emit progress(percent * 8 / 10); });
    connect(page_, &LiveWebPage::refused, this, &EngineCapturer::refuse);
    connect(page_, &DenyingPage::certificateRefused, this, [this](const QUrl& url) {
        if (!loaded_ && url.host() == page_->requestedUrl().host()) finish(Kind::Refused, verdict::kCertificate);
    });
    connect(page_, &QWebEnginePage::renderProcessTerminated, this, [this] { finish(Kind::Failed, verdict::kBroke); });
    connect(profile_, &LiveProfile::saveBegun, page_, [this](QWebEngineDownloadRequest* file) { saveBegun(file); });
    connect(profile_, &LiveProfile::downloadRefused, page_, [this] {
        if (!loaded_ && shown_.length == 0) finish(Kind::File, verdict::kDownload);
    });
}

void EngineCapturer::loadingChanged(const QWebEngineLoadingInfo& info) {
    if (stage_ != Stage::Loading) return;
    constexpr int kAborted = -3;  // refused by us, or a download: said elsewhere; or another load begins
    const bool http = info.errorDomain() == QWebEngineLoadingInfo::HttpStatusCodeDomain;
    switch (info.status()) {
        case QWebEngineLoadingInfo::LoadStartedStatus: loaded_ = false; break;
        case QWebEngineLoadingInfo::LoadStoppedStatus: break;
        case QWebEngineLoadingInfo::LoadSucceededStatus:
            shown_.status = http ? info.errorCode() : 200;
            loaded_ = true;
            step();
            break;
        case QWebEngineLoadingInfo::LoadFailedStatus:
            if (http) {
                shown_.status = info.errorCode();
                loaded_ = true;
            } else if (info.errorCode() != kAborted && info.errorDomain() != QWebEngineLoadingInfo::NoErrorDomain) {
                const char* reason = verdict::ofNetworkError(info.errorCode());
                finish(reason == verdict::kCertificate ? Kind::Refused : Kind::Failed, reason);
            }
            break;
    }
}

// A page of the web tried to go where none may.
void EngineCapturer::refuse(const QUrl& url) {
    if (loaded_ || shown_.length > 0) return;  // what is there stays
    finish(Kind::Refused, isInward(url) ? verdict::kInward : verdict::kNoPage);
}

void EngineCapturer::step() {
    watchMemory();
    if (stage_ != Stage::Loading || asking_) return;
    asking_ = true;
    scripts::makeLazyImagesReal(*page_);
    scripts::askSettled(*page_, order_.script, [self = QPointer(this), of = visit_](const QJsonObject& said) {
        if (!self || self->visit_ != of || self->stage_ != Stage::Loading) return;
        self->asking_ = false;
        self->look(said);
    });
}

void EngineCapturer::look(const QJsonObject& said) {
    const bool ours = said[u"web"_s].toBool();  // not the blank page before the first
    if (ours) {
        shown_.led = page_->url();
        shown_.length = said[u"length"_s].toInt();
        shown_.text = said[u"text"_s].toString().left(600);
        shown_.password = said[u"password"_s].toBool();
        shown_.drawn = said[u"drawn"_s].toBool();
    }
    if (over_) return ours ? save() : finish(Kind::Failed, verdict::kNoAnswer);
    const int moved = profile_->policy().passed() + said[u"answered"_s].toInt() + said[u"length"_s].toInt();
    if (std::exchange(moved_, moved) != moved) rest_.start();
    const bool still = loaded_ && ours && said[u"ready"_s].toString() == "complete"_L1 &&
                       said[u"pending"_s].toInt() == 0 && said[u"fonts"_s].toBool() && said[u"scrolled"_s].toBool();
    // Without a script of its own a page has nothing more to do.
    if (still && (!order_.script || rest_.elapsed() >= kRestMs)) return save();
    if (ours && waitsForOthersOnly(said)) overtime();
}

// Sites of others that never answer keep a page from being loaded, but not from being whole.
bool EngineCapturer::waitsForOthersOnly(const QJsonObject& said) const {
    using namespace Qt::Literals::StringLiterals;
    if (said[u"ready"_s].toString() == "loading"_L1 || said[u"own"_s].toInt() > 0 || shown_.length == 0) return false;
    const int share = said[u"others"_s].toInt() > 0 ? kPictureShare : kUnseenShare;
    return rest_.elapsed() >= order_.quietMs / share;
}

// The limit: what is there is saved as it stands, if anything is and the page still answers.
void EngineCapturer::overtime() {
    if (stage_ == Stage::Saving) return finish(Kind::Failed, verdict::kNotSaved);
    if (over_) {
        if (const qint64 process = page_->renderProcessPid(); process > 0) ::kill(static_cast<pid_t>(process), SIGKILL);
        return finish(Kind::Failed, verdict::kHung);
    }
    over_ = true;
    quiet_ = false;
    asking_ = false;
    page_->triggerAction(QWebEnginePage::Stop);
    limit_.start(kLastLookMs);
    step();
}

void EngineCapturer::save() {
    stage_ = Stage::Saving;
    steps_.stop();
    limit_.start(std::max(kSaveMs, order_.quietMs));
    const auto found = verdict::of(shown_);
    if (found.kind == Kind::Failed || found.kind == Kind::Refused) return finish(found.kind, found.reason);
    if (found.kind != Kind::Saved && shown_.length == 0) return finish(found.kind, found.reason);
    emit progress(90);
    QFile::remove(order_.file);
    profile_->allowSaving(page_);
    page_->save(order_.file, QWebEngineDownloadRequest::MimeHtmlSaveFormat);
}

void EngineCapturer::saveBegun(QWebEngineDownloadRequest* download) {
    connect(download, &QWebEngineDownloadRequest::stateChanged, this,
            [this](QWebEngineDownloadRequest::DownloadState to) {
                if (stage_ != Stage::Saving) return;
                if (to == QWebEngineDownloadRequest::DownloadCompleted) saved(true);
                if (to == QWebEngineDownloadRequest::DownloadInterrupted ||
                    to == QWebEngineDownloadRequest::DownloadCancelled)
                    saved(false);
            });
}

void EngineCapturer::saved(bool ok) {
    const QFileInfo file(order_.file);
    if (!ok || !file.exists() || file.size() == 0) return finish(Kind::Failed, verdict::kNotSaved);
    if (file.size() > order_.maxBytes) return finish(Kind::Failed, verdict::kTooLarge);
    const auto found = verdict::of(shown_);
    const bool empty = found.kind == Kind::Saved && shown_.drawn && !order_.script;
    finish(found.kind, empty ? study::kNeedsScripts : found.reason, true);
}

// No one says how much a page has loaded, but it all is in its renderer.
void EngineCapturer::watchMemory() {
    if (!page_ || stage_ == Stage::Idle) return;
    const qint64 process = page_->renderProcessPid();
    if (residentBytes(process) <= kRendererBytes + kRendererShare * order_.maxBytes) return;
    page_->disconnect(this);
    ::kill(static_cast<pid_t>(process), SIGKILL);
    finish(Kind::Failed, verdict::kTooLarge);
}

void EngineCapturer::cancel() {
    if (stage_ != Stage::Idle) finish(Kind::Cancelled, verdict::kCancelled);
}

void EngineCapturer::finish(Kind kind, const char* reason, bool savedFile) {
    if (stage_ == Stage::Idle) return;
    CaptureOutcome outcome;
    outcome.kind = kind;
    outcome.reason = QString::fromLatin1(reason);
    outcome.reason.replace(u"%1"_s, QString::number(shown_.status));
    outcome.finalUrl = shown_.led;
    outcome.httpStatus = shown_.status;
    outcome.title = page_ ? tame(page_->title()) : QString();
    outcome.quiet = quiet_;
    outcome.saved = savedFile;
    if (!savedFile) QFile::remove(order_.file);
    stage_ = Stage::Idle;
    ++visit_;
    limit_.stop();
    steps_.stop();
    if (page_) page_->disconnect(this);
    if (profile_) profile_->disconnect(page_);
    // Later: the page may be in the middle of telling us.
    QTimer::singleShot(0, this, [this, outcome] {
        if (stage_ == Stage::Idle) letGo();
        emit finished(outcome);
    });
}

void EngineCapturer::letGo() {
    ++visit_;  // a page that goes answers what it was still asked
    if (page_) page_->disconnect(this);
    delete std::exchange(view_, nullptr);
    delete std::exchange(page_, nullptr);
}

}  // namespace periplus
