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
          byHost_(!query.host.isEmpty()),
          byAuthor_(!query.author.isEmpty()),
          host_(EntryIndex::numberOf(index.hosts(), query.host)),
          author_(EntryIndex::numberOf(index.authors(), query.author)) {
        states_.fill(query.states.empty());
        for (const auto state : query.states) states_[static_cast<std::size_t>(state)] = true;
    }

    [[nodiscard]] bool passes(NodeIndex node, const NodeFacts& facts) const {
        if (!states_[static_cast<std::size_t>(facts.state)] || (starredOnly_ && !facts.starred)) return false;
        if (byAuthor_ && index_.authorOf(node) != author_) return false;
        if (byHost_) return std::ranges::find(index_.hostsOf(node), host_) != index_.hostsOf(node).end();
        return true;
    }

private:
    const EntryIndex& index_;
    std::array<bool, 4> states_{};
    bool starredOnly_;
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
    std::vector<std::uint32_t> masks(size, 0);
    std::uint32_t bit = 1;
    std::uint32_t all = 0;
    for (const QString& word : list) {
        for (const NodeIndex node : find(utf8(word))) masks[node] |= bit;
        all |= bit;
        bit <<= 1;
    }
    return matches(std::move(masks), all);
}

std::vector<std::uint8_t> EntryFilter::matches(std::vector<std::uint32_t> masks, std::uint32_t all) const {
    const std::uint32_t size = index_.size();
    std::vector<NodeIndex> supplier(size, kNoNode);  // the nearest node, itself or above, that has a word
    for (NodeIndex node = 0; node < size; ++node) {
        const NodeIndex parent = index_.parentOf(node);
        if (masks[node] != 0) supplier[node] = node;
        if (parent == kNoNode) continue;
        if (masks[node] == 0) supplier[node] = supplier[parent];
        masks[node] |= masks[parent];
    }
    std::vector<std::uint8_t> match(size, 0);
    std::vector<std::uint8_t> matchBelow(size, 0);  // something below has a word itself and matches
    for (NodeIndex node = size; node-- > 0;) {
        match[node] = masks[node] == all ? 1 : 0;
        const NodeIndex parent = index_.parentOf(node);
        if (parent == kNoNode) continue;
        if (matchBelow[node] != 0 || (match[node] != 0 && supplier[node] == node)) matchBelow[parent] = 1;
    }
    for (NodeIndex node = 0; node < size; ++node)
        if (match[node] != 0 && supplier[node] != node && matchBelow[supplier[node]] != 0) match[node] = 0;
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
    for (NodeIndex node = static_cast<NodeIndex>(stays.size()); node-- > 0;) {
        if (stays[node] == 0) continue;
        const NodeIndex parent = index_.parentOf(node);
        if (stays[node] == 1 && index_.isEntry(node)) ++outcome.entries;
        if (parent != kNoNode && stays[parent] == 0) stays[parent] = 2;
    }
    return outcome;
}

}  // namespace periplus
