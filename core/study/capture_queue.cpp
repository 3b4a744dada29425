// What waits to be captured, and where links stand.
#include "catalogue/identity.h"
#include "store/transaction.h"
#include "study/captures_state.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace periplus::study {

namespace {

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

QueueState stateOf(std::int64_t stored) {
    const bool known = stored >= 0 && stored <= std::to_underlying(QueueState::Dismissed);
    return known ? static_cast<QueueState>(stored) : QueueState::Waiting;
}

QueueItem itemOf(store::QueueRow row) {
    QueueItem item{std::move(row.article),
                   {},
                   std::move(row.title),
                   stateOf(row.state),
                   std::move(row.capture),
                   std::move(row.reason),
                   static_cast<std::uint32_t>(row.attempts),
                   row.missedAt};
    for (std::string_view left = row.urls; !left.empty();) {
        const auto end = left.find('\n');
        item.urls.emplace_back(left.substr(0, end));
        left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    }
    return item;
}

store::QueueRow rowOf(const QueueItem& item, std::int64_t position) {
    std::string urls;
    for (const auto& url : item.urls)
        if (url.find('\n') == std::string::npos) urls += url + '\n';
    return {item.article, position,    std::move(urls), item.title,   std::to_underlying(item.state),
            item.capture, item.reason, item.attempts,   item.missedAt};
}

// A row that was running, by the capture that it ran for, if that is there.
void settle(store::QueueRow& row, const std::optional<store::FoundCapture>& made) {
    row.state = std::to_underlying(QueueState::Waiting);
    if (!made || made->row.forgotten) return;
    ++row.attempts;
    const bool readable = made->row.state <= std::to_underlying(CaptureState::Partial);
    const auto links = std::ranges::count(row.urls, '\n');
    if (readable) {
        row.state = std::to_underlying(QueueState::Done);
        row.reason.clear();
        row.missedAt = {};
    } else if (row.attempts >= links) {
        row.state = std::to_underlying(QueueState::Failed);
        row.reason = made->row.reason;
        row.missedAt = made->row.capturedAt;
    }
}

LinkStatus statusOf(const store::LinkRow& row) {
    const auto health = row.dead                       ? LinkHealth::Dead
                        : row.failedSince.value != 0   ? LinkHealth::Failing
                        : row.checked == UnixMillis{0} ? LinkHealth::Unknown
                                                       : LinkHealth::Alive;
    return {row.url, health, row.checked, row.reason};
}

ChangeSet changeOf(CommandKind kind, std::vector<ArticleId> articles) {
    return {kind, 0, false, std::move(articles), {}, {}, {}, {}};
}

}  // namespace

// What was running when the last session ended runs no more. Where its capture is there, it need not come again: the
// end came between the capture and the word about it.
Result<void> Captures::State::resumeQueue() {
    if (queueResumed) return {};
    auto rows = watched(queue.all());
    if (!rows) return std::unexpected(rows.error());
    auto transaction = store::Transaction::begin(folder.connection());
    if (!transaction) return std::unexpected(transaction.error());
    for (auto& row : *rows) {
        if (stateOf(row.state) != QueueState::Running) continue;
        const auto made = watched(captures.find(row.capture));
        if (!made) return std::unexpected(made.error());
        settle(row, *made);
        if (auto done = queue.put(row); !done) return done;
    }
    auto done = transaction->commit();
    queueResumed = done.has_value();
    return done;
}

// Only what the web gave fills a place in the queue; an archive that has the same page does not.
Result<void> Captures::State::noteInQueue(const Capture& capture) {
    if (capture.origin != CaptureOrigin::Live || capture.article.empty()) return {};
    auto row = watched(queue.find(capture.article));
    if (!row) return std::unexpected(row.error());
    if (!*row || stateOf((*row)->state) > QueueState::Running) return {};
    (*row)->state = std::to_underlying(QueueState::Running);
    (*row)->capture = capture.id;
    return watched(queue.put(**row));
}

Result<std::vector<QueueItem>> Captures::queue() {
    if (auto resumed = state_->resumeQueue(); !resumed) return std::unexpected(resumed.error());
    auto rows = state_->watched(state_->queue.all());
    if (!rows) return std::unexpected(rows.error());
    std::vector<QueueItem> items;
    items.reserve(rows->size());
    for (auto& row : *rows) items.push_back(itemOf(std::move(row)));
    return items;
}

