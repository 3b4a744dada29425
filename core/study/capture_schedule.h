#pragma once
// CaptureSchedule: what of the queue may be captured now. A few pages at once, one a host; a host is left alone for a
// while after each answer, and longer after each failure; hosts that hang share one place while others wait, so that
// they delay nobody. A link that did not come gives way to the next one of its article; when none came and it may go
// better later, all are tried once more. The host with the most left to do goes first, so that the whole is done as
// soon as the slowest host allows.
// Told the time, it tells what changed; the library keeps it. Ownership: values. Thread: any one. Errors: none.
#include "base/clock.h"
#include "study/capture_types.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace periplus::study {

struct ScheduleLimits {
    std::size_t pages = 2;                // at once
    std::int64_t politeMillis = 1'000;    // a host is left alone, after its last answer
    std::int64_t longestMillis = 60'000;  // the same for one that fails again and again
    std::int64_t slowMillis = 8'000;      // a page that takes longer: its host hangs
    std::uint32_t rounds = 2;             // through all links of an article
};

// How an attempt at one link ended.
enum class CaptureEnd : std::uint8_t {
    Saved,
    Closed,     // login, gone, refused: the same today, however often it is tried
    Failed,     // may go better later
    Cancelled,  // by the person or the end of the program: it did not happen
};

struct ScheduledPage {
    ArticleId article;
    std::string url;
    std::string title;
};

struct ScheduleCount {
    std::size_t total = 0;
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t running = 0;
    [[nodiscard]] std::size_t left() const { return total - done - failed; }
};

class CaptureSchedule {
public:
    explicit CaptureSchedule(Clock clock, ScheduleLimits limits = {});

    void setLimits(const ScheduleLimits& limits) { limits_ = limits; }
    // As the library keeps them, or a new order. One that is waiting or running keeps its place; one that is over
    // is waiting anew when `items` say so.
    void add(const std::vector<QueueItem>& items);

    std::optional<ScheduledPage> start();                    // the next that may begin; it counts as running
    [[nodiscard]] std::optional<UnixMillis> wakeAt() const;  // when start() may have one without another word
    // The page has answered and needs neither its place nor its host any more; what becomes of it is not known yet.
    void answered(const ArticleId& article, CaptureEnd end);
    // The item as it is now; nothing when it was cancelled meanwhile.
    std::optional<QueueItem> finish(const ArticleId& article, CaptureEnd end, const std::string& reason,
                                    const CaptureId& capture);

    void pause(bool paused) { paused_ = paused; }
    [[nodiscard]] bool paused() const { return paused_; }
    void clear();  // all of it, also what runs

    [[nodiscard]] ScheduleCount count() const { return count_; }
    [[nodiscard]] const QueueItem* find(const ArticleId& article) const;
    [[nodiscard]] std::vector<QueueItem> items() const;  // in the order in which they came
    [[nodiscard]] const QueueItem* next() const;         // the first that waits

private:
    struct Place {
        QueueItem item;
        bool mayGoBetter = false;  // a link of this round failed in a way that may pass
        bool answered = false;
        std::string firstReason;  // of this round: what the primary link said
    };
    struct Host {
        std::deque<std::size_t> waiting;  // places
        std::int64_t readyAt = 0;
        std::int64_t startedAt = 0;
        std::int64_t took = 0;  // the last page; 0: not known
        std::uint32_t failures = 0;
        bool running = false;
    };

    [[nodiscard]] bool isSlow(const Host& host, std::int64_t now) const;
    [[nodiscard]] std::int64_t left(const Host& host) const;
    [[nodiscard]] bool slowMayStart(std::int64_t now) const;
    [[nodiscard]] const std::string& urlOf(const Place& place) const;
    void leave(Place& place, CaptureEnd end);  // its host, once
    void wait(std::size_t place);
    void endRound(std::size_t place);
    void settle(Host& host, CaptureEnd end, std::int64_t now) const;

    Clock clock_;
    ScheduleLimits limits_;
    std::vector<Place> places_;
    std::unordered_map<ArticleId, std::size_t> placeOf_;
    std::map<std::string, Host> hosts_;
    ScheduleCount count_;
    bool paused_ = false;
};

}  // namespace periplus::study
