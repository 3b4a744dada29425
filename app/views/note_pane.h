#pragma once
// NotePane: what the person has to say about an entry: a Markdown note (written and rendered) and the annotations on
// its excerpts. Shows and emits intent; saving is the controller's. Ownership: its parent. Thread: UI. Errors: none;
// setNoteState() shows what the controller says.
#include "study/types.h"
#include "views/theme.h"

#include <QUrl>
#include <QWidget>

#include <vector>

class QAbstractButton;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;
class QTextBrowser;

namespace periplus {

class AnnotationPanel;
class ElidedLabel;

class NotePane : public QWidget {
    Q_OBJECT
public:
    explicit NotePane(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setNote(const QString& markdown);  // keeps the caret when the words are the same
    void setEntry(const QString& title, bool possible);
    void setWritable(bool writable);  // not before what is stored is shown
    void setNoteState(const QString& words, bool trouble);
    void setAnnotations(const study::SnapshotPtr& snapshot, const std::vector<study::Annotation>& annotations,
                        const std::vector<study::Placement>& placements);

    [[nodiscard]] QString note() const;
    void flush();  // words on their way are handed over
    void setRendered(bool rendered);
    [[nodiscard]] bool rendered() const;
    void editNote();  // shows the editor and takes the focus
    void showAnnotation(const AnnotationId& id, bool editNote);
    [[nodiscard]] std::optional<AnnotationId> currentAnnotation() const;  // when the list of annotations is in use
    void focusPane();

signals:
    void edited(const QString& markdown);
    void left();  // the editor lost the focus
    void escaped();
    void renderedChanged(bool rendered);
    void linkActivated(const QUrl& url);
    void annotationActivated(const periplus::AnnotationId& id);
    void annotationEdited(const periplus::AnnotationId& id, periplus::study::HighlightColour colour,
                          const QString& note);
    void annotationRemoved(const periplus::AnnotationId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeNoteTab();
    void makeEditorAndView(QWidget* tab);
    void render();
    void showEmptyState(bool possible);

    QTabWidget* tabs_ = nullptr;
    QLabel* state_ = nullptr;
    QAbstractButton* toggle_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QPlainTextEdit* editor_ = nullptr;
    QTextBrowser* view_ = nullptr;
    AnnotationPanel* annotations_ = nullptr;
};

}  // namespace periplus
