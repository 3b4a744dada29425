#include "models/entry_filter.h"

#include "bridge/text.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace periplus {
namespace {

using catalogue::kNoNode;
using catalogue::NodeIndex;

constexpr std::size_t kWordsRemembered = 16;
constexpr std::size_t kMaxWords = 32;  // as many bits as a mask has

const char* findBytes(const char* begin, const char* end, std::string_view word) {
    return static_cast<const char*>(memmem(begin, static_cast<std::size_t>(end - begin), word.data(), word.size()));
}

// The facets, with their names turned to numbers once.
class FacetTest {
public:
    FacetTest(const FilterQuery& query, const EntryIndex& index)
        : index_(index),
          starredOnly_(query.starredOnly),
          offlineOnly_(query.offlineOnly),
          brokenOnly_(query.brokenOnly),
          byHost_(!query.host.isEmpty()),
          byAuthor_(!query.author.isEmpty()),
          host_(EntryIndex::numberOf(index.hosts(), query.host)),
          author_(EntryIndex::numberOf(index.authors(), query.author)) {
        states_.fill(query.states.empty());
        for (const auto state : query.states) states_[static_cast<std::size_t>(state)] = true;
    }

    [[nodiscard]] bool passes(NodeIndex node, const NodeFacts& facts) const {
        if (!states_[static_cast<std::size_t>(facts.state)] || (starredOnly_ && !facts.starred)) return false;
        if ((offlineOnly_ && !facts.offline) || (brokenOnly_ && !facts.brokenLink)) return false;
        if (byAuthor_ && index_.authorOf(node) != author_) return false;
        if (byHost_) return std::ranges::find(index_.hostsOf(node), host_) != index_.hostsOf(node).end();
        return true;
    }

private:
    const EntryIndex& index_;
    std::array<bool, 4> states_{};
    bool starredOnly_;
    bool offlineOnly_;
    bool brokenOnly_;
    bool byHost_;
    bool byAuthor_;
    std::uint32_t host_;
    std::uint32_t author_;
};

}  // namespace

std::vector<NodeIndex> EntryFilter::search(const std::string& word) const {
    std::vector<NodeIndex> nodes;
    const char* const begin = index_.text().data();
    const char* const end = begin + index_.text().size();
    NodeIndex node = 0;
    for (const char* at = findBytes(begin, end, word); at != nullptr;) {
        const auto offset = static_cast<std::uint32_t>(at - begin);
        while (index_.textStart(node + 1) <= offset) ++node;
        nodes.push_back(node);
        at = findBytes(begin + index_.textStart(++node), end, word);
    }
    return nodes;
}

std::vector<NodeIndex> EntryFilter::narrow(const std::string& word, const std::vector<NodeIndex>& among) const {
    std::vector<NodeIndex> nodes;
    const char* const begin = index_.text().data();
    for (const NodeIndex node : among) {
        if (findBytes(begin + index_.textStart(node), begin + index_.textStart(node + 1), word) != nullptr)
            nodes.push_back(node);
    }
    return nodes;
}

const std::vector<NodeIndex>& EntryFilter::find(const std::string& word) {
    const Found* narrowest = nullptr;
    for (const Found& known : found_) {
        if (known.word == word) return known.nodes;
        if (word.find(known.word) == std::string::npos) continue;
        if (narrowest == nullptr || known.nodes.size() < narrowest->nodes.size()) narrowest = &known;
    }
    Found now{word, narrowest != nullptr ? narrow(word, narrowest->nodes) : search(word)};
    if (found_.size() == kWordsRemembered) found_.pop_back();
    found_.push_front(std::move(now));
    return found_.front().nodes;
}

std::vector<std::uint8_t> EntryFilter::nodesWithWords(const QString& words) {
    const std::uint32_t size = index_.size();
    const QStringList list =
        qt(foldedWords(utf8(words))).simplified().split(u' ', Qt::SkipEmptyParts).mid(0, kMaxWords);
    if (list.isEmpty()) return std::vector<std::uint8_t>(size, 1);
    masks_.assign(size + 1, 0);
    std::uint32_t bit = 1;
    std::uint32_t all = 0;
    for (const QString& word : list) {
        for (const NodeIndex node : find(utf8(word))) masks_[slotOf(node)] |= bit;
        all |= bit;
        bit <<= 1;
    }
    return matches(all);
}

// Which nodes match is as good as random, so nothing here branches on it.
std::vector<std::uint8_t> EntryFilter::matches(std::uint32_t all) {
    const std::uint32_t size = index_.size();
    supplier_.resize(size + 1);
    matchBelow_.assign(size + 1, 0);
    supplier_[0] = 0;
    for (NodeIndex node = 0; node < size; ++node) {
        const std::uint32_t slot = slotOf(node);
        const std::uint32_t above = slotOf(index_.parentOf(node));
        const std::uint32_t own = masks_[slot];
        supplier_[slot] = own != 0 ? slot : supplier_[above];
        masks_[slot] = own | masks_[above];
    }
    for (NodeIndex node = size; node-- > 0;) {
        const std::uint32_t slot = slotOf(node);
        const bool whole = masks_[slot] == all;
        const bool own = supplier_[slot] == slot;
        const auto matches = static_cast<std::uint8_t>(whole & own);
        matchBelow_[slotOf(index_.parentOf(node))] |= static_cast<std::uint8_t>(matchBelow_[slot] | matches);
    }
    std::vector<std::uint8_t> match(size);
    for (NodeIndex node = 0; node < size; ++node) {
        const std::uint32_t slot = slotOf(node);
        const bool inherited = supplier_[slot] != slot;
        const bool better = matchBelow_[supplier_[slot]] != 0;
        const bool givesWay = inherited & better;
        match[node] = static_cast<std::uint8_t>((masks_[slot] == all) & !givesWay);
    }
    return match;
}

FilterOutcome EntryFilter::run(const FilterQuery& query, const std::vector<NodeFacts>& facts) {
    FilterOutcome outcome;
    outcome.stays = nodesWithWords(query.words);
    std::vector<std::uint8_t>& stays = outcome.stays;
    if (query.hasFacets()) {
        const FacetTest facets(query, index_);
        // Only entries have states, stars and hosts: a section stays for what it leads to.
        for (NodeIndex node = 0; node < stays.size(); ++node)
            if (stays[node] != 0) stays[node] = index_.isEntry(node) && facets.passes(node, facts[node]) ? 1 : 0;
    }
    for (auto node = static_cast<NodeIndex>(stays.size()); node-- > 0;) {
        const std::uint8_t here = stays[node];
        outcome.entries += static_cast<std::uint32_t>((here == 1) & index_.isEntry(node));
        const NodeIndex parent = index_.parentOf(node);
        if (parent == kNoNode) continue;
        const std::uint8_t above = stays[parent];
        stays[parent] = ((here != 0) & (above == 0)) ? std::uint8_t{2} : above;
    }
    return outcome;
}

}  // namespace periplus
