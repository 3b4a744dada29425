// Pictures of the window for the README: light and dark, Chinese and English; and that there is something in them.
#include "app/shell/desk_fixture.h"
#include "shell/language.h"

#include <QDir>
#include <QPlainTextEdit>
#include <QScreen>

using namespace periplus;
using namespace periplus::test;
using namespace Qt::Literals::StringLiterals;

class Screenshots : public QObject {
    Q_OBJECT
private slots:
    void take_data();
    void take();

private:
    static void save(const QPixmap& picture);
};

void Screenshots::take_data() {
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<LanguageChoice>("language");
    QTest::newRow("light-en") << ThemeChoice::Light << LanguageChoice::English;
    QTest::newRow("light-zh") << ThemeChoice::Light << LanguageChoice::Chinese;
    QTest::newRow("dark-en") << ThemeChoice::Dark << LanguageChoice::English;
    QTest::newRow("dark-zh") << ThemeChoice::Dark << LanguageChoice::Chinese;
}

void Screenshots::take() {
    QFETCH(ThemeChoice, theme);
    QFETCH(LanguageChoice, language);
    Language words;
    words.install(language);
    OpenDesk place;
    place.open();
    auto* desk = place.desk.get();
    desk->chooseTheme(theme);
    desk->window().setGeometry(QGuiApplication::primaryScreen()->geometry());
    const bool chinese = language == LanguageChoice::Chinese;
    for (int i = 0; i < 3; ++i) {
        desk->reading().setState(study::ReadingState::Read);
        desk->window().tree()->selectNext();
    }
    desk->reading().toggleStar();
    const auto node = entryWithExcerpt(*desk->reading().snapshot(), "func WithAuthorization");
    QVERIFY(desk->window().tree()->selectNode(node));
    QTRY_VERIFY(desk->notes().status().standing != NoteStanding::Loading);
    desk->reading().setState(study::ReadingState::Reading);
    desk->notes().edit(
        chinese ? u"请求链上的**鉴权**：先拿到 attributes，再问 Authorize()。\n\n- [ ] 为什么 Deny 之后还要写审计？"_s
                : u"**Authorization** in the filter chain: attributes first, then Authorize().\n\n- [ ] "
                  u"Why is the audit written after a deny?"_s);
    emit desk->notes().loaded(desk->notes().unsavedText());
    auto* page = desk->window().pageArea()->entryPage();
    QVERIFY(page->find(u"func WithAuthorization"_s, false));
    desk->annotate(study::HighlightColour::Sky, false);
    QTRY_COMPARE(desk->annotations().annotations().size(), 1U);
    desk->annotations().edit(desk->annotations().annotations().front().id, study::HighlightColour::Sky,
                             chinese ? u"每个请求先过这里。"_s : u"Every request passes here first."_s);
    QTRY_VERIFY(!desk->annotations().annotations().front().note.empty());
    desk->window().notePane()->setRendered(true);
    QTRY_VERIFY(desk->notes().settled());
    desk->window().tree()->focusTree();
    QCoreApplication::processEvents();
    save(desk->window().grab());
}

void Screenshots::save(const QPixmap& picture) {
    const QDir folder(QString::fromLocal8Bit(PERIPLUS_SCREENSHOTS));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(picture.save(folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    QVERIFY(picture.width() >= 1000);
}

QTEST_MAIN(Screenshots)
#include "screenshots.moc"
