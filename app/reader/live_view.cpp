#include "reader/live_view.h"

#include "reader/request_policy.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QWebEngineContextMenuRequest>

namespace periplus {

void LiveView::contextMenuEvent(QContextMenuEvent* event) {
    const QWebEngineContextMenuRequest* request = lastContextMenuRequest();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QUrl link = request ? request->linkUrl() : QUrl();
    if (!link.isEmpty() && refusalOf(link).isEmpty()) {
        menu->addAction(tr("Open link"), this, [this, link] { emit linkWanted(link); });
        menu->addAction(tr("Open link in system browser"), this, [link] { QDesktopServices::openUrl(link); });
        menu->addAction(tr("Copy link"), this,
                        [link] { QGuiApplication::clipboard()->setText(QString::fromLatin1(link.toEncoded())); });
        menu->addSeparator();
    }
    for (const auto action : {QWebEnginePage::Back, QWebEnginePage::Forward, QWebEnginePage::Reload})
        menu->addAction(pageAction(action));
    menu->addSeparator();
    QAction* copy = menu->addAction(tr("Copy"), this, [this] { triggerPageAction(QWebEnginePage::Copy); });
    copy->setEnabled(request && !request->selectedText().isEmpty());
    menu->popup(event->globalPos());
}

}  // namespace periplus
