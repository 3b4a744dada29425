#include <QRandomGenerator>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include "base/utf8.h"
#include "views/excerpt_text.h"

namespace periplus {
namespace {

// The document as entry_document.cpp makes it: one block a line.
std::unique_ptr<QTextDocument> documentOf(const ExcerptText& text) {
    auto document = std::make_unique<QTextDocument>();
    QTextCursor cursor(document.get());
    for (qsizetype i = 0; i < text.lines().size(); ++i) {
        if (i > 0) cursor.insertBlock();
        cursor.insertText(text.lines()[i]);
    }
    return document;
}

class ExcerptTextTest : public QObject {
    Q_OBJECT

    static void checkWhole(const std::string& text) {
        const ExcerptText excerpt(text);
        const auto document = documentOf(excerpt);
        QCOMPARE(document->blockCount(), static_cast<int>(excerpt.lines().size()));
        QCOMPARE(excerpt.length(), document->characterCount() - 1);
        const std::uint64_t count = codePointCount(text);
        int last = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            const int position = excerpt.position({i});
            QVERIFY(position >= last && position <= excerpt.length());
            last = position;
            const std::string_view one = slice(text, {{i}, {i + 1}});
            if (one == "\n" || one == "\r") continue;
            QCOMPARE(excerpt.codePoint(position).value, i);  // the way back is exact
            const QString wanted = QString::fromUtf8(one.data(), static_cast<qsizetype>(one.size()));
            QString shown;
            for (int unit = 0; unit < wanted.size(); ++unit) shown += document->characterAt(position + unit);
            if (shown != QString(QChar(0xFFFD))) QCOMPARE(shown, wanted);
        }
        QCOMPARE(excerpt.position({count + 10}), excerpt.length());
    }

private slots:
    void everyCodePointHasItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("plain") << QByteArray("func a() {\n\treturn 1\n}\n");
        QTest::newRow("no final break") << QByteArray("a\nb");
        QTest::newRow("crlf") << QByteArray("a\r\n\tb\r\n\r\nc\r\n");
        QTest::newRow("lone cr") << QByteArray("a\rb\r\rc");
        QTest::newRow("only breaks") << QByteArray("\n\n\n");
        QTest::newRow("chinese") << QByteArray("// 授权：判断\nvar 名 = \"中文\"\n");
        QTest::newRow("emoji") << QByteArray("s := \"🤔👩‍💻\" // 🎉\n🤔\nx\n");
        QTest::newRow("reserved") << QByteArray(
            "a\xE2\x80\xA8"
            "b\xE2\x80\xA9"
            "c\xEF\xB7\x90 d\xEF\xBF\xBC e");
    }
    void everyCodePointHasItsPlace() {
        QFETCH(QByteArray, text);
        checkWhole(text.toStdString());
    }

    void knownPlaces() {
        const ExcerptText text("🤔a\r\n\t中\nend\n");
        QCOMPARE(text.lines(), (QStringList{QStringLiteral("🤔a"), QStringLiteral("\t中"), QStringLiteral("end")}));
        QCOMPARE(text.position({1}), 2);  // after the emoji: two units
        QCOMPARE(text.position({2}), 3);  // CR
        QCOMPARE(text.position({4}), 4);  // the tab of line 2
        QCOMPARE(text.position({5}), 5);
        QCOMPARE(text.position({7}), 7);        // "end"
        QCOMPARE(text.codePoint(1).value, 0U);  // inside the pair
        QCOMPARE(text.codePoint(2).value, 1U);
        QCOMPARE(text.codePoint(4).value, 4U);
        QCOMPARE(text.codePoint(7).value, 7U);
        QCOMPARE(text.codePoint(-3).value, 0U);
        QCOMPARE(text.codePoint(99).value, 10U);  // end of "end"; its line break is not shown
    }

    void randomTexts() {
        QRandomGenerator random(7);
        const std::vector<std::string> pieces = {"a",  "\t",   " ",  "中", "é",           "🤔",
                                                 "\n", "\r\n", "\r", "}",  "\xE2\x80\xA8"};
        for (int round = 0; round < 300; ++round) {
            std::string text;
            for (int i = 0; i < 40; ++i) text += pieces[random.generate() % pieces.size()];
            checkWhole(text);
        }
    }
};

}  // namespace
}  // namespace periplus

QTEST_GUILESS_MAIN(periplus::ExcerptTextTest)
#include "excerpt_text_test.moc"
