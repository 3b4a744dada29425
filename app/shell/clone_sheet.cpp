#include "shell/clone_sheet.h"

#include "bridge/text.h"
#include "shell/clone_controller.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFolderRole = Qt::UserRole;

QString holdings(const KnownClone& clone) {
    QStringList names;
    if (!clone.setting.standsFor.isEmpty()) names << clone.setting.standsFor;
    if (clone.summary)
        for (const auto& name : clone.summary->repositories)
            if (const QString text = qt(name.text()); !names.contains(text, Qt::CaseInsensitive)) names << text;
    return names.join(u", "_s);
}

}  // namespace

CloneSheet::CloneSheet(CloneController& clones, std::function<int(std::size_t)> linksOf, QWidget* parent)
    : QDialog(parent), clones_(clones), linksOf_(std::move(linksOf)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"clones"_s);
    setWindowTitle(tr("Local clones"));
    auto* layout = new QVBoxLayout(this);
    auto* words =
        new QLabel(tr("Links to GitHub are read from these git clones, without network. Nothing in a clone is "
                      "run or changed, and nothing is fetched: what a clone does not have, `git fetch` in it "
                      "brings."),
                   this);
    words->setWordWrap(true);
    layout->addWidget(words);
    makeList();
    layout->addWidget(list_);
    trouble_ = new QLabel(this);
    trouble_->setWordWrap(true);
    trouble_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(trouble_);
    makeButtons(layout);
    connect(&clones_, &CloneController::changed, this, &CloneSheet::fill);
    fill();
    clones_.look();
    resize(720, 360);
}

void CloneSheet::makeList() {
    list_ = new QTreeWidget(this);
    list_->setAccessibleName(tr("Local clones"));
    list_->setRootIsDecorated(false);
    list_->setColumnCount(4);
    list_->setHeaderLabels({tr("Folder"), tr("Repository"), tr("Shows"), tr("Links")});
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->setTextElideMode(Qt::ElideMiddle);
    connect(list_, &QTreeWidget::itemSelectionChanged, this, &CloneSheet::refreshButtons);
}

void CloneSheet::makeButtons(QVBoxLayout* layout) {
    auto* row = new QHBoxLayout;
    layout->addLayout(row);
    const auto button = [this, row](const QString& text) {
        auto* made = new QPushButton(text, this);
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    auto* add = button(tr("&Add a clone..."));
    remove_ = button(tr("&Remove"));
    standsFor_ = button(tr("&Stands for..."));
    readAll_ = button(tr("Read all links of the &list"));
    row->addStretch();
    auto* close = button(tr("Close"));
    add->setObjectName(u"add"_s);
    standsFor_->setToolTip(tr("For a fork or a mirror: the repository whose links it answers"));
    connect(add, &QPushButton::clicked, this, &CloneSheet::chooseFolder);
    connect(remove_, &QPushButton::clicked, this, [this] { clones_.remove(selectedFolder()); });
    connect(standsFor_, &QPushButton::clicked, this, &CloneSheet::askStandsFor);
    connect(readAll_, &QPushButton::clicked, this, &CloneSheet::readAllWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void CloneSheet::fill() {
    const QString selected = selectedFolder();
    list_->clear();
    for (std::size_t at = 0; at < clones_.clones().size(); ++at) {
        const KnownClone& clone = clones_.clones()[at];
        auto* item = new QTreeWidgetItem(list_);
        item->setData(0, kFolderRole, clone.setting.folder);
        item->setText(0, QDir::toNativeSeparators(clone.setting.folder));
        item->setToolTip(0, item->text(0));
        item->setSizeHint(0, QSize(0, fontMetrics().height() + 10));
        item->setText(1, holdings(clone));
        if (clone.summary) {
            const auto& summary = *clone.summary;
            const QString commit = tr("%1 of %2", "commit, date").arg(qt(summary.commit), shortDate(summary.date));
            item->setText(2, summary.branch.empty()
                                 ? commit
                                 : tr("%1: %2", "branch, commit and date").arg(qt(summary.branch), commit));
            item->setText(3, QString::number(linksOf_(at)));
        }
        if (clone.trouble) item->setText(1, tr("cannot be read"));
        if (clone.setting.folder == selected) list_->setCurrentItem(item);
    }
    if (!list_->currentItem() && list_->topLevelItemCount() > 0) list_->setCurrentItem(list_->topLevelItem(0));
    refreshButtons();
}

void CloneSheet::refreshButtons() {
    const bool any = !selectedFolder().isEmpty();
    remove_->setEnabled(any);
    standsFor_->setEnabled(any);
    readAll_->setEnabled(list_->topLevelItemCount() > 0);
    QString trouble;
    for (const KnownClone& clone : clones_.clones())
        if (clone.trouble && clone.setting.folder == selectedFolder()) trouble = sentenceFor(*clone.trouble);
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
}

QString CloneSheet::selectedFolder() const {
    const auto* item = list_->currentItem();
    return item ? item->data(0, kFolderRole).toString() : QString();
}

void CloneSheet::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Choose the folder of a git clone"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { clones_.add(folder); });
    dialog->open();
}

void CloneSheet::askStandsFor() {
    const QString folder = selectedFolder();
    QString now;
    for (const KnownClone& clone : clones_.clones())
        if (clone.setting.folder == folder) now = clone.setting.standsFor;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Local clones"));
    dialog->setLabelText(
        tr("Links to which repository does this clone answer? (owner/name; empty: those of its remotes)"));
    dialog->setTextValue(now);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, folder](const QString& text) {
        const QString name = text.trimmed();
        if (name.isEmpty() || source::readGithubName(utf8(name))) clones_.add(folder, name);
    });
    dialog->open();
}

}  // namespace periplus
