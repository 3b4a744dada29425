// Roll-ups and reading order. Pure.
#include "study/types.h"

namespace periplus::study {

namespace {

ReadingState stateOf(const CatalogueSnapshot& snapshot, const StatusMap& statuses, catalogue::NodeIndex node) {
    const auto found = statuses.find(snapshot.articleOf[node]);
    return found == statuses.end() ? ReadingState::Unread : found->second.state;
}

void count(Rollup& rollup, ReadingState state) {
    ++rollup.total;
    switch (state) {
        case ReadingState::Unread: ++rollup.unread; break;
        case ReadingState::Reading: ++rollup.reading; break;
        case ReadingState::Read: ++rollup.read; break;
        case ReadingState::Skipped: ++rollup.skipped; break;
    }
}

void add(Rollup& sum, const Rollup& part) {
    sum.total += part.total;
    sum.unread += part.unread;
    sum.reading += part.reading;
    sum.read += part.read;
    sum.skipped += part.skipped;
}

bool isEntry(const CatalogueSnapshot& snapshot, catalogue::NodeIndex node) {
    return snapshot.catalogue->nodes[node].kind == catalogue::NodeKind::Entry;
}

}  // namespace

Rollup rollup(const CatalogueSnapshot& snapshot, const StatusMap& statuses, catalogue::NodeIndex node) {
    const auto& nodes = snapshot.catalogue->nodes;
    const bool all = node == catalogue::kNoNode;
    const auto end = all ? static_cast<catalogue::NodeIndex>(nodes.size()) : nodes[node].subtreeEnd;
    Rollup sum;
    for (auto at = all ? 0 : node; at < end; ++at)
        if (isEntry(snapshot, at)) count(sum, stateOf(snapshot, statuses, at));
    return sum;
}

std::vector<Rollup> rollups(const CatalogueSnapshot& snapshot, const StatusMap& statuses) {
    const auto& nodes = snapshot.catalogue->nodes;
    std::vector<Rollup> sums(nodes.size());
    // Children follow their parent: backwards, each sum is whole before it is added to the one above.
    for (auto at = static_cast<catalogue::NodeIndex>(nodes.size()); at-- > 0;) {
        if (isEntry(snapshot, at)) count(sums[at], stateOf(snapshot, statuses, at));
        if (nodes[at].parent != catalogue::kNoNode) add(sums[nodes[at].parent], sums[at]);
    }
    return sums;
}

catalogue::NodeIndex nextUnread(const CatalogueSnapshot& snapshot, const StatusMap& statuses,
                                catalogue::NodeIndex after) {
    const auto& nodes = snapshot.catalogue->nodes;
    const auto size = nodes.size();
    const std::size_t first = after == catalogue::kNoNode ? 0 : std::size_t{after} + 1;
    for (std::size_t step = 0; step < size; ++step) {
        const auto at = static_cast<catalogue::NodeIndex>((first + step) % size);
        const bool candidate = at != after && isEntry(snapshot, at) && !nodes[at].struck;
        if (candidate && stateOf(snapshot, statuses, at) == ReadingState::Unread) return at;
    }
    return catalogue::kNoNode;
}

}  // namespace periplus::study
