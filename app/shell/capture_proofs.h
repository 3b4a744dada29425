#pragma once
// CaptureProofs: shows captures out of sight and without network, one after the other, and writes down whether all of
// each was there. What is not proven when the program ends stays unproven. Ownership: the desk. Thread: UI.
// Errors: problem().
#include "base/error.h"
#include "reader/capture_pages.h"
#include "shell/capture_plugin.h"
#include "study/captures.h"

#include <QObject>

#include <deque>

namespace periplus {

class StudyThread;

class CaptureProofs : public QObject {
    Q_OBJECT
public:
    CaptureProofs(StudyThread& study, CapturePluginMaker plugin, FetchPart fetch, QObject* parent = nullptr);

    void prove(const study::Capture& capture);  // those that can be read; others are what they are
    [[nodiscard]] bool settled() const { return waiting_.empty(); }

signals:
    void settledNow();
    void problem(const periplus::Error& error);

private:
    void next();
    void finish(const ProofOutcome& outcome);

    StudyThread& study_;
    CapturePluginMaker plugin_;
    FetchPart fetch_;
    CaptureProver* prover_ = nullptr;
    std::deque<study::Capture> waiting_;  // the first is being shown
};

}  // namespace periplus
