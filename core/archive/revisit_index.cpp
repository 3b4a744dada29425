#include "archive/revisit_index.h"

#include <algorithm>
#include <limits>

namespace periplus::archive {
namespace {

constexpr std::size_t kWays = 8;  // places where one key may stand
constexpr std::size_t kFewest = std::size_t{1} << 12U;
constexpr std::size_t kMost = std::size_t{1} << 20U;

std::uint64_t mixed(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    hash ^= hash >> 32U;
    return std::max<std::uint64_t>(1, hash * 0x9E3779B97F4A7C15ULL);
}

}  // namespace

std::uint64_t RevisitIndex::keyOf(std::string_view digest) { return mixed(digest, 1); }

std::uint64_t RevisitIndex::keyOf(std::string_view url, UnixMillis at) {
    return mixed(url, static_cast<std::uint64_t>(at.value / 1000) << 8U);
}

void RevisitIndex::put(const Slot& slot) {
    const auto first = (slot.key >> 7U) % (slots_.size() / kWays) * kWays;
    auto* const ways = slots_.data() + first;
    auto* place = ways;
    for (auto* way = ways; way != ways + kWays; ++way) {
        if (way->key == slot.key) return;  // the first is what others refer to
        if (way->key == 0) {
            *way = slot;
            ++used_;
            return;
        }
        if (way->source < place->source || (way->source == place->source && way->member < place->member)) place = way;
    }
    *place = slot;
}

void RevisitIndex::add(std::uint64_t key, const RevisitTarget& target) {
    if (target.place.inner > std::numeric_limits<std::uint32_t>::max()) return;
    if (slots_.empty()) slots_.resize(kFewest);
    if (used_ > slots_.size() / 2 && slots_.size() < kMost) {
        const auto old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 4));
        used_ = 0;
        for (const auto& slot : old)
            if (slot.key != 0) put(slot);
    }
    put({key, target.place.member, static_cast<std::uint32_t>(target.place.inner), target.source});
}

std::optional<RevisitTarget> RevisitIndex::find(std::uint64_t key) const {
    if (slots_.empty()) return std::nullopt;
    const auto first = (key >> 7U) % (slots_.size() / kWays) * kWays;
    for (std::size_t way = first; way < first + kWays; ++way)
        if (slots_[way].key == key) return RevisitTarget{slots_[way].source, {slots_[way].member, slots_[way].inner}};
    return std::nullopt;
}

}  // namespace periplus::archive
