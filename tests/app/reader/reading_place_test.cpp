// Places and darkness, the same in a page as captured and in its reading view, in the real engine.
#include "app/reader/reading_fixture.h"

#include "app/page/contrast.h"

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

class ReadingPlaceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::ReadingPage> engine_;

private slots:
    void initTestCase() { engine_ = std::make_unique<test::ReadingPage>(); }
    void cleanupTestCase() { engine_.reset(); }
    void init() { engine_->view.resize(1000, 800); }

    // The same words are at the top of the window, whichever view they were left in.
    void aPlaceIsTheSameInPageAndReadingView() {
        const QByteArray html = test::bytesOf(u"tests/golden/reading/csdn_list.html"_s);
        for (const QString& words : {u"过滤和打分都由插件完成"_s, u"scheduleOne 取一个 Pod"_s, u"一、从入口开始"_s}) {
            engine_->view.resize(900, 300);
            QVERIFY(engine_->show(html));
            engine_->scrollTo(words);
            const auto inPage = engine_->place();
            QVERIFY2(inPage.anchor.startsWith(words.left(4)) || inPage.anchor.contains(words.left(6)),
                     qPrintable(inPage.anchor));
            QVERIFY(engine_->read(u"csdn_list.html"_s));
            QVERIFY(std::abs(engine_->topOf(words)) > 40);
            scripts::restorePlace(engine_->page, inPage.anchor, inPage.fraction);
            QTRY_VERIFY2(std::abs(engine_->topOf(words)) < 40, qPrintable(words));
            const auto inReading = engine_->place();
            QVERIFY(engine_->show(html));
            scripts::restorePlace(engine_->page, inReading.anchor, inReading.fraction);
            QTRY_VERIFY2(std::abs(engine_->topOf(words)) < 40, qPrintable(words));
        }
    }

    void aPlaceInALongBlockIsItsLine() {
        QByteArray code;
        for (int i = 0; i < 400; ++i) code += "line of code number " + QByteArray::number(i) + "\n";
        const QByteArray html = "<body><pre>" + code + "</pre><p>end</p></body>";
        QVERIFY(engine_->show(html));
        engine_->scrollTo(u"number 217"_s);
        const auto left = engine_->place();
        QVERIFY2(left.anchor.startsWith(u"line of code number 217 line of code number 218"_s), qPrintable(left.anchor));
        const QByteArray narrow =
            "<body style='font-size:25px'><p>Something new at the top</p><pre>" + code + "</pre><p>end</p></body>";
        QVERIFY(engine_->show(narrow));
        scripts::restorePlace(engine_->page, left.anchor, left.fraction);
        QTRY_VERIFY(std::abs(engine_->topOf(u"number 217"_s)) < 12);
    }

    // Of the same words in many places it is the one that was left.
    void aPlaceAmongLikeWordsIsFoundByItsOffset() {
        const QByteArray html =
            "<body>" + QByteArray("<p>The same words in each paragraph, 一样的词。</p>").repeated(300) + "</body>";
        QVERIFY(engine_->show(html));
        engine_->ask(u"window.scrollTo(0, 4000)"_s);
        const auto left = engine_->place();
        QVERIFY(engine_->show("<body style='font-size:150%'>" + html));
        scripts::restorePlace(engine_->page, left.anchor, left.fraction);
        const QString top =
            u"Array.from(document.querySelectorAll('p')).findIndex((p) => p.getBoundingClientRect().bottom > 4)"_s;
        const int there = engine_->ask(top).toInt();
        QVERIFY(engine_->show(html));
        engine_->ask(u"window.scrollTo(0, 4000)"_s);
        QCOMPARE(there, engine_->ask(top).toInt());
    }

    void aCapturedPageIsDarkenedAndItsPicturesAreKept() {
        QVERIFY(engine_->show(test::bytesOf(u"tests/golden/reading/csdn_list.html"_s)));
        engine_->ask(u"document.querySelector('[data-picture]').scrollIntoView()"_s);
        QTRY_COMPARE(engine_->pixel(100, 120), QColor(0x326ce5));
        const QColor paper = engine_->pixel(600, 120);
        QVERIFY2(paper.lightness() > 240, qPrintable(paper.name()));
        engine_->shot(u"page_light"_s);
        scripts::setDark(engine_->page, true);
        QTRY_VERIFY2(engine_->pixel(600, 120).lightness() < 60, qPrintable(engine_->pixel(600, 120).name()));
        QVERIFY2(test::contrast(engine_->pixel(100, 120), QColor(0x326ce5)) < 1.5,
                 qPrintable(engine_->pixel(100, 120).name()));
        QTRY_VERIFY(
            engine_->ask(u"getComputedStyle(document.documentElement).filter"_s).toString().contains(u"invert"_s));
        QVERIFY(engine_->ask(u"getComputedStyle(document.querySelector('[data-picture]')).filter"_s)
                    .toString()
                    .contains(u"invert(1)"_s));
        engine_->shot(u"page_dark"_s);
        scripts::setDark(engine_->page, false);
        QTRY_COMPARE(engine_->ask(u"getComputedStyle(document.documentElement).filter"_s).toString(), u"none"_s);
    }
};

}  // namespace
}  // namespace periplus

QTEST_MAIN(periplus::ReadingPlaceTest)
#include "reading_place_test.moc"