Result<ChangeSet> Captures::enqueue(const std::vector<QueueItem>& items) {
    if (auto resumed = state_->resumeQueue(); !resumed) return std::unexpected(resumed.error());
    auto transaction = store::Transaction::begin(state_->folder.connection());
    if (!transaction) return std::unexpected(transaction.error());
    auto position = state_->queue.lastPosition();
    if (!position) return std::unexpected(position.error());
    std::vector<ArticleId> changed;
    for (const auto& item : items) {
        const auto article = state_->articles.find(item.article);
        if (!article) return std::unexpected(article.error());
        if (!*article) return fail(ErrorCode::UnknownEntry, item.article.value);
        const auto known = state_->queue.find(item.article);
        if (!known) return std::unexpected(known.error());
        if (*known && stateOf((*known)->state) <= QueueState::Running) continue;
        store::QueueRow row = rowOf(item, ++*position);
        if (*known && stateOf((*known)->state) == QueueState::Failed) {
            row.missedAt = (*known)->missedAt;
            row.reason = (*known)->reason;
        }
        if (auto done = state_->queue.put(row); !done) return std::unexpected(done.error());
        changed.push_back(item.article);
    }
    return store::carry(transaction->commit(), changeOf(CommandKind::QueueCaptures, std::move(changed)));
}

Result<ChangeSet> Captures::setQueued(const QueueItem& item) {
    if (auto resumed = state_->resumeQueue(); !resumed) return std::unexpected(resumed.error());
    const auto known = state_->watched(state_->queue.find(item.article));
    if (!known) return std::unexpected(known.error());
    if (!*known) return fail(ErrorCode::NotFound, item.article.value, "it does not wait to be captured");
    return store::carry(state_->queue.put(rowOf(item, (*known)->position)),
                        changeOf(CommandKind::QueueCaptures, {item.article}));
}

// What did not come and was to be tried again has still not come.
Result<ChangeSet> Captures::clearQueue() {
    if (auto resumed = state_->resumeQueue(); !resumed) return std::unexpected(resumed.error());
    auto rows = state_->watched(state_->queue.all());
    if (!rows) return std::unexpected(rows.error());
    auto transaction = store::Transaction::begin(state_->folder.connection());
    if (!transaction) return std::unexpected(transaction.error());
    std::vector<ArticleId> changed;
    for (auto& row : *rows) {
        const QueueState state = stateOf(row.state);
        if (state >= QueueState::Failed) continue;
        changed.push_back(row.article);
        const bool missed = state != QueueState::Done && row.missedAt.value != 0;
        row.state = std::to_underlying(QueueState::Failed);
        const auto done = missed ? state_->queue.put(row) : state_->queue.remove(row.article);
        if (!done) return std::unexpected(done.error());
    }
    return store::carry(transaction->commit(), changeOf(CommandKind::QueueCaptures, std::move(changed)));
}

Result<ChangeSet> Captures::dismiss(const std::vector<QueueItem>& items) {
    auto transaction = store::Transaction::begin(state_->folder.connection());
    if (!transaction) return std::unexpected(transaction.error());
    auto position = state_->queue.lastPosition();
    if (!position) return std::unexpected(position.error());
    std::vector<ArticleId> changed;
    for (auto item : items) {
        const auto known = state_->watched(state_->queue.find(item.article));
        if (!known) return std::unexpected(known.error());
        if (*known && stateOf((*known)->state) <= QueueState::Running) continue;
        item.state = QueueState::Dismissed;
        if (auto done = state_->queue.put(rowOf(item, ++*position)); !done) return std::unexpected(done.error());
        changed.push_back(item.article);
    }
    return store::carry(transaction->commit(), changeOf(CommandKind::QueueCaptures, std::move(changed)));
}

// What did not come from the web came another way.
Result<void> Captures::State::came(const ArticleId& article) {
    if (article.empty()) return {};
    const auto known = watched(queue.find(article));
    if (!known) return std::unexpected(known.error());
    return *known && stateOf((*known)->state) >= QueueState::Failed ? queue.remove(article) : Result<void>{};
}

Result<std::vector<LinkStatus>> Captures::links() {
    const auto rows = state_->watched(state_->links.all());
    if (!rows) return std::unexpected(rows.error());
    std::vector<LinkStatus> links;
    links.reserve(rows->size());
    for (const auto& row : *rows) links.push_back(statusOf(row));
    return links;
}

// A link is dead when it failed again on a later day, and nothing went well in between.
Result<ChangeSet> Captures::recordLink(const std::string& url, bool alive, const std::string& reason) {
    const std::string alias = catalogue::normalisedUrl(url);
    if (alias.empty()) return fail(ErrorCode::InvalidArgument, url, "it is no address of a page");
    auto known = state_->watched(state_->links.find(alias));
    if (!known) return std::unexpected(known.error());
    store::LinkRow row = known->value_or(store::LinkRow{alias, {}, {}, false, {}});
    row.checked = state_->clock();
    row.reason = reason;
    row.dead =
        !alive && (row.dead || (row.failedSince.value != 0 && row.checked.value / kDay > row.failedSince.value / kDay));
    if (alive) row.failedSince = {};
    if (!alive && row.failedSince.value == 0) row.failedSince = row.checked;
    const auto article = state_->watched(state_->articles.byAlias(alias));
    if (!article) return std::unexpected(article.error());
    std::vector<ArticleId> articles;
    if (*article) articles.push_back(**article);
    return store::carry(state_->watched(state_->links.put(row)), changeOf(CommandKind::CheckLink, std::move(articles)));
}

}  // namespace periplus::study
