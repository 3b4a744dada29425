// Nothing is cut and nothing lies outside, at the sizes and scales that the window promises. Run once as it is and once
// at 200 % (QT_SCALE_FACTOR); sizes are those of the person's eye, so the same ones hold for both.
#include "app/shell/desk_fixture.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QLabel>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

namespace {

bool scrolled(const QWidget* widget) {
    for (const QWidget* above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(above)) return true;
    }
    return false;
}

QString nameOf(const QWidget* widget) {
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName(),
             QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
}

void verifyNothingIsCut(const QWidget& window) {
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window || scrolled(widget)) continue;
        const QRect own(widget->mapTo(&window, QPoint()), widget->size());
        QVERIFY2(window.rect().contains(own), qPrintable(nameOf(widget)));
        QVERIFY2(widget->parentWidget()->rect().contains(widget->geometry()), qPrintable(nameOf(widget)));
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget); button && !button->text().isEmpty()) {
            QVERIFY2(button->width() >= button->minimumSizeHint().width() || button->text().contains(u'…'),
                     qPrintable(button->text()));
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->wordWrap()) {
            QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
        }
    }
}

}  // namespace

class LayoutTest : public QObject {
    Q_OBJECT
private slots:
    void nothingIsCut_data();
    void nothingIsCut();
};

void LayoutTest::nothingIsCut_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("chinese");
    for (const bool chinese : {false, true}) {
        for (const QSize size : {QSize(1280, 820), QSize(1024, 640), QSize(700, 450), QSize(512, 320)}) {
            QTest::addRow("%d x %d %s", size.width(), size.height(), chinese ? "zh" : "en") << size << chinese;
        }
    }
}

void LayoutTest::nothingIsCut() {
    QFETCH(QSize, size);
    QFETCH(bool, chinese);
    Language language;
    language.install(chinese ? LanguageChoice::Chinese : LanguageChoice::English);
    OpenDesk place;
    place.open();
    auto& window = place.desk->window();
    window.resize(size);
    QTRY_COMPARE(window.size(), size);
    QCoreApplication::processEvents();
    verifyNothingIsCut(window);
    place.desk->pages().showLive();
    QVERIFY(window.pageArea()->liveShown());
    emit window.pageArea()->livePage()->endReached();
    window.pageArea()->messages()->put(u"sample"_s,
                                       u"Could not read notes.md: it is not UTF-8 text (byte 120). Open it "
                                       u"in an editor and save it as UTF-8."_s,
                                       {{u"Choose another"_s, [] {}}});
    QCoreApplication::processEvents();
    verifyNothingIsCut(window);
    if (!window.tree()->isVisible()) window.toggleSidebar();
    QCoreApplication::processEvents();
    verifyNothingIsCut(window);
    QCOMPARE(window.size(), size);
    language.install(LanguageChoice::English);
}

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
