// Whether all of a capture is there, said by the engine that shows it out of sight.
#include <QApplication>

#include "capture_fixture.h"
#include "reader/capture_scheme.h"
#include "reader/engine_prover.h"

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;

class ProverTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Parts> store;
    std::unique_ptr<EngineProver> prover;

    ProofOutcome prove(const QString& capture = kCapture) {
        QSignalSpy finished(prover.get(), &CaptureProver::finished);
        prover->prove(capture);
        if (!finished.wait(60'000) || finished.first().first().toString() != capture) return {};
        return finished.first().last().value<ProofOutcome>();
    }
    static QByteArray picture(int number) { return "<img src=/" + keyOfNumber(number).toLatin1() + ">"; }

private slots:
    void init() {
        store = std::make_unique<Parts>();
        prover = std::make_unique<EngineProver>(store->fetch(), nullptr);
        store->put(kCapture, keyOfNumber(1), "image/png", pngOf(Qt::red));
    }
    void cleanup() { prover.reset(); }

    void aWholePageIsProven() {
        store->put(kCapture, keyOfNumber(5), "text/html; charset=utf-8", "<p>12345</p>" + picture(1));
        store->page("<p>exactly 20 characters" + picture(1) + "<img loading=lazy style='margin-top:20000px' src=/" +
                    keyOfNumber(1).toLatin1() + "><iframe src=/" + keyOfNumber(5).toLatin1() + "></iframe>");
        const auto proof = prove();
        QVERIFY2(proof.shown, qPrintable(proof.reason));
        QCOMPARE(proof.textLength, 21 + 5);
        QCOMPARE(proof.pictures, 3);
        QCOMPARE(proof.brokenPictures, QStringList());
    }

    void whatIsBrokenIsListed() {
        store->put(kCapture, keyOfNumber(2), "image/png", "no picture at all");
        store->page("<p>words</p>" + picture(1) + picture(2) + picture(3) + "<p style='background:url(/" +
                    keyOfNumber(4).toLatin1() + ")'>more</p><img src='https://example.org/out.png'>");
        const auto proof = prove();
        QVERIFY(proof.shown);
        QCOMPARE(proof.pictures, 4);
        QStringList broken = proof.brokenPictures;
        broken.sort();
        QStringList expected{keyOfNumber(2), keyOfNumber(3), keyOfNumber(4), u"https://example.org/out.png"_s};
        QCOMPARE(broken, expected);
    }

    void charactersAreCounted() {
        store->page(QString(u"<p>汉字😀x"_s).toUtf8());
        QCOMPARE(prove().textLength, 4);
    }

    void whatIsNotThereIsNotShown() {
        const auto proof = prove();
        QVERIFY(!proof.shown);
        QVERIFY(!proof.reason.isEmpty());
        QVERIFY(!prove(u"not an id"_s).shown);
    }

    void aPartThatNeverComesEndsAtTheLimit() {
        prover->setLimit(700);
        store->silent = {kCapture + u'/' + keyOfNumber(7)};
        store->page("<p>words</p>" + picture(1) + picture(7));
        const auto proof = prove();
        QVERIFY(proof.shown);
        QCOMPARE(proof.brokenPictures, QStringList{keyOfNumber(7)});
        store->silent = {kCapture + u'/'};
        QVERIFY(!prove().shown);
    }

    void aRefreshAndALoginChangeNothing() {
        store->page("<meta http-equiv=refresh content='0;url=https://example.org/'><p>words</p><input type=password>");
        const auto proof = prove();
        QVERIFY(proof.shown);
        QCOMPARE(proof.textLength, 5);
    }

    void oneAfterAnother() {
        QSignalSpy finished(prover.get(), &CaptureProver::finished);
        QStringList all;
        for (const char digit : {'a', 'b', 'c'}) {
            const QString capture(32, QLatin1Char(digit));
            store->page("<p>" + QByteArray(digit - 'a' + 1, 'x'), capture);
            all << capture;
            prover->prove(capture);
        }
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 3, kShown);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(finished[i].first().toString(), all[i]);
            QCOMPARE(finished[i].last().value<ProofOutcome>().textLength, i + 1);
        }
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(count, words);
    periplus::registerCaptureScheme();
    periplus::ProverTest test;
    return QTest::qExec(&test, count, words);
}
#include "prover_test.moc"
