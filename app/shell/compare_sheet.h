#pragma once
// CompareSheet: what changed in the text of an article between two of its dated captures: in one text, or side by side.
// Keys: n and p for the next and the previous change, Tab between the texts, Esc to close. The texts come from the
// library and are compared beside the window. Not modal.
// Ownership: deletes itself when closed. Thread: UI. Errors: a sentence in the place of the text.
#include "study/capture_types.h"
#include "text/difference.h"
#include "views/theme.h"

#include <QDialog>
#include <QThreadPool>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTextBrowser;

namespace periplus {

class StudyThread;

class CompareSheet : public QDialog {
    Q_OBJECT
public:
    // Newest first, at least two.
    CompareSheet(StudyThread& study, const std::vector<study::Capture>& captures, const Theme& theme, QWidget* parent);
    ~CompareSheet() override;

    void setTheme(const Theme& theme);
    void goToChange(bool backwards);
    [[nodiscard]] int changes() const { return static_cast<int>(places_.size()); }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const std::vector<study::Capture>& captures);
    void compare();
    void take(int asked, const std::vector<text::TextPiece>& pieces);
    void lay(const std::vector<text::TextPiece>& pieces);
    void say(const QString& words);

    StudyThread& study_;
    Theme theme_;
    std::vector<text::TextPiece> pieces_;
    std::vector<std::pair<int, int>> places_;  // of each change, in the left and in the right text
    QComboBox* older_ = nullptr;
    QComboBox* newer_ = nullptr;
    QCheckBox* beside_ = nullptr;
    QLabel* count_ = nullptr;
    QPushButton* previous_ = nullptr;
    QPushButton* next_ = nullptr;
    QTextBrowser* left_ = nullptr;  // or both in one
    QTextBrowser* right_ = nullptr;
    QThreadPool threads_;
    int asked_ = 0;
    int at_ = -1;
};

}  // namespace periplus
