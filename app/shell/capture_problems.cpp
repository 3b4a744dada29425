#include "shell/capture_problems.h"

#include "bridge/capture_words.h"
#include "bridge/text.h"
#include "shell/capture_shelf.h"
#include "shell/offline_controller.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>

namespace periplus {

namespace {

struct Problems {
    Q_DECLARE_TR_FUNCTIONS(CaptureProblems)
};

// What the article's newest capture says, where it is less than the page.
const study::Capture* unwhole(const CaptureShelf& shelf, const ArticleId& article) {
    const auto& captures = shelf.of(article);
    if (article.empty() || captures.empty()) return nullptr;
    return captures.front().state == study::CaptureState::Complete ? nullptr : &captures.front();
}

CaptureRow missedRow(const study::QueueItem& item, const CaptureShelf& shelf, bool again) {
    CaptureRow row = rowOf(item);
    if (const auto* capture = item.capture.empty() ? nullptr : shelf.find(item.capture)) {
        row.standing = standingOf(*capture);
        row.advice = wayOut(capture->state);
    }
    if (again) row.standing = Problems::tr("%1 It is being tried again.", "reason").arg(row.standing);
    return row;
}

}  // namespace

QString entryTitle(const catalogue::Node& node) {
    if (!node.title.empty()) return qt(node.title).simplified();
    return node.links.empty() ? QString() : qt(node.links.front().url);
}

std::vector<CaptureRow> captureProblems(const OfflineController& offline, const CaptureShelf& shelf,
                                        const study::CatalogueSnapshot* list) {
    std::unordered_map<ArticleId, CaptureRow> rows;
    std::vector<ArticleId> order;  // of those that the list does not have
    for (const auto& [article, item] : offline.missed()) {
        if (item.state == study::QueueState::Dismissed) continue;
        rows.emplace(article, missedRow(item, shelf, offline.waitsFor(article)));
        order.push_back(article);
    }
    for (const auto& [article, captures] : shelf.all()) {
        const auto* capture = unwhole(shelf, article);
        if (!capture || rows.contains(article)) continue;
        const auto known = offline.missed().find(article);
        const bool dismissed = known != offline.missed().end() && known->second.capture == capture->id;
        if (!dismissed) rows.emplace(article, rowOf(*capture));
    }
    std::vector<CaptureRow> problems;
    const auto take = [&](const ArticleId& article, const QString& title) {
        const auto row = rows.find(article);
        if (row == rows.end()) return;
        if (!title.isEmpty()) row->second.title = title;
        problems.push_back(std::move(row->second));
        rows.erase(row);
    };
    for (std::size_t i = 0; list && !rows.empty() && i < list->articleOf.size(); ++i)
        if (!list->articleOf[i].empty()) take(list->articleOf[i], entryTitle(list->catalogue->nodes[i]));
    for (const auto& article : order) take(article, {});
    return problems;
}

QString problemWords(const std::vector<CaptureRow>& rows) {
    const auto all = static_cast<int>(rows.size());
    const auto partly = static_cast<int>(std::ranges::count_if(rows, &CaptureRow::readable));
    if (all == 0) return Problems::tr("Everything that was taken offline is there, whole.");
    QStringList words;
    if (all > partly) words << Problems::tr("%n page(s) did not come.", nullptr, all - partly);
    if (partly > 0) words << Problems::tr("%n page(s) came only in part.", nullptr, partly);
    words << Problems::tr("Choose one to read what there is, or try it again.");
    return words.join(QLatin1Char(' '));
}

}  // namespace periplus
