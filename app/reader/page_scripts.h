#pragma once
// Our own scripts in pages, run in ApplicationWorld, which works with the page's script off. What comes back is foreign
// text: the page shares its DOM with us. Each answer comes once, or never (a renderer that died says nothing).
// Thread: UI. Errors: none; a page that cannot answer gives empty values.
#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>

class QWebEnginePage;

namespace periplus::scripts {

// Pieces that the calls below and other owners of scripts are made of.
QString source(const QString& file);                                    // of resources/reader; empty when not built in
QString called(const QString& function, const QStringList& arguments);  // each argument JavaScript already
QString literal(const QJsonValue& value);                               // any text as a safe literal
void run(QWebEnginePage& page, const QString& script, std::function<void(const QVariant&)> answer = {});

struct PagePlace {
    QString
        anchor;  // the words at the top, and their code point offset in the text: "words @120"; at most 80 characters
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
