#include "shell/doubt_sheet.h"

#include "bridge/text.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace periplus {

namespace {

catalogue::NodeIndex nodeAt(const catalogue::Catalogue& list, std::uint32_t line) {
    auto found = catalogue::kNoNode;
    for (catalogue::NodeIndex node = 0; node < list.nodes.size() && list.nodes[node].place.line <= line; ++node) {
        found = node;
    }
    return found;
}

}  // namespace

std::vector<Doubt> doubtsOf(const study::CatalogueSnapshot& snapshot) {
    std::vector<Doubt> doubts;
    const auto& list = *snapshot.catalogue;
    for (const auto& diagnostic : list.diagnostics) {
        const QString subject = qt(diagnostic.subject).simplified();
        doubts.push_back({diagnostic.place, nodeAt(list, diagnostic.place.line),
                          subject.isEmpty() ? sentenceFor(diagnostic.kind)
                                            : DoubtSheet::tr("%1: %2").arg(sentenceFor(diagnostic.kind), subject)});
    }
    for (const auto& report : snapshot.reports) {
        doubts.push_back({list.nodes[report.node].place, report.node,
                          DoubtSheet::tr("%1: %2").arg(sentenceFor(catalogue::Diagnostic::Kind::AmbiguousIdentity),
                                                       qt(list.nodes[report.node].title).simplified())});
    }
    std::ranges::stable_sort(doubts, {}, [](const Doubt& doubt) { return doubt.place.line; });
    return doubts;
}

DoubtSheet::DoubtSheet(const std::vector<Doubt>& doubts, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Doubtful places in this list"));
    auto* words = new QLabel(doubts.empty() ? tr("Nothing in this list is doubtful.")
                                            : tr("Everything is shown all the same. Choose a line to go there."),
                             this);
    words->setWordWrap(true);
    auto* lines = new QListWidget(this);
    lines->setAccessibleName(windowTitle());
    lines->setWordWrap(true);
    for (const auto& doubt : doubts) {
        auto* line = new QListWidgetItem(tr("Line %1: %2").arg(doubt.place.line).arg(doubt.words), lines);
        line->setData(Qt::UserRole, doubt.node);
    }
    connect(lines, &QListWidget::itemActivated, this, [this](const QListWidgetItem* line) {
        const auto node = static_cast<catalogue::NodeIndex>(line->data(Qt::UserRole).toUInt());
        if (node != catalogue::kNoNode) emit chosen(node);
    });
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(lines);
    resize(std::min(560, parent->width() - 40), std::min(420, parent->height() - 40));
}

}  // namespace periplus
