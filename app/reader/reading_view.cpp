#include "reader/reading_view.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QWebEnginePage>
#include <QWebEngineScript>

namespace periplus::reading {

using namespace Qt::Literals::StringLiterals;

void extract(QWebEnginePage& page, std::function<void(const QString&)> answer) {
    page.runJavaScript(u"(document.querySelector('article') || {innerHTML: ''}).innerHTML"_s,
                       QWebEngineScript::ApplicationWorld,
                       [answer = std::move(answer)](const QVariant& value) { answer(value.toString()); });
}

QByteArray dressed(QByteArray sealed, const ReadingLook&, const ReadingFacts&) { return sealed; }

void applyLook(QWebEnginePage&, const ReadingLook&) {}

void askOutline(QWebEnginePage& page, std::function<void(const QList<CapturePage::Heading>&)> answer) {
    page.runJavaScript(
        u"JSON.stringify([...document.querySelectorAll('h1,h2,h3')].slice(0, 200).map(h => "
        "[Number(h.tagName[1]), h.innerText, h.id]))"_s,
        QWebEngineScript::ApplicationWorld, [answer = std::move(answer)](const QVariant& value) {
            QList<CapturePage::Heading> headings;
            for (const auto& one : QJsonDocument::fromJson(value.toString().toUtf8()).array()) {
                const QJsonArray row = one.toArray();
                headings.append({row[0].toInt(), row[1].toString().left(200), row[2].toString()});
            }
            answer(headings);
        });
}

void goTo(QWebEnginePage& page, const QString& headingId) {
    const QString id = QString::fromUtf8(QJsonDocument(QJsonArray{headingId}).toJson(QJsonDocument::Compact));
    page.runJavaScript(u"document.getElementById(%1[0])?.scrollIntoView()"_s.arg(id),
                       QWebEngineScript::ApplicationWorld);
}

}  // namespace periplus::reading
