#include "source/git_object.h"

#include <algorithm>
#include <charconv>

namespace periplus::source {
namespace {

std::unexpected<Error> malformed(const ObjectId& id, std::string what) {
    return fail(ErrorCode::Malformed, "git object " + id.hex(), std::move(what));
}

// Takes the next line off.
std::string_view takeLine(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

// "Name <mail> 1500000000 +0800"
void readPerson(std::string_view line, std::string& name, UnixMillis& date) {
    const auto mail = line.find('<');
    const auto close = line.rfind('>');
    name = line.substr(0, std::min(mail, line.size()));
    while (name.ends_with(' ')) name.pop_back();
    if (close == std::string_view::npos) return;
    auto number = line.substr(close + 1);
    while (number.starts_with(' ')) number.remove_prefix(1);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seconds);
    constexpr std::int64_t kFarthest = 253'402'300'799;  // the end of the year 9999
    if (error == std::errc{} && seconds >= 0 && seconds <= kFarthest) date.value = seconds * 1000;
}

struct RawEntry {
    EntryKind kind = EntryKind::File;
    std::string_view name;
    ObjectId id;
};

// Takes one entry off: "100644 name\0" and 20 bytes.
Result<RawEntry> takeEntry(const ObjectId& id, std::string_view& bytes) {
    const auto blank = bytes.find(' ');
    const auto zero = bytes.find('\0');
    if (blank > 7 || zero == std::string_view::npos || zero <= blank + 1 || bytes.size() < zero + 21)
        return malformed(id, "an entry of the folder is cut off");
    RawEntry entry;
    const auto mode = bytes.substr(0, blank);
    entry.kind = mode == "40000" || mode == "040000" ? EntryKind::Folder
                 : mode == "120000"                  ? EntryKind::Link
                 : mode == "160000"                  ? EntryKind::Submodule
                                                     : EntryKind::File;
    entry.name = bytes.substr(blank + 1, zero - blank - 1);
    if (entry.name.contains('/')) return malformed(id, "a name in the folder holds a slash");
    std::ranges::transform(bytes.substr(zero + 1, 20), entry.id.bytes.begin(),
                           [](char c) { return static_cast<std::uint8_t>(c); });
    bytes.remove_prefix(zero + 21);
    return entry;
}

}  // namespace

std::optional<ObjectId> ObjectId::read(std::string_view hex) {
    ObjectId id;
    if (hex.size() != id.bytes.size() * 2) return {};
    for (std::size_t at = 0; at < id.bytes.size(); ++at) {
        const char* const digits = hex.data() + at * 2;
        const auto [end, error] = std::from_chars(digits, digits + 2, id.bytes[at], 16);
        if (error != std::errc{} || end != digits + 2) return {};
    }
    return id;
}

std::string ObjectId::hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) text += {kDigits[byte >> 4U], kDigits[byte & 15U]};
    return text;
}

Result<Commit> readCommit(const ObjectId& id, std::string_view bytes) {
    Commit commit;
    commit.id = id;
    bool hasTree = false;
    while (!bytes.empty()) {
        const auto line = takeLine(bytes);
        if (line.empty()) break;
        if (line.starts_with("tree ")) {
            const auto tree = ObjectId::read(line.substr(5));
            if (!tree) return malformed(id, "the commit names no folder");
            commit.tree = *tree;
            hasTree = true;
        } else if (line.starts_with("parent ")) {
            if (const auto parent = ObjectId::read(line.substr(7))) commit.parents.push_back(*parent);
        } else if (UnixMillis unused; line.starts_with("author ")) {
            readPerson(line.substr(7), commit.author, unused);
        } else if (std::string unusedName; line.starts_with("committer ")) {
            readPerson(line.substr(10), unusedName, commit.date);
        }
    }
    if (!hasTree) return malformed(id, "the commit names no folder");
    commit.subject = takeLine(bytes).substr(0, 500);
    return commit;
}

Result<ObjectId> readTag(const ObjectId& id, std::string_view bytes) {
    const auto line = takeLine(bytes);
    const auto target = line.starts_with("object ") ? ObjectId::read(line.substr(7)) : std::nullopt;
    if (!target) return malformed(id, "the tag names no object");
    return *target;
}

Result<Tree> readTree(const ObjectId& id, std::string_view bytes, std::size_t limit) {
    Tree tree;
    while (!bytes.empty()) {
        if (tree.entries.size() == limit) {
            tree.cut = true;
            break;
        }
        auto entry = takeEntry(id, bytes);
        if (!entry) return std::unexpected(entry.error());
        tree.entries.push_back({std::string(entry->name), entry->kind, entry->id});
    }
    return tree;
}

Result<std::optional<TreeEntry>> findInTree(const ObjectId& id, std::string_view bytes, std::string_view name) {
    while (!bytes.empty()) {
        auto entry = takeEntry(id, bytes);
        if (!entry) return std::unexpected(entry.error());
        if (entry->name == name) return TreeEntry{std::string(entry->name), entry->kind, entry->id};
    }
    return std::nullopt;
}

}  // namespace periplus::source
