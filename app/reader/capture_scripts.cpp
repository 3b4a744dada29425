#include "reader/capture_scripts.h"

#include <QFile>
#include <QJsonDocument>
#include <QWebEnginePage>
#include <QWebEngineScript>

namespace periplus::scripts {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype kAnswer = 2'000'000;

void ask(QWebEnginePage& page, const QString& name, const QString& arguments,
         std::function<void(const QJsonObject&)> answer) {
    QFile file(u":/reader/%1.js"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) return answer({});
    const QString script = QString::fromUtf8(file.readAll()).trimmed() + arguments;
    page.runJavaScript(script, QWebEngineScript::ApplicationWorld, [answer = std::move(answer)](const QVariant& value) {
        answer(QJsonDocument::fromJson(value.toString().left(kAnswer).toUtf8()).object());
    });
}

}  // namespace

void askSettled(QWebEnginePage& page, bool scroll, std::function<void(const QJsonObject&)> answer) {
    ask(page, u"settle"_s, scroll ? u"(true)"_s : u"(false)"_s, std::move(answer));
}

void askProof(QWebEnginePage& page, std::function<void(const QJsonObject&)> answer) {
    ask(page, u"prove"_s, u"()"_s, std::move(answer));
}

}  // namespace periplus::scripts
