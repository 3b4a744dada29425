#include "views/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <optional>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

class LineIcon final : public QIconEngine {
public:
    LineIcon(QByteArray svg, std::optional<QPalette> palette, QColor colour)
        : svg_(std::move(svg)), palette_(std::move(palette)), colour_(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray svg = svg_;
        svg.replace("currentColor", colour(mode).name(QColor::HexRgb).toLatin1());
        svg.replace("stroke-width=\"2\"", "stroke-width=\"1.5\"");
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        QSvgRenderer(svg).render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new LineIcon(*this); }
    QString key() const override { return u"periplus-line"_s; }
    bool isNull() override { return svg_.isEmpty(); }

private:
    QColor colour(QIcon::Mode mode) const {
        const QPalette& palette = palette_ ? *palette_ : QGuiApplication::palette();
        if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (colour_.isValid()) return colour_;
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QByteArray svg_;
    std::optional<QPalette> palette_;
    QColor colour_;
};

QIcon make(const QString& name, std::optional<QPalette> palette, const QColor& colour) {
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new LineIcon(file.readAll(), std::move(palette), colour));
}

}  // namespace

QIcon icon(const QString& name) { return make(name, std::nullopt, {}); }
QIcon icon(const QString& name, const QPalette& palette) { return make(name, palette, {}); }
QIcon icon(const QString& name, const QColor& colour) { return make(name, std::nullopt, colour); }

}  // namespace periplus
