#pragma once
// AnnotationListModel: the annotations of one article in reading order, each with where it stands in the list as it is
// now. Those whose place is lost or ambiguous come last: they are shown, never put somewhere by guess.
// A change inserts, removes or repaints only its own rows, so that what is selected stays selected.
// Ownership: values. Thread: UI. Errors: none.
#include "study/types.h"

#include <QAbstractListModel>

#include <vector>

namespace periplus {

class AnnotationListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,  // QString of AnnotationId
        ColourRole,                 // int of study::HighlightColour
        QuoteRole,                  // first line with words, as it was when it was made
        NoteRole,                   // Markdown; may be empty
        WhereRole,                  // "go:12", "RBAC:12": language (or section) and line of the excerpt
        LineRole,                   // 1-based in the excerpt; as it was when its place is lost
        StandingRole,               // int of annotate::Standing
        StandingNameRole,           // translated
    };

    explicit AnnotationListModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    // Placements as study::placements() gives them: same order as the annotations.
    void setAnnotations(const study::SnapshotPtr& snapshot, const std::vector<study::Annotation>& annotations,
                        const std::vector<study::Placement>& placements);

    [[nodiscard]] AnnotationId idAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const AnnotationId& id) const;
    [[nodiscard]] const study::Annotation* annotation(const AnnotationId& id) const;  // until the next change

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        study::Annotation annotation;
        study::Placement placement;
        std::uint32_t line = 0;
        QString where;

        [[nodiscard]] bool isPlaced() const;
    };

    [[nodiscard]] static Row rowFor(const study::CatalogueSnapshot* snapshot, const study::Annotation& annotation,
                                    const study::Placement& placement);
    [[nodiscard]] static bool comesBefore(const Row& a, const Row& b);
    [[nodiscard]] QString spokenFor(const Row& row) const;

    std::vector<Row> rows_;
};

}  // namespace periplus
