#include "shell/offline_sheets.h"

#include "settings/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace periplus {

namespace {

QSpinBox* spin(Settings& settings, const NumberKey& key, const QString& unit, QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setRange(key.least, key.most);
    box->setSuffix(unit);
    box->setValue(settings.get(key));
    QObject::connect(box, &QSpinBox::valueChanged, parent, [&settings, key](int value) { settings.set(key, value); });
    return box;
}

QLabel* words(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

void addClose(QFormLayout* form, QDialog* sheet) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, sheet);
    QObject::connect(buttons, &QDialogButtonBox::rejected, sheet, &QDialog::close);
    form->addRow(buttons);
}

}  // namespace

OfflineSettingsSheet::OfflineSettingsSheet(Settings& settings, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Taking pages offline"));
    auto* form = new QFormLayout(this);
    form->addRow(words(tr("At most two pages are taken at a time, and one of each site."), this));
    form->addRow(tr("Wait for a page to come to &rest"), spin(settings, keys::kQuietSeconds, tr(" s"), this));
    form->addRow(tr("Largest &page with all its parts"), spin(settings, keys::kPageMegabytes, tr(" MiB"), this));
    form->addRow(tr("&Leave a site alone after each page"), spin(settings, keys::kPoliteSeconds, tr(" s"), this));
    addClose(form, this);
}

ReadingLookSheet::ReadingLookSheet(Settings& settings, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Look of the reading view"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Size"), spin(settings, keys::kReadingSize, tr(" px"), this));
    form->addRow(tr("&Width"), spin(settings, keys::kReadingWidth, tr(" em"), this));
    auto* pitch = new QDoubleSpinBox(this);
    pitch->setRange(keys::kReadingPitch.least / 10.0, keys::kReadingPitch.most / 10.0);
    pitch->setSingleStep(0.1);
    pitch->setDecimals(1);
    pitch->setValue(settings.get(keys::kReadingPitch) / 10.0);
    connect(pitch, &QDoubleSpinBox::valueChanged, this,
            [&settings](double value) { settings.set(keys::kReadingPitch, qRound(value * 10)); });
    form->addRow(tr("&Line height"), pitch);
    auto* serif = new QCheckBox(tr("Letters with s&erifs"), this);
    serif->setChecked(settings.get(keys::kReadingSerif));
    connect(serif, &QCheckBox::toggled, this, [&settings](bool on) { settings.set(keys::kReadingSerif, on); });
    form->addRow(QString(), serif);
    addClose(form, this);
}

ExportSheet::ExportSheet(const std::function<std::size_t(ExportScope)>& count, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export captures"));
    auto* form = new QFormLayout(this);
    scope_ = new QComboBox(this);
    const auto add = [this, &count](ExportScope scope, const QString& name) {
        if (const auto all = count(scope); all > 0)
            scope_->addItem(tr("%1 (%2)", "scope, how many").arg(name).arg(all), static_cast<int>(scope));
    };
    add(ExportScope::Entry, tr("This article"));
    add(ExportScope::Section, tr("This section"));
    add(ExportScope::All, tr("All captures"));
    kind_ = new QComboBox(this);
    kind_->addItem(tr("WACZ: one file that other web archive readers open"), static_cast<int>(ExportKind::Wacz));
    kind_->addItem(tr("WARC: for web archives"), static_cast<int>(ExportKind::Warc));
    kind_->addItem(tr("HTML: one file per page, for any browser"), static_cast<int>(ExportKind::Html));
    kind_->addItem(tr("PDF: one file per page, for paper"), static_cast<int>(ExportKind::Pdf));
    form->addRow(tr("&What"), scope_);
    form->addRow(tr("&As"), kind_);
    auto* buttons = new QDialogButtonBox(this);
    auto* go = buttons->addButton(tr("Choose where..."), QDialogButtonBox::AcceptRole);
    go->setEnabled(scope_->count() > 0);
    if (scope_->count() == 0)
        form->insertRow(0, words(tr("Nothing is offline yet. Press O on an entry to take it."), this));
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(static_cast<ExportScope>(scope_->currentData().toInt()),
                    static_cast<ExportKind>(kind_->currentData().toInt()));
        close();
    });
    form->addRow(buttons);
}

}  // namespace periplus
