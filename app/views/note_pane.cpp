#include "views/note_pane.h"

#include "views/annotation_panel.h"

#include <QDragEnterEvent>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

// A note may name pictures and files; none is ever fetched. Nothing would not do: the document then looks for a file of
// that name itself.
class NoteView : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int, const QUrl&) override {
        QImage empty(1, 1, QImage::Format_ARGB32_Premultiplied);
        empty.fill(Qt::transparent);
        return empty;
    }
};

constexpr qreal kNoteMargin = 10;

}  // namespace

NotePane::NotePane(QWidget* parent) : QWidget(parent), tabs_(new QTabWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs_);
    tabs_->setDocumentMode(true);
    tabs_->addTab(makeNoteTab(), tr("Note"));
    annotations_ = new AnnotationPanel(tabs_);
    tabs_->addTab(annotations_, tr("Annotations"));
    connect(annotations_, &AnnotationPanel::activated, this, &NotePane::annotationActivated);
    connect(annotations_, &AnnotationPanel::edited, this, &NotePane::annotationEdited);
    connect(annotations_, &AnnotationPanel::removed, this, &NotePane::annotationRemoved);
}

QWidget* NotePane::makeNoteTab() {
    auto* tab = new QWidget(tabs_);
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 6, 4);
    state_ = new QLabel(tab);
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* toggle = new QToolButton(tab);
    toggle->setAutoRaise(true);
    toggle->setToolButtonStyle(Qt::ToolButtonTextOnly);
    toggle_ = toggle;
    head->addWidget(state_, 1);
    head->addWidget(toggle_);
    makeEditorAndView(tab);
    column->addLayout(head);
    column->addWidget(stack_, 1);
    connect(editor_, &QPlainTextEdit::textChanged, this, [this] { emit edited(editor_->toPlainText()); });
    connect(view_, &QTextBrowser::anchorClicked, this, &NotePane::linkActivated);
    connect(toggle_, &QAbstractButton::clicked, this, [this] {
        setRendered(!rendered());
        emit renderedChanged(rendered());
    });
    setRendered(false);
    return tab;
}

void NotePane::makeEditorAndView(QWidget* tab) {
    editor_ = new QPlainTextEdit(tab);
    editor_->setFrameShape(QFrame::NoFrame);
    editor_->setTabChangesFocus(true);
    editor_->setAccessibleName(tr("Note in Markdown"));
    editor_->document()->setDocumentMargin(kNoteMargin);
    editor_->installEventFilter(this);
    editor_->viewport()->installEventFilter(this);
    view_ = new NoteView(tab);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setOpenLinks(false);
    view_->setAccessibleName(tr("Note"));
    showEmptyState(true);
    view_->document()->setDocumentMargin(kNoteMargin);
    stack_ = new QStackedWidget(tab);
    stack_->addWidget(editor_);
    stack_->addWidget(view_);
}

void NotePane::setTheme(const Theme& theme) { annotations_->setTheme(theme); }

void NotePane::setNote(const QString& markdown) {
    if (editor_->toPlainText() != markdown) {
        const QSignalBlocker quiet(editor_);
        editor_->setPlainText(markdown);
    }
    if (rendered()) render();
}

void NotePane::setEntry(const QString& title, bool possible) {
    editor_->setEnabled(possible);
    toggle_->setEnabled(possible);
    showEmptyState(possible);
    setAccessibleName(title);
}

// What stands where nothing was written. A section or a group has no note of its own.
void NotePane::showEmptyState(bool possible) {
    const QString none = tr("Notes belong to entries. Choose an entry to write about it.");
    editor_->setPlaceholderText(possible ? tr("What do you make of it? Markdown; saved as you write.") : none);
    view_->setPlaceholderText(possible ? tr("No note yet. Press E to write one.") : none);
}

void NotePane::setWritable(bool writable) { editor_->setReadOnly(!writable); }

void NotePane::setNoteState(const QString& words, bool trouble) {
    state_->setText(words);
    state_->setForegroundRole(trouble ? QPalette::WindowText : QPalette::PlaceholderText);
    QFont font = this->font();
    font.setBold(trouble);
    state_->setFont(font);
}

void NotePane::setAnnotations(const study::SnapshotPtr& snapshot, const std::vector<study::Annotation>& annotations,
                              const std::vector<study::Placement>& placements) {
    annotations_->setAnnotations(snapshot, annotations, placements);
    tabs_->setTabText(1, annotations.empty() ? tr("Annotations") : tr("Annotations %1").arg(annotations.size()));
}

void NotePane::flush() { annotations_->flush(); }

QString NotePane::note() const { return editor_->toPlainText(); }

void NotePane::setRendered(bool rendered) {
    if (rendered) render();
    stack_->setCurrentIndex(rendered ? 1 : 0);
    toggle_->setText(rendered ? tr("Edit") : tr("Preview"));
    toggle_->setToolTip(rendered ? tr("Write the note (Ctrl+Enter)") : tr("See the note as text (Ctrl+Enter)"));
}

bool NotePane::rendered() const { return stack_->currentIndex() == 1; }

void NotePane::render() {
    auto* document = view_->document();
    document->setMarkdown(editor_->toPlainText(), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) |
                                                      QTextDocument::MarkdownDialectGitHub);
}

void NotePane::editNote() {
    tabs_->setCurrentIndex(0);
    setRendered(false);
    editor_->setFocus(Qt::ShortcutFocusReason);
}

void NotePane::showAnnotation(const AnnotationId& id, bool editNote) {
    tabs_->setCurrentIndex(1);
    annotations_->show(id, editNote);
}

std::optional<AnnotationId> NotePane::currentAnnotation() const {
    if (tabs_->currentIndex() != 1 || !isVisible()) return std::nullopt;
    return annotations_->current();
}

void NotePane::focusPane() {
    if (tabs_->currentIndex() == 1) {
        annotations_->focusList();
    } else {
        stack_->currentWidget()->setFocus(Qt::OtherFocusReason);
    }
}

bool NotePane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == editor_ && event->type() == QEvent::FocusOut) emit left();
    if (watched == editor_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        emit escaped();
        return true;
    }
    // A file is a list for the window to open, not an address to be written here.
    if (watched == editor_->viewport() && event->type() == QEvent::DragEnter &&
        static_cast<QDragEnterEvent*>(event)->mimeData()->hasUrls()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NotePane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && rendered()) render();
    QWidget::changeEvent(event);
}

}  // namespace periplus
