#include "reader/reading_view.h"

#include "reader/page_scripts.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRandomGenerator>
#include <QWebEnginePage>

#include <algorithm>

namespace periplus::reading {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kMostArticle = 16 * 1024 * 1024;  // characters
constexpr qsizetype kMostHeadings = 400;

// highlight.js with the languages that this build has.
QString highlighter() {
    QString script = scripts::source(u"highlight.js"_s);
    const QStringList languages = QDir(u":/reader"_s).entryList({u"highlight_*.js"_s}, QDir::Files, QDir::Name);
    for (const QString& each : languages) script += u"\n;"_s + scripts::source(each);
    return script;
}

// What the person chose, as variables of reading.css.
QString lookStyle(const ReadingLook& look) {
    const QString face = look.serif ? u"serif"_s : u"sans"_s;
    QString css =
        u":root{--size:%1px;--measure:%2em;--line:%3;--face:var(--%4)}\n"_s.arg(std::clamp(look.fontPixels, 8, 72))
            .arg(std::clamp(look.measureEm, 16, 200))
            .arg(std::clamp(look.lineHeight, 1.0, 3.0))
            .arg(face);
    return look.dark ? css + scripts::source(u"reading_dark.css"_s) : css;
}

QString factsLine(const ReadingFacts& facts, bool bylineThere) {
    QStringList said;
    if (!bylineThere) said << facts.byline << facts.published;
    said << facts.site;
    if (facts.captured.isValid())
        said << QCoreApplication::translate("periplus::reading", "captured %1")
                    .arg(facts.captured.toLocalTime().date().toString(Qt::ISODate));
    said.removeAll(QString());
    QString line;
    for (const QString& each : said) line += (line.isEmpty() ? u""_s : u" · "_s) + each.simplified().toHtmlEscaped();
    return u"<p class=\"reading-facts\">%1</p>"_s.arg(line);
}

// Behind the end of `tag` that follows `from`; -1 when there is none.
qsizetype behind(const QByteArray& html, QByteArrayView tag, qsizetype from) {
    const auto at = from < 0 ? -1 : html.indexOf(tag, from);
    return at < 0 ? -1 : at + tag.size();
}

}  // namespace

void extract(QWebEnginePage& page, std::function<void(const QString& html)> answer) {
    const QString library = scripts::source(u"defuddle.js"_s);
    if (library.isEmpty()) return answer({});
    // The page cannot know the token under which its code goes through the library.
    const QString token = u"periplus%1x"_s.arg(QRandomGenerator::system()->generate64(), 0, 36);
    const QString call = scripts::called(
        scripts::source(u"extract.js"_s),
        {scripts::literal(token), scripts::source(u"code_blocks.js"_s), scripts::source(u"has_selector.js"_s)});
    const QString script =
        u"(function () {\nvar exports, module, define;\ntry {\n%1\n;%2\n;return (%3);\n} catch (e) {\n"
        "return JSON.stringify({ html: '', trouble: String(e) });\n}\n})()"_s.arg(library, highlighter(), call);
    scripts::run(page, script, [answer = std::move(answer)](const QVariant& value) {
        const QJsonObject said = QJsonDocument::fromJson(value.toString().toUtf8()).object();
        const QString html = said[u"html"_s].toString();
        if (html.isEmpty() && said.contains(u"trouble"_s))
            qWarning("reading view: %s", qPrintable(said[u"trouble"_s].toString().left(200)));
        answer(html.size() > kMostArticle ? QString() : html);
    });
}

QByteArray dressed(QByteArray sealed, const ReadingLook& look, const ReadingFacts& facts) {
    // The frame is ours and comes first: the first of each tag is the frame's, and the first title is the script's.
    const auto head = sealed.indexOf("</head>");
    if (head < 0) return sealed;
    const QString style = u"<style>%1</style><style id=\"periplus-look\">%2</style>"_s.arg(
        scripts::source(u"reading.css"_s), lookStyle(look));
    sealed.insert(head, style.toUtf8());
    const auto body = behind(sealed, "</head>", head);
    const auto title = behind(sealed, "</h1>", behind(sealed, "class=\"reading-title\"", body));
    if (title < 0) {  // an article without the script's title
        const QString own = u"<h1 class=\"reading-title\">%1</h1>"_s.arg(facts.title.toHtmlEscaped());
        sealed.insert(std::max(behind(sealed, "<body>", body), body), (own + factsLine(facts, false)).toUtf8());
        return sealed;
    }
    constexpr QByteArrayView kByline = "<p class=\"reading-byline\">";
    const bool byline = QByteArrayView(sealed).sliced(title).startsWith(kByline);
    sealed.insert(byline ? behind(sealed, "</p>", title) : title, factsLine(facts, byline).toUtf8());
    return sealed;
}

void applyLook(QWebEnginePage& page, const ReadingLook& look) {
    scripts::run(page, scripts::called(scripts::source(u"reading_look.js"_s), {scripts::literal(lookStyle(look))}));
}

void askOutline(QWebEnginePage& page, std::function<void(const QList<CapturePage::Heading>&)> answer) {
    scripts::run(page, scripts::called(scripts::source(u"outline.js"_s), {}),
                 [answer = std::move(answer)](const QVariant& value) {
                     const QJsonArray said = QJsonDocument::fromJson(value.toString().toUtf8()).array();
                     QList<CapturePage::Heading> headings;
                     for (const auto& each : said) {
                         const QJsonArray heading = each.toArray();
                         if (headings.size() == kMostHeadings || heading.size() != 3) break;
                         headings.append({std::clamp(heading[0].toInt(), 1, 6), heading[1].toString().left(200),
                                          heading[2].toString().left(16)});
                     }
                     answer(headings);
                 });
}

void goTo(QWebEnginePage& page, const QString& headingId) {
    scripts::run(page, scripts::called(scripts::source(u"goto_heading.js"_s), {scripts::literal(headingId)}));
}

}  // namespace periplus::reading
