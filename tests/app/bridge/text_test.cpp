#include "bridge/text.h"

#include "base/error_text.h"

#include <QCoreApplication>
#include <QDate>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace periplus {

// Answers for one context, so that a lookup under any other name shows as English.
class ErrorTranslator : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override {
        if (qstrcmp(context, "Error") != 0) return {};
        const QByteArray text(source);
        if (text.startsWith("{subject} is not UTF-8 text")) return u"{subject} 不是 UTF-8 文本{place}。"_s;
        if (text == " (byte %1)") return u"（第 %1 字节）"_s;
        if (text.startsWith("{subject} cannot be read")) return u"无法读取 {subject}：{detail}。"_s;
        if (text == "no more is known") return u"原因不明"_s;
        return {};
    }
};

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void anErrorIsTheSameSentenceAsOnTheCommandLine();
    void anErrorIsTranslatedWithItsPlace();
    void marksInAFileNameAreNotFilled();
    void lupdateFindsEverySentence();
    void everyValueHasAName();
    void aHostIsWhatThePersonWouldCallIt();
    void aDateNeverIsEmpty();
};

void TextTest::anErrorIsTheSameSentenceAsOnTheCommandLine() {
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const Error error{static_cast<ErrorCode>(code), "笔记.md", "some cause", {}, 3};
        QCOMPARE(sentenceFor(error), qt(sentence(error)));
    }
}

void TextTest::anErrorIsTranslatedWithItsPlace() {
    ErrorTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const QString place = sentenceFor({ErrorCode::NotUtf8, "笔记.md", {}, 120, {}});
    const QString detail = sentenceFor({ErrorCode::Unreadable, "笔记.md", {}, {}, {}});
    QCoreApplication::removeTranslator(&translator);
    QCOMPARE(place, u"笔记.md 不是 UTF-8 文本（第 120 字节）。"_s);
    QCOMPARE(detail, u"无法读取 笔记.md：原因不明。"_s);
}

void TextTest::marksInAFileNameAreNotFilled() {
    const QString sentence = sentenceFor({ErrorCode::NotUtf8, "{place}{detail}.md", "x", 7, {}});
    QVERIFY2(sentence.startsWith(u"{place}{detail}.md is not UTF-8 text (byte 7)"), qPrintable(sentence));
}

void TextTest::lupdateFindsEverySentence() {
    QTemporaryDir folder;
    const QString found = folder.filePath(u"found.ts"_s);
    QProcess lupdate;
    lupdate.start(QString::fromUtf8(PERIPLUS_LUPDATE),
                  {u"-tr-function-alias"_s, u"QT_TRANSLATE_NOOP+=PERIPLUS_SENTENCE"_s,
                   QString::fromUtf8(PERIPLUS_SOURCE_DIR) + u"/core/base/error.cpp"_s, u"-ts"_s, found});
    QVERIFY(lupdate.waitForFinished());
    QFile file(found);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QSet<QString> sources;
    QString context;
    for (QXmlStreamReader xml(&file); !xml.atEnd();) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "source"_L1 && context == u"Error")
            sources << xml.readElementText();
    }
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const QString wanted = qt(sentenceTemplate(static_cast<ErrorCode>(code)));
        QVERIFY2(sources.contains(wanted), qPrintable(wanted));
    }
}

void TextTest::everyValueHasAName() {
    for (int i = 0; i <= static_cast<int>(study::ReadingState::Skipped); ++i)
        QVERIFY(!nameOf(static_cast<study::ReadingState>(i)).isEmpty());
    for (int i = 0; i <= static_cast<int>(study::HighlightColour::Rose); ++i)
        QVERIFY(!nameOf(static_cast<study::HighlightColour>(i)).isEmpty());
    for (int i = 0; i <= static_cast<int>(study::CommandKind::RemoveAnnotation); ++i)
        QVERIFY(!nameOf(static_cast<study::CommandKind>(i)).isEmpty());
    for (int i = 0; i <= static_cast<int>(annotate::Standing::Lost); ++i)
        QVERIFY(!nameOf(static_cast<annotate::Standing>(i)).isEmpty());
}

void TextTest::aHostIsWhatThePersonWouldCallIt() {
    QCOMPARE(hostOf("https://SegmentFault.com/a/1?b#c"), u"segmentfault.com"_s);
    QCOMPARE(hostOf("http://user:secret@www.example.org:8080"), u"example.org"_s);
    QCOMPARE(hostOf("https://[::1]:80/"), u"[::1]"_s);
    QCOMPARE(hostOf("https://例子.中国/路"), u"例子.中国"_s);
    QCOMPARE(hostOf("relative/path"), QString());
}

void TextTest::aDateNeverIsEmpty() {
    QVERIFY(shortDate({}).isEmpty());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(shortDate({1793448000000}), u"2026-10-31"_s);
}

}  // namespace periplus

QTEST_GUILESS_MAIN(periplus::TextTest)
#include "text_test.moc"
