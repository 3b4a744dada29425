#include "source/references.h"

#include <algorithm>

namespace periplus::source {
namespace {

constexpr std::uint64_t kReferenceBytes = 4096;
constexpr std::uint64_t kPackedBytes = 64ULL * 1024 * 1024;
constexpr int kMaxLinks = 5;

std::string_view firstLine(std::string_view text) {
    auto line = text.substr(0, text.find('\n'));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

std::optional<std::string> symbolic(std::string_view line) {
    if (!line.starts_with("ref:")) return {};
    line.remove_prefix(4);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return std::string(line);
}

}  // namespace

// Source: https://git-scm.com/docs/git-check-ref-format
bool isReferenceName(std::string_view name) {
    if (name.empty() || name.size() > 1024 || name.ends_with('/') || name.ends_with('.') || name.ends_with(".lock"))
        return false;
    if (name.starts_with('/') || name.starts_with('.') || name.contains("..") || name.contains("//") ||
        name.contains("/.") || name.contains("@{"))
        return false;
    return std::ranges::none_of(name, [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
               std::string_view("~^:?*[\\").find(c) != std::string_view::npos;
    });
}

Result<Head> References::head() const {
    const auto text = own_.read("HEAD", kReferenceBytes);
    if (!text) return std::unexpected(text.error());
    if (!*text) return fail(ErrorCode::NotInClone, own_.folder(), "it has no HEAD");
    const auto line = firstLine(**text);
    Head head;
    if (const auto target = symbolic(line)) {
        if (target->starts_with("refs/heads/")) head.branch = target->substr(11);
        auto id = follow(*target, 1);
        if (!id) return std::unexpected(id.error());
        head.id = *id;
        return head;
    }
    head.id = ObjectId::read(line);
    if (!head.id) return fail(ErrorCode::NotInClone, own_.folder() + "/HEAD", "it names no commit");
    return head;
}

Result<std::optional<ObjectId>> References::find(const std::string& name) const { return follow(name, 0); }

Result<std::optional<ObjectId>> References::follow(std::string name, int depth) const {
    for (; depth <= kMaxLinks; ++depth) {
        if (!name.starts_with("refs/") || !isReferenceName(name)) return std::nullopt;
        const auto text = common_.read(name, kReferenceBytes);
        if (!text) return std::unexpected(text.error());
        if (!*text) return findPacked(name);
        const auto line = firstLine(**text);
        auto target = symbolic(line);
        if (!target) {
            const auto id = ObjectId::read(line);
            if (!id) return fail(ErrorCode::NotInClone, common_.folder() + "/" + name, "it names no commit");
            return id;
        }
        name = std::move(*target);
    }
    return fail(ErrorCode::NotInClone, common_.folder() + "/" + name, "references lead to each other in a circle");
}

Result<std::optional<ObjectId>> References::findPacked(const std::string& name) const {
    const auto packed = common_.read("packed-refs", kPackedBytes);
    if (!packed) return std::unexpected(packed.error());
    if (!*packed) return std::nullopt;
    const std::string& text = **packed;
    const std::string wanted = " " + name + "\n";
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
        if (at < 40 || (at > 40 && text[at - 41] != '\n')) continue;
        if (const auto id = ObjectId::read(std::string_view(text).substr(at - 40, 40))) return id;
    }
    return std::nullopt;
}

}  // namespace periplus::source
