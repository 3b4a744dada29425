#include "shell/compare_sheet.h"

#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "study/captures.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace periplus {

using text::TextPiece;

namespace {

constexpr QSize kUsual{980, 640};
constexpr int kRoom = 40;
constexpr double kPitch = 160;

QTextBrowser* browser(QWidget* parent) {
    auto* made = new QTextBrowser(parent);
    made->setOpenLinks(false);
    made->setUndoRedoEnabled(false);
    made->setFrameShape(QFrame::NoFrame);
    return made;
}

// With its seconds where another one is of the same minute.
QString momentAmong(const std::vector<study::Capture>& captures, const study::Capture& one) {
    const QString moment = momentOf(one.capturedAt);
    const auto same = [](const study::Capture& capture) { return momentOf(capture.capturedAt); };
    if (std::ranges::count(captures, moment, same) < 2) return moment;
    return moment + QDateTime::fromMSecsSinceEpoch(one.capturedAt.value).toString(QStringLiteral(":ss"));
}

// A text with its changes told apart by colour and by line.
class Writer {
public:
    Writer(QTextBrowser* to, const Theme& theme) : cursor_(&fresh(to)), theme_(theme) {
        QTextBlockFormat block;
        block.setLineHeight(kPitch, QTextBlockFormat::ProportionalHeight);
        cursor_.setBlockFormat(block);
    }

    int put(const TextPiece& piece) {
        const int at = cursor_.position();
        QTextCharFormat format;
        format.setForeground(theme_.ink);
        if (piece.kind == TextPiece::Kind::Added) {
            format.setBackground(theme_.highlight(study::HighlightColour::Moss).ground);
            format.setFontUnderline(true);
        } else if (piece.kind == TextPiece::Kind::Removed) {
            format.setBackground(theme_.highlight(study::HighlightColour::Rose).ground);
            format.setFontStrikeOut(true);
        }
        cursor_.insertText(qt(piece.text), format);
        return at;
    }
    [[nodiscard]] int position() const { return cursor_.position(); }

private:
    static QTextDocument& fresh(QTextBrowser* to) {
        to->clear();
        return *to->document();
    }
    QTextCursor cursor_;
    const Theme& theme_;
};

void reveal(QTextBrowser* text, int position) {
    QTextCursor cursor(text->document());
    cursor.setPosition(std::min(position, text->document()->characterCount() - 1));
    text->setTextCursor(cursor);
    const int third = text->viewport()->height() / 3;
    text->verticalScrollBar()->setValue(text->verticalScrollBar()->value() + text->cursorRect().top() - third);
}

}  // namespace

CompareSheet::CompareSheet(StudyThread& study, const std::vector<study::Capture>& captures, const Theme& theme,
                           QWidget* parent)
    : QDialog(parent), study_(study), theme_(theme) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What changed in the text"));
    threads_.setMaxThreadCount(1);
    build(captures);
    setTheme(theme);
    resize(std::min(kUsual.width(), parent->width() - kRoom), std::min(kUsual.height(), parent->height() - kRoom));
    left_->setFocus();
    compare();
}

// The thread answers to this object.
CompareSheet::~CompareSheet() { threads_.waitForDone(); }

