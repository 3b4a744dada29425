#pragma once
// CaptureTools: the line above a capture: where and when it was taken, what is missing, its table of contents, its
// look, and the ways on. Shows and emits intent. Ownership: its parent. Thread: UI. Errors: none.
#include "reader/capture_pages.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace periplus {

class ElidedLabel;

class CaptureTools : public QWidget {
    Q_OBJECT
public:
    explicit CaptureTools(QWidget* parent = nullptr);

    void setWords(const QStringList& words, const QString& tip);
    void setMissing(int parts);  // 0: all are there
    void setOutline(const QList<CapturePage::Heading>& headings);
    void setReading(bool reading);
    void setReadOffer(bool offered);
    void openContents();
    [[nodiscard]] qsizetype headings() const { return headings_; }

signals:
    void headingWanted(const periplus::CapturePage::Heading& heading);
    void lookWanted();
    void browserWanted();
    void againWanted();
    void markReadWanted();
    void missingWanted();

private:
    ElidedLabel* words_ = nullptr;
    QToolButton* missing_ = nullptr;
    QToolButton* contents_ = nullptr;
    QToolButton* look_ = nullptr;
    QToolButton* markRead_ = nullptr;
    QMenu* menu_ = nullptr;
    qsizetype headings_ = 0;
};

}  // namespace periplus
