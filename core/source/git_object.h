#pragma once
// Objects of git as values: names, commits, annotated tags, trees. Read from their bytes without git's own code.
// Ownership: values. Thread: any. Errors: Malformed (subject: the object's name).
// Source: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
#include "base/clock.h"
#include "base/error.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::source {

// The SHA-1 of an object.
struct ObjectId {
    std::array<std::uint8_t, 20> bytes{};

    static std::optional<ObjectId> read(std::string_view hex);  // exactly 40 digits
    [[nodiscard]] std::string hex() const;
    [[nodiscard]] std::string shortHex() const { return hex().substr(0, 10); }
    auto operator<=>(const ObjectId&) const = default;
};

enum class ObjectKind : std::uint8_t { Commit, Tree, Blob, Tag };

struct Object {
    ObjectKind kind = ObjectKind::Blob;
    std::string bytes;
};

struct Commit {
    ObjectId id;
    ObjectId tree;
    std::vector<ObjectId> parents;
    UnixMillis date;  // the committer's, which may lie
    std::string author;
    std::string subject;  // first line of its message
};

enum class EntryKind : std::uint8_t { Folder, File, Link, Submodule };

struct TreeEntry {
    std::string name;  // any bytes but '/' and NUL
    EntryKind kind = EntryKind::File;
    ObjectId id;
};

struct Tree {
    std::vector<TreeEntry> entries;  // in git's order
    bool cut = false;                // more than the limit were there
};

Result<Commit> readCommit(const ObjectId& id, std::string_view bytes);
Result<ObjectId> readTag(const ObjectId& id, std::string_view bytes);  // what it stands for
Result<Tree> readTree(const ObjectId& id, std::string_view bytes, std::size_t limit);
// One name in it, without keeping the others.
Result<std::optional<TreeEntry>> findInTree(const ObjectId& id, std::string_view bytes, std::string_view name);

}  // namespace periplus::source
