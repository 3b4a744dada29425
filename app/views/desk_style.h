#pragma once
// DeskStyle: Fusion with two things said plainly, in the accent colour: which button is on (a bar under it), and where
// the focus is (a frame round lines of text and buttons). Fusion takes both from the palette, where they are too faint.
// Ownership: the application. Thread: UI. Errors: none.
#include <QColor>
#include <QProxyStyle>

namespace periplus {

class DeskStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit DeskStyle(const QColor& accent);
    void setAccent(const QColor& accent) { accent_ = accent; }
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;

private:
    void frame(QPainter* painter, const QRect& rect) const;

    QColor accent_;
};

}  // namespace periplus
