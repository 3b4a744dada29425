#pragma once
// AnnotationPanel: the annotations of an entry as a list, and the one that is current to be worded, recoloured or
// deleted. Choosing one leads to its place on the page; those that have none any more are listed with their quote.
// Shows and emits intent. Ownership: its parent. Thread: UI. Errors: none.
#include "study/types.h"
#include "views/theme.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QListView;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace periplus {

class AnnotationDelegate;
class AnnotationListModel;

class AnnotationPanel : public QWidget {
    Q_OBJECT
public:
    explicit AnnotationPanel(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setAnnotations(const study::SnapshotPtr& snapshot, const std::vector<study::Annotation>& annotations,
                        const std::vector<study::Placement>& placements);
    void show(const AnnotationId& id, bool editNote);
    void focusList();
    [[nodiscard]] std::optional<AnnotationId> current() const;
    void flush();  // words that are still in the editor

signals:
    void activated(const periplus::AnnotationId& id);
    void edited(const periplus::AnnotationId& id, periplus::study::HighlightColour colour, const QString& note);
    void removed(const periplus::AnnotationId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeList();
    QWidget* makeEditor();
    QToolButton* makeColour(study::HighlightColour colour);
    void showCurrent();

    Theme theme_ = Theme::light();
    AnnotationListModel* model_ = nullptr;
    AnnotationDelegate* delegate_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QListView* list_ = nullptr;
    QWidget* editor_ = nullptr;
    QPlainTextEdit* words_ = nullptr;
    std::vector<QToolButton*> colours_;
    AnnotationId shown_;  // in the editor
    bool filling_ = false;
    bool unsaved_ = false;
    QTimer later_;
};

}  // namespace periplus
