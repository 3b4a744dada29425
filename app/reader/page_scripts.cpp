#include "reader/page_scripts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebEnginePage>
#include <QWebEngineScript>

#include <algorithm>

namespace periplus::scripts {
namespace {

using namespace Qt::Literals::StringLiterals;

QString source(const QString& name) {
    QFile file(u":/reader/%1.js"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void run(QWebEnginePage& page, const QString& script, const std::function<void(const QVariant&)>& answer = {}) {
    page.runJavaScript(script, QWebEngineScript::ApplicationWorld, [answer](const QVariant& value) {
        if (answer) answer(value);
    });
}

// "(1, 2)" for a function expression; JSON makes a safe literal of any text.
QString called(const QString& function, const QJsonArray& arguments) {
    const QString list = QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact));
    return function.trimmed() + u'(' + list.mid(1, list.size() - 2) + u')';
}

}  // namespace

void makeLazyImagesReal(QWebEnginePage& page) { run(page, source(u"lazy_images"_s)); }

void setDark(QWebEnginePage& page, bool dark) { run(page, called(source(u"dark"_s), {dark})); }

void askPlace(QWebEnginePage& page, std::function<void(const PagePlace&)> answer) {
    run(page, source(u"place"_s), [answer = std::move(answer)](const QVariant& value) {
        const QJsonObject said = QJsonDocument::fromJson(value.toString().left(4000).toUtf8()).object();
        PagePlace place;
        place.anchor = said[u"anchor"_s].toString().left(80);
        place.fraction = std::clamp(said[u"fraction"_s].toDouble(), 0.0, 1.0);
        place.end = said[u"end"_s].toBool();
        answer(place);
    });
}

void restorePlace(QWebEnginePage& page, const QString& anchor, double fraction) {
    run(page, called(source(u"restore_place"_s), {anchor, fraction}));
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
