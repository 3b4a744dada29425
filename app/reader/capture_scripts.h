#pragma once
// Our own scripts for capturing and proving, run in ApplicationWorld. What comes back is foreign; each answer comes
// once, or never (a renderer that died says nothing). The keys are those of resources/reader/{settle,prove}.js.
// Thread: UI. Errors: none; a page that cannot answer gives an empty object.
#include <QJsonObject>

#include <functional>

class QWebEnginePage;

namespace periplus::scripts {

void askSettled(QWebEnginePage& page, bool scroll, std::function<void(const QJsonObject&)> answer);
void askProof(QWebEnginePage& page, std::function<void(const QJsonObject&)> answer);

}  // namespace periplus::scripts
