#include "reader/capture_view.h"

#include "reader/capture_scheme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QWebEngineContextMenuRequest>

namespace periplus {

CaptureView::CaptureView(QWidget* parent) : QWebEngineView(parent) {
    setAcceptDrops(false);
    connect(this, &QWebEngineView::printFinished, this, [this] { printer_.reset(); });
}

CaptureView::~CaptureView() = default;

void CaptureView::contextMenuEvent(QContextMenuEvent* event) {
    const QWebEngineContextMenuRequest* request = lastContextMenuRequest();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QUrl link = request ? request->linkUrl() : QUrl();
    if (!link.isEmpty() && captureOf(link).isEmpty()) {
        menu->addAction(tr("Open link"), this, [this, link] { emit linkWanted(link); });
        menu->addAction(tr("Copy link"), this,
                        [link] { QGuiApplication::clipboard()->setText(QString::fromLatin1(link.toEncoded())); });
        menu->addSeparator();
    }
    QAction* copy = menu->addAction(tr("Copy"), this, [this] { triggerPageAction(QWebEnginePage::Copy); });
    copy->setEnabled(request && !request->selectedText().isEmpty());
    menu->addAction(tr("Select all"), this, [this] { triggerPageAction(QWebEnginePage::SelectAll); });
    menu->popup(event->globalPos());
}

void CaptureView::printWithDialog() {
    if (printer_) return;  // one at a time
    printer_ = std::make_unique<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer_.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QPrintDialog::rejected, this, [this] { printer_.reset(); });
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
            [this](QPrinter* to) { QWebEngineView::print(to); });
    dialog->open();
}

}  // namespace periplus
