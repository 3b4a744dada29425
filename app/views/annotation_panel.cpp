#include "views/annotation_panel.h"

#include "bridge/text.h"
#include "models/annotation_list_model.h"
#include "views/annotation_delegate.h"
#include "views/icons.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSaveAfterMs = 400;
constexpr int kSwatch = 16;

QIcon swatch(const HighlightLook& look) {
    QPixmap picture(kSwatch, kSwatch);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.mark, 1.5));
    painter.setBrush(look.ground);
    painter.drawRoundedRect(QRectF(1.5, 1.5, kSwatch - 3, kSwatch - 3), 3, 3);
    return QIcon(picture);
}

}  // namespace

AnnotationPanel::AnnotationPanel(QWidget* parent)
    : QWidget(parent),
      model_(new AnnotationListModel(this)),
      delegate_(new AnnotationDelegate(this)),
      pages_(new QStackedWidget(this)) {
    auto* nothing =
        new QLabel(tr("Nothing is annotated here. Select lines of an excerpt and press 1, or A to add words."), pages_);
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    nothing->setMargin(12);
    nothing->setForegroundRole(QPalette::PlaceholderText);
    auto* full = new QWidget(pages_);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeList(), 1);
    column->addWidget(makeEditor());
    pages_->addWidget(nothing);
    pages_->addWidget(full);
    auto* room = new QVBoxLayout(this);
    room->setContentsMargins(0, 0, 0, 0);
    room->addWidget(pages_);
    later_.setSingleShot(true);
    later_.setInterval(kSaveAfterMs);
    connect(&later_, &QTimer::timeout, this, &AnnotationPanel::flush);
}

QWidget* AnnotationPanel::makeList() {
    list_ = new QListView(this);
    list_->setModel(model_);
    list_->setItemDelegate(delegate_);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setAccessibleName(tr("Annotations"));
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &AnnotationPanel::showCurrent);
    const auto lead = [this](const QModelIndex& index) { emit activated(model_->idAt(index)); };
    connect(list_, &QListView::clicked, this, lead);
    connect(list_, &QListView::activated, this, lead);
    return list_;
}

QToolButton* AnnotationPanel::makeColour(study::HighlightColour colour) {
    auto* button = new QToolButton(editor_);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(nameOf(colour));
    button->setAccessibleName(nameOf(colour));
    button->setIcon(swatch(theme_.highlight(colour)));
    connect(button, &QToolButton::clicked, this, [this, colour] {
        later_.stop();
        unsaved_ = false;
        if (!shown_.empty()) emit edited(shown_, colour, words_->toPlainText());
    });
    return button;
}

QWidget* AnnotationPanel::makeEditor() {
    editor_ = new QWidget(this);
    auto* column = new QVBoxLayout(editor_);
    column->setContentsMargins(8, 4, 8, 8);
    auto* line = new QHBoxLayout;
    auto* group = new QButtonGroup(this);
    for (int i = 0; i < 4; ++i) {
        colours_.push_back(makeColour(static_cast<study::HighlightColour>(i)));
        group->addButton(colours_.back());
        line->addWidget(colours_.back());
    }
    line->addStretch();
    auto* remove = new QToolButton(editor_);
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::TabFocus);
    remove->setIcon(icon(u"trash-2"_s));
    remove->setText(tr("Delete"));
    remove->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->addWidget(remove);
    connect(remove, &QToolButton::clicked, this, [this] {
        if (const auto id = current()) emit removed(*id);
    });
    words_ = new QPlainTextEdit(editor_);
    words_->setPlaceholderText(tr("Words about these lines"));
    words_->setAccessibleName(words_->placeholderText());
    words_->setTabChangesFocus(true);
    words_->setFixedHeight(fontMetrics().height() * 5);
    words_->installEventFilter(this);
    connect(words_, &QPlainTextEdit::textChanged, this, [this] {
        if (filling_) return;
        unsaved_ = true;
        later_.start();
    });
    column->addLayout(line);
    column->addWidget(words_);
    return editor_;
}

void AnnotationPanel::setTheme(const Theme& theme) {
    theme_ = theme;
    delegate_->setTheme(theme);
    for (std::size_t i = 0; i < colours_.size(); ++i) colours_[i]->setIcon(swatch(theme_.highlights[i]));
    list_->viewport()->update();
}

// Words of an annotation that is about to leave the list are handed over first.
void AnnotationPanel::setAnnotations(const study::SnapshotPtr& snapshot,
                                     const std::vector<study::Annotation>& annotations,
                                     const std::vector<study::Placement>& placements) {
    const bool stays = std::ranges::any_of(annotations, [this](const auto& one) { return one.id == shown_; });
    if (!stays) flush();
    model_->setAnnotations(snapshot, annotations, placements);
    if (!list_->currentIndex().isValid() && model_->rowCount() > 0) list_->setCurrentIndex(model_->index(0, 0));
    pages_->setCurrentIndex(annotations.empty() ? 0 : 1);
    showCurrent();
}

void AnnotationPanel::show(const AnnotationId& id, bool editNote) {
    const QModelIndex index = model_->indexOf(id);
    if (!index.isValid()) return;
    list_->setCurrentIndex(index);
    list_->scrollTo(index);
    if (editNote) words_->setFocus(Qt::OtherFocusReason);
}

void AnnotationPanel::focusList() {
    if (model_->rowCount() > 0) {
        list_->setFocus(Qt::OtherFocusReason);
    } else {
        pages_->setFocus(Qt::OtherFocusReason);
    }
}

std::optional<AnnotationId> AnnotationPanel::current() const {
    if (!list_->currentIndex().isValid()) return std::nullopt;
    return model_->idAt(list_->currentIndex());
}

// Words that are being typed are newer than what the library just said.
void AnnotationPanel::showCurrent() {
    const AnnotationId id = current().value_or(AnnotationId{});
    if (id != shown_) flush();
    shown_ = id;
    const auto* annotation = model_->annotation(id);
    editor_->setEnabled(annotation != nullptr);
    filling_ = true;
    const QString note = annotation ? qt(annotation->note) : QString();
    if (!unsaved_ && words_->toPlainText() != note) words_->setPlainText(note);
    filling_ = false;
    if (annotation) colours_[static_cast<std::size_t>(annotation->colour)]->setChecked(true);
}

void AnnotationPanel::flush() {
    later_.stop();
    if (!std::exchange(unsaved_, false)) return;
    const auto* annotation = model_->annotation(shown_);
    const QString note = words_->toPlainText();
    if (annotation && qt(annotation->note) != note) emit edited(shown_, annotation->colour, note);
}

bool AnnotationPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == words_ && event->type() == QEvent::FocusOut) flush();
    return QWidget::eventFilter(watched, event);
}

}  // namespace periplus
