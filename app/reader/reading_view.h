#pragma once
// The reading view of a capture: the article is taken out of the sealed page by our own scripts (ApplicationWorld, the
// page's script off), goes to the core to be sealed again and kept, and comes back to be dressed in our typography as
// it is served. All that comes from a page is foreign data. Answers come once, or never (a renderer that died says
// nothing). Ownership: the page is the caller's. Thread: UI. Errors: none; an empty article is none.
#include "reader/capture_pages.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

class QWebEnginePage;

namespace periplus::reading {

// HTML of the article, its title first, code blocks exact and coloured; for Captures::setReading(). Empty: there is no
// article in this page, or this build has no article reader.
void extract(QWebEnginePage& page, std::function<void(const QString& html)> answer);

// The sealed article as it is served: with our style in its head and the line of facts below its title.
QByteArray dressed(QByteArray sealed, const ReadingLook& look, const ReadingFacts& facts);

// Another look for a dressed article that is shown.
void applyLook(QWebEnginePage& page, const ReadingLook& look);

// Of a reading view or of a page as captured; the ids hold until it is loaded again. goTo() also takes what the page
// itself names: the fragment of a link.
void askOutline(QWebEnginePage& page, std::function<void(const QList<CapturePage::Heading>&)> answer);
void goTo(QWebEnginePage& page, const QString& headingId);

}  // namespace periplus::reading
