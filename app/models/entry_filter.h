#pragma once
// EntryFilter: which nodes of a list stay when the person types. Words are looked for anywhere in title, author and
// host; all must be there, and what stands above an entry counts for it: a section that matches keeps its entries,
// unless some of them have a word themselves; then those alone stay. Facets (state, star, offline, broken link, host,
// author) narrow the entries. What leads to a node that stays, stays. A word that continues an earlier one is only
// looked for where that one was found, so that a keystroke in a list of 100,000 is answered at once. Ownership: refers
// to the index. Thread: one at a time. Errors: none.
#include "models/entry_index.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace periplus {

struct FilterQuery {
    QString words = {};
    std::vector<study::ReadingState> states = {};  // empty: all
    bool starredOnly = false;
    bool offlineOnly = false;
    bool brokenOnly = false;  // a link is dead
    QString host = {};        // empty: all
    QString author = {};      // empty: all

    [[nodiscard]] bool hasFacets() const {
        return !states.empty() || starredOnly || offlineOnly || brokenOnly || !host.isEmpty() || !author.isEmpty();
    }
    [[nodiscard]] bool isActive() const { return hasFacets() || !words.trimmed().isEmpty(); }
    bool operator==(const FilterQuery&) const = default;
};

// What is known of a node besides the list.
struct NodeFacts {
    study::ReadingState state = study::ReadingState::Unread;
    bool starred = false;
    bool hasNote = false;
    bool offline = false;     // there is a capture that can be read
    bool brokenLink = false;  // one of its links is dead
    std::uint32_t annotations = 0;
};

struct FilterOutcome {
    std::vector<std::uint8_t> stays;  // by NodeIndex
    std::uint32_t entries = 0;        // entries that match themselves
};

class EntryFilter {
public:
    explicit EntryFilter(const EntryIndex& index) : index_(index) {}

    FilterOutcome run(const FilterQuery& query, const std::vector<NodeFacts>& facts);

private:
    struct Found {
        std::string word;
        std::vector<catalogue::NodeIndex> nodes;
    };

    const std::vector<catalogue::NodeIndex>& find(const std::string& word);
    [[nodiscard]] std::vector<catalogue::NodeIndex> search(const std::string& word) const;
    [[nodiscard]] std::vector<catalogue::NodeIndex> narrow(const std::string& word,
                                                           const std::vector<catalogue::NodeIndex>& among) const;
    std::vector<std::uint8_t> nodesWithWords(const QString& words);
    [[nodiscard]] std::vector<std::uint8_t> matches(std::uint32_t all);
    // Slot 0 stands above all nodes: kNoNode is the last unsigned number.
    static std::uint32_t slotOf(catalogue::NodeIndex node) { return node + 1; }

    const EntryIndex& index_;
    std::deque<Found> found_;  // latest first, the last few words
    // By slot, kept from search to search.
    std::vector<std::uint32_t> masks_;      // the words that a node has, or one above it
    std::vector<std::uint32_t> supplier_;   // the nearest slot, its own or above, that has a word; 0: none
    std::vector<std::uint8_t> matchBelow_;  // something below has a word itself and matches
};

}  // namespace periplus
