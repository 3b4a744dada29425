// From a captured page to its reading view, the whole way: the page sealed by the core and served from a table, the
// article taken out by our script, sealed once more, and shown in our dress.
#include "app/reader/capture_fixture.h"

#include "app/reader/reading_fixture.h"
#include "archive/seal.h"
#include "reader/capture_scheme.h"

#include <QApplication>
#include <QTemporaryDir>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;
using View = CapturePage::View;

const QString kPictureKey = test::keyOfNumber(7);

class CaptureReadingTest : public QObject {
    Q_OBJECT

    // The page of a site as it is kept: one picture taken from several sizes, a lazy twin of it left outside.
    void capture(const QString& page) {
        QByteArray html = test::bytesOf(u"tests/golden/reading/"_s + page);
        const auto picture = html.indexOf("src=\"data:image/png");
        const auto end = html.indexOf('"', picture + 5);
        html.replace(picture, end - picture + 1,
                     "src=\"/small.gif\" srcset=\"/wide.png 1x\" data-src=\"https://leak.example/lazy.png\" ");
        html.replace("</body>", "<script src=/a.js></script><img src=https://leak.example/pixel.gif></body>");
        const archive::PartKey key = [](const archive::Reference& reference) -> std::optional<std::string> {
            if (reference.url == "https://example.org/wide.png") return kPictureKey.toStdString();
            return std::nullopt;
        };
        const auto sealed =
            archive::sealHtml(html.toStdString(), "text/html; charset=utf-8", "https://example.org/article", key);
        open_->store.page(QByteArray::fromStdString(sealed.bytes));
        open_->store.put(test::kCapture, kPictureKey, "image/png", test::pngOf(Qt::darkGreen, 120, 60));
    }

    // What the library does with the article.
    void keep(const QString& article) {
        open_->store.put(
            test::kCapture, u"reading"_s, "text/html; charset=utf-8",
            QByteArray::fromStdString(archive::sealArticle(article.toStdString(), "<title>x</title>").bytes));
    }

    bool read(const QString& page) {
        capture(page);
        QSignalSpy taken(open_->view.get(), &CapturePage::articleExtracted);
        if (!open_->load(View::Reading) || (taken.isEmpty() && !taken.wait(test::kShown))) return false;
        article_ = taken.first().at(1).toString();
        keep(article_);
        return taken.first().at(0).toString() == test::kCapture && open_->load(View::Reading);
    }

    QStringList codeShown() {
        return open_->ask(u"Array.from(document.querySelectorAll('pre'), (each) => each.innerText)"_s).toStringList();
    }

    QString wordsAtTop() {
        QString words;
        open_->view->askPlace([&](const QString& anchor, double) { words = anchor; });
        return QTest::qWaitFor([&] { return !words.isEmpty(); }, test::kShown) ? words : QString();
    }

    std::unique_ptr<test::OpenCapture> open_;
    QString article_;

private slots:
    void init() { open_ = std::make_unique<test::OpenCapture>(); }
    void cleanup() { open_.reset(); }

    void theArticleOfACaptureIsReadWithItsCodeAndPictures_data() {
        QTest::addColumn<QString>("page");
        for (const auto* page : {"csdn_list.html", "wechat.html", "zhihu.html", "jianshu.html", "cnblogs.html"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void theArticleOfACaptureIsReadWithItsCodeAndPictures() {
        QFETCH(QString, page);
        QVERIFY(read(page));
        QCOMPARE(open_->view->view(), View::Reading);
        QStringList programs;
        for (const int i : {1, 2, 3}) programs << test::program(u"tests/golden/reading/program_%1.txt"_s.arg(i));
        QCOMPARE(codeShown(), programs);
        QVERIFY2(!article_.contains(u"leak.example"_s), qPrintable(article_));
        QTRY_COMPARE(open_->ask(u"Array.from(document.images, (each) => each.naturalWidth).join()"_s).toString(),
                     u"120"_s);
        for (const QString& asked : open_->store.asked)
            QVERIFY2(asked == test::kCapture + u'/' || asked.endsWith(u"/reading"_s) || asked.endsWith(kPictureKey),
                     qPrintable(asked));
    }

    void theHeadingsAndThePlaceAreTheShells() {
        QSignalSpy outline(open_->view.get(), &CapturePage::outline);
        QVERIFY(read(u"csdn_list.html"_s));
        QTRY_VERIFY(outline.size() >= 2);
        const auto headings = outline.last().first().value<QList<CapturePage::Heading>>();
        QCOMPARE(headings.size(), 4);
        open_->view->resize(800, 300);
        open_->view->goTo(headings[1]);
        QTRY_VERIFY(wordsAtTop().startsWith(u"二、调度一个"_s) || wordsAtTop().startsWith(u"队列关闭以后"_s));
        const QString left = wordsAtTop();
        QVERIFY(open_->load(View::Page));
        open_->view->restorePlace(left, 0);
        QTRY_COMPARE(wordsAtTop().left(6), left.left(6));
    }

    void aLinkWithinTheArticleStaysInIt() {
        QVERIFY(read(u"csdn_list.html"_s));
        open_->view->resize(800, 300);
        QSignalSpy out(open_->view.get(), &CapturePage::linkActivated);
        const auto asked = open_->store.asked.size();
        open_->ask(u"document.querySelector('sup a').click()"_s);
        const QString note = u"重启以后才生效"_s;
        QTRY_VERIFY(open_
                        ->ask(u"Array.from(document.querySelectorAll('p')).some((p) => p.textContent.includes('%1') && "
                              "p.getBoundingClientRect().bottom <= window.innerHeight)"_s.arg(note))
                        .toBool());
        QVERIFY(open_->ask(u"window.scrollY"_s).toDouble() > 0);
        QCOMPARE(open_->store.asked.size(), asked);
        QCOMPARE(out.size(), 0);
    }

    void anotherLookNeedsNoLoad() {
        QVERIFY(read(u"medium.html"_s));
        const auto asked = open_->store.asked.size();
        open_->look.dark = true;
        open_->look.fontPixels = 24;
        open_->view->applyPolicy();
        QTRY_COMPARE(open_
                         ->ask(u"getComputedStyle(document.body).backgroundColor + ' ' + "
                               "getComputedStyle(document.documentElement).backgroundColor + ' ' + "
                               "getComputedStyle(document.body).fontSize"_s)
                         .toString(),
                     u"rgba(0, 0, 0, 0) rgb(20, 24, 31) 24px"_s);
        QCOMPARE(open_->store.asked.size(), asked);
        QTemporaryDir folder;
        bool written = false;
        open_->view->savePdf(folder.filePath(u"a.pdf"_s), [&](bool ok) { written = ok; });
        QTRY_VERIFY_WITH_TIMEOUT(written, test::kShown);
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::registerCaptureScheme();
    periplus::CaptureReadingTest test;
    return QTest::qExec(&test, count, words);
}
#include "capture_reading_test.moc"
