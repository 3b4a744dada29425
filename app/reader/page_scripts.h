#pragma once
// Our own scripts in pages, run in ApplicationWorld, which works with the page's script off. What comes back is foreign
// text: the page shares its DOM with us. Each answer comes once, or never (a renderer that died says nothing).
// Thread: UI. Errors: none; a page that cannot answer gives empty values.
#include <QString>

#include <functional>

class QWebEnginePage;

namespace periplus::scripts {

struct PagePlace {
    QString anchor;  // at most 80 characters
    double fraction = 0;
    bool end = false;  // the end of the text is in view
};

void makeLazyImagesReal(QWebEnginePage& page);
void setDark(QWebEnginePage& page, bool dark);
void askPlace(QWebEnginePage& page, std::function<void(const PagePlace&)> answer);
void restorePlace(QWebEnginePage& page, const QString& anchor, double fraction);
// The page that is about to be left, and whether something of the one after it can be read.
void markLeft(QWebEnginePage& page);
void askArrived(QWebEnginePage& page, std::function<void(bool)> answer);
void askTextLength(QWebEnginePage& page, std::function<void(int)> answer);

}  // namespace periplus::scripts
