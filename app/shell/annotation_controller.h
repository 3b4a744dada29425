#pragma once
// AnnotationController: the annotations of the entry that is shown; makes, changes and removes them.
// Ownership: the desk. Thread: UI. Errors: problem().
#include "base/error.h"
#include "study/types.h"
#include "views/entry_page.h"

#include <QObject>

#include <vector>

namespace periplus {

class StudyThread;

class AnnotationController : public QObject {
    Q_OBJECT
public:
    explicit AnnotationController(StudyThread& study, QObject* parent = nullptr);

    void setEntry(const study::SnapshotPtr& snapshot, catalogue::NodeIndex node);
    void refresh();

    void add(const ExcerptSelection& selection, study::HighlightColour colour, bool withNote);
    void edit(const AnnotationId& id, study::HighlightColour colour, const QString& note);
    void remove(const AnnotationId& id);

    [[nodiscard]] const std::vector<study::Annotation>& annotations() const { return annotations_; }
    [[nodiscard]] const std::vector<study::Placement>& placements() const { return placements_; }
    [[nodiscard]] const study::Annotation* find(const AnnotationId& id) const;

signals:
    void changed();                                               // what annotations() holds
    void added(const periplus::AnnotationId& id, bool withNote);  // after changed()
    void problem(const periplus::Error& error);

private:
    StudyThread& study_;
    study::SnapshotPtr snapshot_;
    catalogue::NodeIndex node_ = catalogue::kNoNode;
    ArticleId article_;
    std::vector<study::Annotation> annotations_;
    std::vector<study::Placement> placements_;
    AnnotationId fresh_;  // added, not yet among annotations_
    bool freshWithNote_ = false;
};

}  // namespace periplus
