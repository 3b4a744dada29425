#include "reader/page_scripts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebEnginePage>
#include <QWebEngineScript>

#include <algorithm>

namespace periplus::scripts {
using namespace Qt::Literals::StringLiterals;

QString source(const QString& file) {
    QFile resource(u":/reader/"_s + file);
    return resource.open(QIODevice::ReadOnly) ? QString::fromUtf8(resource.readAll()).trimmed() : QString();
}

QString called(const QString& function, const QStringList& arguments) {
    return function + u'(' + arguments.join(u", ") + u')';
}

QString literal(const QJsonValue& value) {
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

void run(QWebEnginePage& page, const QString& script, std::function<void(const QVariant&)> answer) {
    page.runJavaScript(script, QWebEngineScript::ApplicationWorld, [answer = std::move(answer)](const QVariant& value) {
        if (answer) answer(value);
    });
}

void makeLazyImagesReal(QWebEnginePage& page) { run(page, source(u"lazy_images.js"_s)); }

void setDark(QWebEnginePage& page, bool dark) { run(page, called(source(u"dark.js"_s), {literal(dark)})); }

void askPlace(QWebEnginePage& page, std::function<void(const PagePlace&)> answer) {
    run(page, called(source(u"place.js"_s), {source(u"page_text.js"_s)}),
        [answer = std::move(answer)](const QVariant& value) {
            const QJsonObject said = QJsonDocument::fromJson(value.toString().left(4000).toUtf8()).object();
            PagePlace place;
            place.anchor = said[u"anchor"_s].toString().left(80);
            place.fraction = std::clamp(said[u"fraction"_s].toDouble(), 0.0, 1.0);
            place.end = said[u"end"_s].toBool();
            answer(place);
        });
}

void restorePlace(QWebEnginePage& page, const QString& anchor, double fraction) {
    run(page, called(source(u"restore_place.js"_s), {literal(anchor), literal(fraction), source(u"page_text.js"_s)}));
}

void markLeft(QWebEnginePage& page) { run(page, u"window.periplusLeft = true"_s); }

void askArrived(QWebEnginePage& page, std::function<void(bool)> answer) {
    run(page, u"!window.periplusLeft && !!document.body && document.body.innerText.trim().length > 0"_s,
        [answer = std::move(answer)](const QVariant& value) { answer(value.toBool()); });
}

void askTextLength(QWebEnginePage& page, std::function<void(int)> answer) {
    run(page, u"document.body ? document.body.innerText.trim().length : 0"_s,
        [answer = std::move(answer)](const QVariant& value) { answer(value.toInt()); });
}

}  // namespace periplus::scripts
