#include "shell/key_sheet.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keysOf(const ActionRow& row) {
    QStringList words;
    for (const auto& key : row.keys) words.append(key.toString(QKeySequence::NativeText).toHtmlEscaped());
    return words.join(u"&nbsp;&nbsp;"_s);
}

// All sections are one table, so that their columns stand under each other.
QString heading(const QString& words) {
    return u"<tr><td colspan='2' style='padding:14px 0 4px 0'><h3>%1</h3></td></tr>"_s.arg(words);
}

QString line(const QString& keys, const QString& words) {
    return u"<tr><td style='padding:2px 24px 2px 0'><b>%1</b></td><td style='padding:2px 0'>%2</td></tr>"_s.arg(keys,
                                                                                                                words);
}

QString plain(QString text) { return text.remove(u'&').toHtmlEscaped(); }

// Chinese menus carry the letter for Alt in brackets at the end: 打开(&O).
QString titleWithoutLetter(const QString& text) {
    const qsizetype bracket = text.indexOf(u"(&"_s);
    if (bracket < 0) return plain(text);
    return plain(text.left(bracket) + text.mid(bracket + 4));
}

}  // namespace

KeySheet::KeySheet(const std::vector<ActionRow>& rows, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    QString html = u"<p>%1</p>"_s.arg(
        tr("Single letters act in the list and the page, never while you are typing.").toHtmlEscaped());
    auto menu = ActionMenu::File;
    html += u"<table width='100%'>"_s + heading(titleWithoutLetter(titleOf(menu)));
    for (const auto& row : rows) {
        if (row.menu != menu) {
            menu = row.menu;
            html += heading(titleWithoutLetter(titleOf(menu)));
        }
        html += line(keysOf(row), titleWithoutLetter(row.text));
    }
    html += heading(tr("In the list").toHtmlEscaped());
    html += line(tr("Enter").toHtmlEscaped(), tr("Open the live page").toHtmlEscaped());
    html += line(tr("Space").toHtmlEscaped(), tr("Turn the page").toHtmlEscaped());
    html += u"</table>"_s;
    auto* sheet = new QTextBrowser(this);
    sheet->setFrameShape(QFrame::NoFrame);
    sheet->setHtml(html);
    sheet->setAccessibleName(windowTitle());
    auto* column = new QVBoxLayout(this);
    column->addWidget(sheet);
    resize(std::min(560, parent->width() - 40), std::min(680, parent->height() - 40));
}

AboutCard::AboutCard(QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Periplus"));
    auto* words = new QLabel(
        u"<h2>Periplus %1</h2><p>%2</p><p>%3</p>"_s.arg(
            QCoreApplication::applicationVersion(),
            tr("Study the source of a large system from your own list of articles.").toHtmlEscaped(),
            tr("Licensed under the Apache License 2.0. What you write stays on this machine.").toHtmlEscaped()),
        this);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(buttons);
}

}  // namespace periplus
