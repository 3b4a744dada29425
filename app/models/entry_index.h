#pragma once
// EntryIndex: one list laid out for filtering: the words of every node folded once into one buffer (case, full width,
// composed forms), hosts and authors as small numbers, the tree as two arrays.
// Ownership: shares the snapshot. Thread: built anywhere, read anywhere. Errors: none.
#include "study/types.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace periplus {

// Words as the filter compares them: "ＲＢＡＣ" and "rbac" are the same.
std::string foldedWords(std::string_view text);

class EntryIndex {
public:
    struct Name {
        QString name;
        std::uint32_t entries = 0;  // how many carry it
    };

    explicit EntryIndex(study::SnapshotPtr snapshot);

    [[nodiscard]] const study::SnapshotPtr& snapshot() const { return snapshot_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(parents_.size()); }
    [[nodiscard]] catalogue::NodeIndex parentOf(catalogue::NodeIndex node) const { return parents_[node]; }
    [[nodiscard]] bool isEntry(catalogue::NodeIndex node) const { return isEntry_[node] != 0; }

    // Title, author and hosts of all nodes, in order; node i has the bytes [textStart(i), textStart(i + 1)).
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::uint32_t textStart(std::uint32_t node) const { return textStarts_[node]; }

    static constexpr std::uint32_t kNoName = 0xFFFFFFFF;
    [[nodiscard]] const std::vector<Name>& hosts() const { return hosts_; }
    [[nodiscard]] const std::vector<Name>& authors() const { return authors_; }
    [[nodiscard]] std::span<const std::uint32_t> hostsOf(catalogue::NodeIndex node) const {
        return std::span(hostNumbers_).subspan(hostStarts_[node], hostStarts_[node + 1] - hostStarts_[node]);
    }
    [[nodiscard]] std::uint32_t authorOf(catalogue::NodeIndex node) const { return authorNumbers_[node]; }
    [[nodiscard]] static std::uint32_t numberOf(const std::vector<Name>& names, const QString& name);

private:
    study::SnapshotPtr snapshot_;
    std::vector<catalogue::NodeIndex> parents_;
    std::vector<std::uint8_t> isEntry_;
    std::string text_;
    std::vector<std::uint32_t> textStarts_;
    std::vector<Name> hosts_;
    std::vector<std::uint32_t> hostStarts_;
    std::vector<std::uint32_t> hostNumbers_;
    std::vector<Name> authors_;
    std::vector<std::uint32_t> authorNumbers_;
};

}  // namespace periplus
