#include "reader/engine_prover.h"

#include "reader/capture_profile.h"
#include "reader/capture_scheme.h"
#include "reader/capture_scripts.h"
#include "reader/capture_verdict.h"
#include "reader/capture_web_page.h"
#include "reader/engine_settings.h"
#include "reader/engine_setup.h"
#include "reader/off_screen_view.h"
#include "reader/page_scripts.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>

#include <utility>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kLookMs = 40;
constexpr int kLastLookMs = 3000;
constexpr int kIdleMs = 10'000;

ProofOutcome notShown(const char* reason) {
    ProofOutcome outcome;
    outcome.reason = QString::fromLatin1(reason);
    return outcome;
}

// The part's key where it is one of the capture's; else the address as it stands.
QString pathOf(const QString& address) {
    const QUrl url(address);
    return captureOf(url).isEmpty() ? address : keyOf(url);
}

}  // namespace

EngineProver::EngineProver(FetchPart fetch, QObject* parent) : CaptureProver(parent), fetch_(std::move(fetch)) {
    looks_.setInterval(kLookMs);
    limit_.setSingleShot(true);
    idle_.setSingleShot(true);
    idle_.setInterval(kIdleMs);
    connect(&looks_, &QTimer::timeout, this, &EngineProver::look);
    connect(&limit_, &QTimer::timeout, this, &EngineProver::overtime);
    connect(&idle_, &QTimer::timeout, this, &EngineProver::letGo);
}

EngineProver::~EngineProver() { letGo(); }

void EngineProver::letGo() {
    ++visit_;  // a page that goes answers what it was still asked
    if (page_) page_->disconnect(this);
    delete std::exchange(view_, nullptr);
    delete std::exchange(page_, nullptr);
    retireProfile(std::exchange(profile_, nullptr));
}

void EngineProver::prove(const QString& capture) {
    waiting_.append(capture);
    QTimer::singleShot(0, this, &EngineProver::next);
}

void EngineProver::startEngine() {
    idle_.stop();
    if (page_) return;
    profile_ = new CaptureProfile(fetch_);
    page_ = new CaptureWebPage(profile_);
    page_->setAudioMuted(true);
    view_ = new OffScreenView(page_);
    connect(page_, &QWebEnginePage::loadingChanged, this, &EngineProver::loadingChanged);
    connect(page_, &QWebEnginePage::renderProcessTerminated, this, [this] { finish(notShown(verdict::kBroke)); });
}

void EngineProver::next() {
    if (!current_.isEmpty() || waiting_.isEmpty()) return;
    current_ = waiting_.takeFirst();
    ++visit_;
    asking_ = loaded_ = over_ = false;
    if (captureUrl(current_, {}).isEmpty()) return finish(notShown(verdict::kNoCapture));
    if (!engineMayRun()) return finish(notShown(verdict::kRoot));
    startEngine();
    profile_->show(current_);
    limit_.start(limitMs_);
    looks_.start();
    scripts::markLeft(*page_);
    page_->visit({});
}

void EngineProver::loadingChanged(const QWebEngineLoadingInfo& info) {
    if (current_.isEmpty() || info.url().host() != captureUrl(current_, {}).host()) return;
    if (info.status() == QWebEngineLoadingInfo::LoadSucceededStatus) {
        loaded_ = true;
        look();
    }
    constexpr int kAborted = -3;  // a refresh of the page that was refused
    if (info.status() == QWebEngineLoadingInfo::LoadFailedStatus && info.errorCode() != kAborted && !loaded_)
        finish(notShown(verdict::kNotInLibrary));
}

void EngineProver::look() {
    if (current_.isEmpty() || asking_ || !(loaded_ || over_)) return;
    asking_ = true;
    scripts::askProof(*page_, [self = QPointer(this), of = visit_](const QJsonObject& said) {
        if (!self || self->visit_ != of) return;
        self->asking_ = false;
        self->judge(said);
    });
}

void EngineProver::judge(const QJsonObject& said) {
    if (said[u"pending"_s].toInt() > 0 && !over_) return;
    ProofOutcome outcome;
    outcome.shown = !said[u"left"_s].toBool() && captureOf(page_->url()) == current_;
    outcome.textLength = said[u"text"_s].toInt();
    outcome.pictures = said[u"pictures"_s].toInt();
    for (const auto& address : said[u"broken"_s].toArray()) outcome.brokenPictures.append(pathOf(address.toString()));
    outcome.brokenPictures.append(profile_->absent());  // backgrounds, and what is shown in no <img>
    outcome.brokenPictures.removeDuplicates();
    if (!outcome.shown) outcome.reason = QString::fromLatin1(verdict::kLate);
    finish(outcome);
}

void EngineProver::overtime() {
    if (over_) {
        letGo();
        return finish(notShown(verdict::kHung));
    }
    over_ = true;
    asking_ = false;
    limit_.start(kLastLookMs);
    look();
}

void EngineProver::finish(ProofOutcome outcome) {
    if (current_.isEmpty()) return;
    ++visit_;
    looks_.stop();
    limit_.stop();
    idle_.start();
    const QString capture = std::exchange(current_, {});
    QTimer::singleShot(0, this, [this, capture, outcome] {
        emit finished(capture, outcome);
        next();
    });
}

}  // namespace periplus
