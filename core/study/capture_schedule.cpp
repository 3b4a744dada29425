#include "study/capture_schedule.h"

#include "base/url.h"

#include <algorithm>
#include <utility>

namespace periplus::study {

namespace {

constexpr std::int64_t kUsualMillis = 2'000;  // of a page, as long as nothing is known of its host
constexpr std::uint32_t kMostDoublings = 10;

std::string hostOf(const std::string& url) {
    const UrlParts parts = splitUrl(url);
    std::string host(parts.host);
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    // Another port is another server; the tests' own live on one address.
    return parts.port.empty() ? host : host.append(":").append(parts.port);
}

}  // namespace

CaptureSchedule::CaptureSchedule(Clock clock, ScheduleLimits limits) : clock_(std::move(clock)), limits_(limits) {}

void CaptureSchedule::add(const std::vector<QueueItem>& items) {
    for (const QueueItem& item : items) {
        if (item.urls.empty()) continue;
        const auto [known, isNew] = placeOf_.try_emplace(item.article, places_.size());
        if (isNew) {
            places_.emplace_back();
            ++count_.total;
        } else {
            const QueueState state = places_[known->second].item.state;
            if (state == QueueState::Waiting || state == QueueState::Running) continue;
            if (item.state == QueueState::Done || item.state == QueueState::Failed) continue;
            --(state == QueueState::Done ? count_.done : count_.failed);
        }
        Place& place = places_[known->second];
        place = {};
        place.item = item;
        if (item.state == QueueState::Done) {
            ++count_.done;
        } else if (item.state == QueueState::Failed) {
            ++count_.failed;
        } else {
            if (!isNew) place.item.attempts = 0;
            wait(known->second);
        }
    }
}

const std::string& CaptureSchedule::urlOf(const Place& place) const {
    return place.item.urls[place.item.attempts % place.item.urls.size()];
}

void CaptureSchedule::wait(std::size_t place) {
    places_[place].item.state = QueueState::Waiting;
    hosts_[hostOf(urlOf(places_[place]))].waiting.push_back(place);
}

bool CaptureSchedule::isSlow(const Host& host, std::int64_t now) const {
    return host.took >= limits_.slowMillis || (host.running && now - host.startedAt >= limits_.slowMillis);
}

std::int64_t CaptureSchedule::left(const Host& host) const {
    const std::int64_t page = (host.took > 0 ? host.took : kUsualMillis) + limits_.politeMillis;
    return page * static_cast<std::int64_t>(host.waiting.size());
}

// All places but one are kept for hosts that answer, as long as one of those waits.
bool CaptureSchedule::slowMayStart(std::int64_t now) const {
    std::size_t slow = 0;
    bool quickWaits = false;
    for (const auto& [name, host] : hosts_) {
        if (host.running && isSlow(host, now)) ++slow;
        quickWaits = quickWaits || (!host.waiting.empty() && !isSlow(host, now));
    }
    return !quickWaits || slow + 1 < std::max<std::size_t>(limits_.pages, 2);
}

std::optional<ScheduledPage> CaptureSchedule::start() {
    if (paused_ || count_.running >= limits_.pages) return std::nullopt;
    const std::int64_t now = clock_().value;
    const bool slowMay = slowMayStart(now);
    Host* chosen = nullptr;
    for (auto& [name, host] : hosts_) {
        if (host.running || host.waiting.empty() || host.readyAt > now) continue;
        if (!slowMay && isSlow(host, now)) continue;
        if (chosen == nullptr || left(host) > left(*chosen) ||
            (left(host) == left(*chosen) && host.waiting.front() < chosen->waiting.front())) {
            chosen = &host;
        }
    }
    if (chosen == nullptr) return std::nullopt;
    Place& place = places_[chosen->waiting.front()];
    chosen->waiting.pop_front();
    chosen->running = true;
    chosen->startedAt = now;
    place.item.state = QueueState::Running;
    ++count_.running;
    return ScheduledPage{place.item.article, urlOf(place), place.item.title};
}

std::optional<UnixMillis> CaptureSchedule::wakeAt() const {
    if (paused_ || count_.running >= limits_.pages) return std::nullopt;
    const std::int64_t now = clock_().value;
    const bool slowMay = slowMayStart(now);
    std::optional<UnixMillis> soonest;
    for (const auto& [name, host] : hosts_) {
        if (host.running || host.waiting.empty() || (!slowMay && isSlow(host, now))) continue;
        const UnixMillis at{std::max(host.readyAt, now)};
        if (!soonest || at < *soonest) soonest = at;
    }
    return soonest;
}

void CaptureSchedule::settle(Host& host, CaptureEnd end, std::int64_t now) const {
    host.running = false;
    host.failures = end == CaptureEnd::Failed ? std::min(host.failures + 1, kMostDoublings) : 0;
    if (end == CaptureEnd::Cancelled) return;
    host.took = std::max<std::int64_t>(1, now - host.startedAt);
    host.readyAt = now + limits_.politeMillis;
    if (host.failures > 1) {
        const std::int64_t longer = std::max<std::int64_t>(limits_.politeMillis, 1) << (host.failures - 1);
        host.readyAt = now + std::max(limits_.politeMillis, std::min(longer, limits_.longestMillis));
    }
}

void CaptureSchedule::leave(Place& place, CaptureEnd end) {
    if (std::exchange(place.answered, true)) return;
    settle(hosts_[hostOf(urlOf(place))], end, clock_().value);
    --count_.running;
}

void CaptureSchedule::answered(const ArticleId& article, CaptureEnd end) {
    const auto known = placeOf_.find(article);
    if (known != placeOf_.end() && places_[known->second].item.state == QueueState::Running)
        leave(places_[known->second], end);
}

std::optional<QueueItem> CaptureSchedule::finish(const ArticleId& article, CaptureEnd end, const std::string& reason,
                                                 const CaptureId& capture) {
    const auto known = placeOf_.find(article);
    if (known == placeOf_.end() || places_[known->second].item.state != QueueState::Running) return std::nullopt;
    Place& place = places_[known->second];
    leave(place, end);
    place.answered = false;
    if (end == CaptureEnd::Cancelled) {
        place.item.state = QueueState::Waiting;
        hosts_[hostOf(urlOf(place))].waiting.push_front(known->second);
        return place.item;
    }
    if (!capture.empty()) place.item.capture = capture;
    if (end == CaptureEnd::Saved) {
        ++place.item.attempts;
        place.item.state = QueueState::Done;
        place.item.reason.clear();
        place.item.missedAt = {};
        ++count_.done;
        return place.item;
    }
    const bool isFirst = place.item.attempts % place.item.urls.size() == 0;
    if (isFirst) place.firstReason = reason;
    place.mayGoBetter = place.mayGoBetter || end == CaptureEnd::Failed;
    ++place.item.attempts;
    endRound(known->second);
    return place.item;
}

// After a link that did not come: the next one, all of them once more, or the end.
void CaptureSchedule::endRound(std::size_t at) {
    Place& place = places_[at];
    const auto links = static_cast<std::uint32_t>(place.item.urls.size());
    if (place.item.attempts % links != 0) return wait(at);
    if (place.mayGoBetter && place.item.attempts < limits_.rounds * links) {
        place.mayGoBetter = false;
        return wait(at);
    }
    place.item.state = QueueState::Failed;
    place.item.reason = place.firstReason;
    place.item.missedAt = clock_();
    ++count_.failed;
}

void CaptureSchedule::clear() {
    places_.clear();
    placeOf_.clear();
    count_ = {};
    // What is known of the hosts stays: they are left alone as before.
    for (auto& [name, host] : hosts_) {
        if (host.running) host.readyAt = clock_().value + limits_.politeMillis;
        host.running = false;
        host.waiting.clear();
    }
}

const QueueItem* CaptureSchedule::find(const ArticleId& article) const {
    const auto known = placeOf_.find(article);
    return known == placeOf_.end() ? nullptr : &places_[known->second].item;
}

std::vector<QueueItem> CaptureSchedule::items() const {
    std::vector<QueueItem> all;
    all.reserve(places_.size());
    for (const Place& place : places_) all.push_back(place.item);
    return all;
}

const QueueItem* CaptureSchedule::next() const {
    for (const Place& place : places_) {
        if (place.item.state == QueueState::Waiting) return &place.item;
    }
    return nullptr;
}

}  // namespace periplus::study
