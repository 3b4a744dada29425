#include "views/theme.h"
#include "app/page/contrast.h"
#include "views/icons.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace periplus {
namespace {

using test::contrast;

class ThemeTest : public QObject {
    Q_OBJECT

    void atLeast(double wanted, const QColor& front, const QColor& ground, const char* what) {
        const double have = contrast(front, ground);
        QVERIFY2(have >= wanted, qPrintable(QStringLiteral("%1: %2 on %3 is %4, wanted %5")
                                                .arg(QLatin1String(what), front.name(), ground.name())
                                                .arg(have, 0, 'f', 2)
                                                .arg(wanted)));
    }

private slots:
    void textIsReadableOnEveryGround_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textIsReadableOnEveryGround() {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        QList<QColor> grounds = {theme.paper, theme.raised, theme.window, theme.selection};
        for (const HighlightLook& look : theme.highlights) grounds << look.ground;
        for (const QColor& ground : grounds) {
            atLeast(4.5, theme.ink, ground, "ink");
            atLeast(4.5, theme.inkRead, ground, "inkRead");
        }
        for (const QColor& ground : {theme.paper, theme.raised, theme.window, theme.selection}) {
            atLeast(4.5, theme.link, ground, "link");
            if (ground != theme.selection) atLeast(4.5, theme.inkSoft, ground, "inkSoft");
        }
        atLeast(4.5, theme.noteInk, theme.noteGround, "note");
        atLeast(4.5, theme.ink, theme.noteGround, "ink on note");
        atLeast(4.5, theme.ink, theme.markedGround, "ink on marked");
        atLeast(4.5, theme.onAccent, theme.accent, "on accent");
        for (const QColor& code : {theme.syntax.keyword, theme.syntax.string, theme.syntax.comment, theme.syntax.number,
                                   theme.syntax.title, theme.syntax.type})
            for (const QColor& ground : grounds) atLeast(4.5, code, ground, "syntax");
    }

    void marksAreVisibleOnEveryGround_data() { textIsReadableOnEveryGround_data(); }
    void marksAreVisibleOnEveryGround() {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        for (const QColor& ground : {theme.paper, theme.raised, theme.window, theme.selection})
            for (const QColor& mark :
                 {theme.unread, theme.reading, theme.read, theme.skipped, theme.trouble, theme.star, theme.accent})
                atLeast(3.0, mark, ground, "mark");
        for (const HighlightLook& look : theme.highlights) {
            atLeast(3.0, look.mark, look.ground, "underline on its ground");
            atLeast(3.0, look.mark, theme.raised, "gutter mark");
        }
    }

    void highlightsDifferByMoreThanColour() {
        const Theme theme = Theme::light();
        for (std::size_t i = 0; i < theme.highlights.size(); ++i)
            for (std::size_t j = i + 1; j < theme.highlights.size(); ++j)
                QVERIFY(theme.highlights[i].underline != theme.highlights[j].underline);
    }

    void paletteSaysTheSame() {
        const Theme theme = Theme::dark();
        const QPalette palette = theme.palette();
        QCOMPARE(palette.color(QPalette::Base), theme.paper);
        QCOMPARE(palette.color(QPalette::Text), theme.ink);
        atLeast(4.5, palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight), "selected row");
    }

    void iconsAreDrawnInTheGivenColour() {
        if (!QFile::exists(QStringLiteral(":/icons/star.svg"))) QSKIP("built without npm's assets");
        QVERIFY(icon(QStringLiteral("no-such-icon")).isNull());
        const QIcon star = icon(QStringLiteral("star"), QColor(0xff0000));
        const QImage image = star.pixmap(QSize(16, 16), 2.0).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        bool any = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() < 200) continue;
                any = true;
                QVERIFY(pixel.red() > 200 && pixel.green() < 40);
            }
        QVERIFY(any);
    }
};

}  // namespace
}  // namespace periplus

QTEST_MAIN(periplus::ThemeTest)
#include "theme_test.moc"
