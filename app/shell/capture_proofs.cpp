#include "shell/capture_proofs.h"

#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"

namespace periplus {

namespace {

constexpr const char* kNotShown = QT_TRANSLATE_NOOP("CaptureReason", "It could not be shown without network.");
constexpr const char* kEmpty = QT_TRANSLATE_NOOP("CaptureReason", "The page is empty.");
constexpr const char* kPictures = QT_TRANSLATE_NOOP("CaptureReason", "Some pictures could not be shown.");
constexpr const char* kParts = QT_TRANSLATE_NOOP("CaptureReason", "Some parts are missing.");

struct Verdict {
    study::CaptureState state = study::CaptureState::Complete;
    std::string reason;
};

Verdict verdictOn(const study::Capture& capture, const ProofOutcome& outcome) {
    using enum study::CaptureState;
    if (!outcome.shown) return {Partial, outcome.reason.isEmpty() ? kNotShown : utf8(outcome.reason)};
    if (capture.state == Partial && capture.reason == study::kNeedsScripts) return {Partial, capture.reason};
    if (outcome.textLength == 0 && outcome.pictures == 0) return {Failed, kEmpty};
    if (!outcome.brokenPictures.isEmpty()) return {Partial, kPictures};
    if (capture.state == Partial || capture.missing > 0)
        return {Partial, capture.reason.empty() ? kParts : capture.reason};
    return {Complete, {}};
}

}  // namespace

CaptureProofs::CaptureProofs(StudyThread& study, CapturePluginMaker plugin, FetchPart fetch, QObject* parent)
    : QObject(parent), study_(study), plugin_(std::move(plugin)), fetch_(std::move(fetch)) {}

void CaptureProofs::prove(const study::Capture& capture) {
    if (!readableOffline(capture)) return;
    waiting_.push_back(capture);
    if (waiting_.size() == 1) next();
}

void CaptureProofs::next() {
    if (waiting_.empty()) {
        if (prover_) prover_->deleteLater();  // it holds a page of the engine
        prover_ = nullptr;
        emit settledNow();
        return;
    }
    if (!prover_) {
        QString reason;
        CapturePlugin* plugin = plugin_(&reason);
        if (!plugin) return waiting_.clear();
        prover_ = plugin->createProver(fetch_, this);
        connect(
            prover_, &CaptureProver::finished, this,
            [this](const QString& capture, const ProofOutcome& outcome) {
                if (!waiting_.empty() && qt(waiting_.front().id.value) == capture) finish(outcome);
            },
            Qt::QueuedConnection);
    }
    prover_->prove(qt(waiting_.front().id.value));
}

void CaptureProofs::finish(const ProofOutcome& outcome) {
    const study::Capture capture = waiting_.front();
    waiting_.pop_front();
    study_.command(
        this,
        [id = capture.id, verdict = verdictOn(capture, outcome)](study::Library& library) {
            return library.captures().setProof(id, verdict.state, verdict.reason);
        },
        [this](const Result<study::ChangeSet>& written) {
            // Forgotten meanwhile: there is nothing to prove.
            if (!written && written.error().code != ErrorCode::NotFound) emit problem(written.error());
        });
    next();
}

}  // namespace periplus
