#pragma once
// UndoController: what can be undone and redone, by name. Ownership: the desk. Thread: UI. Errors: problem().
#include "base/error.h"
#include "study/types.h"

#include <QObject>

#include <optional>

namespace periplus {

class StudyThread;

class UndoController : public QObject {
    Q_OBJECT
public:
    explicit UndoController(StudyThread& study, QObject* parent = nullptr);
    void refresh();
    void undo();
    void redo();
    [[nodiscard]] std::optional<study::CommandKind> undoKind() const { return undo_; }
    [[nodiscard]] std::optional<study::CommandKind> redoKind() const { return redo_; }

signals:
    void changed();
    void problem(const periplus::Error& error);

private:
    StudyThread& study_;
    std::optional<study::CommandKind> undo_;
    std::optional<study::CommandKind> redo_;
};

}  // namespace periplus