void CompareSheet::build(const std::vector<study::Capture>& captures) {
    older_ = new QComboBox(this);
    newer_ = new QComboBox(this);
    for (const auto& capture : captures) {
        for (QComboBox* box : {older_, newer_}) box->addItem(momentAmong(captures, capture), qt(capture.id.value));
    }
    older_->setAccessibleName(tr("Older capture"));
    newer_->setAccessibleName(tr("Newer capture"));
    older_->setCurrentIndex(std::min<int>(1, older_->count() - 1));
    beside_ = new QCheckBox(tr("&Side by side"), this);
    count_ = new QLabel(this);
    previous_ = new QPushButton(tr("&Previous change"), this);
    next_ = new QPushButton(tr("&Next change"), this);
    left_ = browser(this);
    right_ = browser(this);
    auto* row = new QHBoxLayout;
    row->addWidget(older_);
    row->addWidget(new QLabel(QStringLiteral("→"), this));
    row->addWidget(newer_);
    row->addWidget(beside_);
    row->addStretch();
    row->addWidget(count_);
    for (QPushButton* button : {previous_, next_}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto* texts = new QHBoxLayout;
    texts->addWidget(left_);
    texts->addWidget(right_);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addLayout(texts, 1);
    for (QComboBox* box : {older_, newer_}) connect(box, &QComboBox::currentIndexChanged, this, &CompareSheet::compare);
    connect(beside_, &QCheckBox::toggled, this, [this] { lay(pieces_); });
    connect(previous_, &QPushButton::clicked, this, [this] { goToChange(true); });
    connect(next_, &QPushButton::clicked, this, [this] { goToChange(false); });
    right_->hide();
}

void CompareSheet::setTheme(const Theme& theme) {
    theme_ = theme;
    for (QTextBrowser* text : {left_, right_}) {
        QPalette palette = theme.palette();
        palette.setColor(QPalette::Base, theme.paper);
        palette.setColor(QPalette::Text, theme.ink);
        text->setPalette(palette);
    }
    lay(pieces_);
}

void CompareSheet::say(const QString& words) {
    pieces_.clear();
    lay(pieces_);
    left_->setPlainText(words);
    count_->setText({});
}

void CompareSheet::compare() {
    const CaptureId before{utf8(older_->currentData().toString())};
    const CaptureId after{utf8(newer_->currentData().toString())};
    say(tr("Comparing..."));
    using Texts = std::pair<std::string, std::string>;
    study_.query(
        this,
        [before, after](study::Library& library) -> Result<Texts> {
            auto older = library.captures().text(before);
            if (!older) return std::unexpected(older.error());
            auto newer = library.captures().text(after);
            if (!newer) return std::unexpected(newer.error());
            return Texts{std::move(older->text), std::move(newer->text)};
        },
        [this, asked = ++asked_](Result<Texts> texts) {
            if (asked != asked_) return;
            if (!texts) return say(sentenceFor(texts.error()));
            threads_.start([this, asked, texts = std::make_shared<Texts>(*std::move(texts))] {
                auto pieces = text::difference(texts->first, texts->second);
                QMetaObject::invokeMethod(
                    this, [this, asked, pieces = std::move(pieces)] { take(asked, pieces); }, Qt::QueuedConnection);
            });
        });
}

void CompareSheet::take(int asked, const std::vector<TextPiece>& pieces) {
    if (asked != asked_) return;
    pieces_ = pieces;
    lay(pieces_);
    if (places_.empty()) return count_->setText(tr("The text is the same."));
    goToChange(false);
}

void CompareSheet::lay(const std::vector<TextPiece>& pieces) {
    using enum TextPiece::Kind;
    const bool beside = beside_->isChecked();
    right_->setVisible(beside);
    places_.clear();
    at_ = -1;
    Writer left(left_, theme_);
    Writer right(right_, theme_);
    bool within = false;  // a change: what goes and what comes in its place are one
    for (const TextPiece& piece : pieces) {
        const std::pair place(left.position(), right.position());
        if (!beside || piece.kind != Added) left.put(piece);
        if (beside && piece.kind != Removed) right.put(piece);
        if (piece.kind != Same && !within) places_.push_back(place);
        within = piece.kind != Same;
    }
    count_->setText(tr("%n change(s)", nullptr, changes()));
    previous_->setEnabled(changes() > 0);
    next_->setEnabled(changes() > 0);
}

void CompareSheet::goToChange(bool backwards) {
    if (places_.empty()) return;
    const int most = changes();
    at_ = at_ < 0 ? (backwards ? most - 1 : 0) : (at_ + (backwards ? most - 1 : 1)) % most;
    const auto [left, right] = places_[static_cast<std::size_t>(at_)];
    reveal(left_, left);
    if (right_->isVisible()) reveal(right_, right);
    count_->setText(tr("Change %1 of %2").arg(at_ + 1).arg(most));
}

void CompareSheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_N) return goToChange(false);
    if (event->key() == Qt::Key_P) return goToChange(true);
    QDialog::keyPressEvent(event);
}

}  // namespace periplus
