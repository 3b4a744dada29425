#pragma once
// The reading view's own work in the engine's page: takes the article out of a captured page, and dresses what was
// taken out. Everything runs in ApplicationWorld; the page's own script is off. Ownership: values. Thread: UI. Errors:
// none; a page that cannot answer gives empty values, or never answers.
#include "reader/capture_pages.h"

class QWebEnginePage;

namespace periplus::reading {

void extract(QWebEnginePage& page, std::function<void(const QString& html)> answer);  // "": no article
QByteArray dressed(QByteArray sealed, const ReadingLook& look, const ReadingFacts& facts);
void applyLook(QWebEnginePage& page, const ReadingLook& look);
void askOutline(QWebEnginePage& page, std::function<void(const QList<CapturePage::Heading>&)> answer);
void goTo(QWebEnginePage& page, const QString& headingId);

}  // namespace periplus::reading
