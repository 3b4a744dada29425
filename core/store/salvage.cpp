#include "store/salvage.h"

#include "base/utf8.h"
#include "store/annotation_store.h"
#include "store/article_store.h"
#include "store/capture_store.h"
#include "store/catalogue_store.h"
#include "store/history_store.h"
#include "store/link_store.h"
#include "store/merge.h"
#include "store/note_store.h"
#include "store/query.h"
#include "store/sql.h"
#include "store/status_store.h"
#include "store/transaction.h"

#include <algorithm>

namespace periplus::store {

namespace {

constexpr Sequence kLastCredible = 1ULL << 40U;  // a broken number must not become the order of all to come

bool isId(const std::string& text) {
    return text.size() == 16 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

bool isText(const std::string& text) { return !firstInvalidUtf8(text); }
bool isCredible(Sequence sequence) { return sequence > 0 && sequence < kLastCredible; }

class Salvage {
public:
    Salvage(Connection& damaged, Connection& target) : damaged_(damaged), target_(target) {}

    void run() {
        read({query(sql::salvage, "articles"), query(sql::salvage, "articlesBack")}, &Salvage::article);
        read({query(sql::salvage, "aliases"), query(sql::salvage, "aliasesBack")}, &Salvage::alias);
        read({query(sql::salvage, "catalogues")}, &Salvage::catalogue);
        read({query(sql::salvage, "statuses"), query(sql::salvage, "statusesBack")}, &Salvage::status);
        read({query(sql::salvage, "places"), query(sql::salvage, "placesBack")}, &Salvage::place);
        read({query(sql::salvage, "notes"), query(sql::salvage, "notesBack")}, &Salvage::note);
        read({query(sql::salvage, "annotations"), query(sql::salvage, "annotationsBack")}, &Salvage::annotation);
        read({query(sql::salvage, "captures"), query(sql::salvage, "capturesBack")}, &Salvage::capture);
        read({query(sql::salvage, "queue")}, &Salvage::queued);
        read({query(sql::salvage, "links"), query(sql::salvage, "linksBack")}, &Salvage::link);
        read({query(sql::salvage, "history"), query(sql::salvage, "historyBack")}, &Salvage::history);
    }
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] const std::optional<Error>& failed() const { return failed_; }

private:
    using Take = Result<void> (Salvage::*)(const Row&);

    // The second query reads from the other end and is only needed when the first broke off.
    void read(std::initializer_list<std::string_view> queries, Take take) {
        for (const auto sql : queries) {
            const auto end = damaged_.each(sql, [&](const Row& row) {
                ++count_;
                // A row that the target refuses (no such article) is left out; a full disk is not.
                if (auto taken = (this->*take)(row); !taken && taken.error().code != ErrorCode::Internal)
                    failed_ = taken.error();
            });
            if (end) return;
        }
    }

    Result<void> article(const Row& row) {
        const ArticleRow article{{row.text(0)}, row.text(1), row.text(2)};
        if (!isId(article.id.value) || !isText(article.url) || !isText(article.title)) return {};
        return ArticleStore(target_).add(article, {});
    }
    Result<void> alias(const Row& row) {
        const ArticleId article{row.text(1)};
        if (!isId(article.value) || row.integer(2) != aliasChecksum(row.text(0), article)) return {};
        return ArticleStore(target_).addAlias(row.text(0), article);
    }
    Result<void> catalogue(const Row& row) {
        const CatalogueRow list{{row.text(0)}, row.text(1), row.text(2), row.flag(3), row.flag(4), row.time(5), {}};
        if (!isId(list.id.value) || !isText(list.path) || !isText(list.name)) return {};
        const auto known = CatalogueStore(target_).byPath(list.path);
        if (!known || *known) return {};
        return CatalogueStore(target_).put(list);
    }
    Result<void> status(const Row& row) {
        const StatusRow status = statusFrom(row);
        const bool sound = isId(status.article.value) && row.integer(8) == statusChecksum(status);
        return sound ? mergeStatus(target_, status) : Result<void>{};
    }
    Result<void> place(const Row& row) {
        const PlaceRow place{{row.text(0)}, row.text(1), row.text(2), row.real(3), row.time(4)};
        if (!isId(place.article.value) || !isText(place.view) || !isText(place.anchor)) return {};
        const auto known = StatusStore(target_).place(place.article);
        if (!known || (*known && (*known)->at >= place.at)) return {};
        return StatusStore(target_).putPlace(place);
    }
    Result<void> note(const Row& row) {
        const auto note = wholeNoteRow(row);
        return note && keepArticle(note->article) ? mergeNote(target_, *note) : Result<void>{};
    }
    Result<void> annotation(const Row& row) {
        const auto annotation = wholeAnnotationRow(row);
        return annotation && keepArticle(annotation->article) ? mergeAnnotation(target_, *annotation) : Result<void>{};
    }
    Result<void> capture(const Row& row) {
        const auto capture = wholeCaptureRow(row);
        if (!capture || !isCaptureId(capture->row.id.value)) return {};
        const ArticleId& article = capture->row.article;
        if (!article.empty() && !keepArticle(article)) return {};
        auto done = mergeCapture(target_, capture->row);
        return done && capture->purged ? CaptureStore(target_).setPurged(capture->row.id) : done;
    }
    Result<void> queued(const Row& row) {
        const QueueRow item = queueRow(row);
        const bool sound = isId(item.article.value) && isText(item.urls) && isText(item.title) && isText(item.reason) &&
                           isText(item.capture.value);
        const auto known = QueueStore(target_).find(item.article);
        return sound && known && !*known ? QueueStore(target_).put(item) : Result<void>{};
    }
    Result<void> link(const Row& row) {
        const LinkRow link = linkRow(row);
        const auto known = LinkStore(target_).find(link.url);
        if (!isText(link.url) || !isText(link.reason) || !known || (*known && (*known)->checked >= link.checked))
            return {};
        return LinkStore(target_).put(link);
    }
    Result<void> history(const Row& row) {
        const HistoryEntry entry{row.sequence(0), row.text(1), {row.text(2)}, {row.text(3)},
                                 row.text(4),     row.text(5), row.time(6)};
        const bool ofArticle = entry.article.empty() || isId(entry.article.value);
        const bool sound = isCredible(entry.sequence) && isText(entry.kind) && ofArticle &&
                           isText(entry.annotation.value) && isText(entry.before) && isText(entry.after);
        return sound ? HistoryStore(target_).merge(entry) : Result<void>{};
    }

    // Words stay even when nothing else is known of their article.
    bool keepArticle(const ArticleId& id) {
        return isId(id.value) && ArticleStore(target_).add({id, {}, {}}, {}).has_value();
    }

    Connection& damaged_;
    Connection& target_;
    std::uint64_t count_ = 0;
    std::optional<Error> failed_;
};

}  // namespace

Result<std::uint64_t> salvage(const std::string& path, Connection& target) {
    auto damaged = Connection::open(path, OpenMode::Immutable);
    if (!damaged) return 0;
    auto transaction = Transaction::begin(target);
    if (!transaction) return std::unexpected(transaction.error());
    Salvage work(**damaged, target);
    work.run();
    if (work.failed()) return std::unexpected(*work.failed());
    return carry(transaction->commit(), work.count());
}

}  // namespace periplus::store
