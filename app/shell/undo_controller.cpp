#include "shell/undo_controller.h"

#include "bridge/study_thread.h"

#include <utility>

namespace periplus {

UndoController::UndoController(StudyThread& study, QObject* parent) : QObject(parent), study_(study) {
    connect(&study_, &StudyThread::changed, this, [this](const study::ChangeSet&) { refresh(); });
}

void UndoController::refresh() {
    using Kinds = std::pair<std::optional<study::CommandKind>, std::optional<study::CommandKind>>;
    study_.query(
        this,
        [](study::Library& library) -> Result<Kinds> {
            auto undo = library.undoKind();
            if (!undo) return std::unexpected(undo.error());
            auto redo = library.redoKind();
            if (!redo) return std::unexpected(redo.error());
            return Kinds{*undo, *redo};
        },
        [this](const Result<Kinds>& outcome) {
            if (!outcome) return emit problem(outcome.error());
            std::tie(undo_, redo_) = *outcome;
            emit changed();
        });
}

void UndoController::undo() {
    study_.command(
        this, [](study::Library& library) { return library.undo(); },
        [this](const Result<study::ChangeSet>& outcome) {
            if (!outcome) emit problem(outcome.error());
        });
}

void UndoController::redo() {
    study_.command(
        this, [](study::Library& library) { return library.redo(); },
        [this](const Result<study::ChangeSet>& outcome) {
            if (!outcome) emit problem(outcome.error());
        });
}

}  // namespace periplus
