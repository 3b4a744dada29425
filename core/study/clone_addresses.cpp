#include "study/clone_addresses.h"

#include "base/url.h"

#include <algorithm>
#include <vector>

namespace periplus::study {
namespace {

using source::GithubLink;
using source::LinkTarget;

std::string unescaped(std::string_view text) {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        const auto low = static_cast<char>(c | 0x20);
        return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    };
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escape =
            text[at] == '%' && at + 2 < text.size() && digit(text[at + 1]) >= 0 && digit(text[at + 2]) >= 0;
        plain += escape ? static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2])) : text[at];
        if (escape) at += 2;
    }
    return plain;
}

std::string joined(const std::vector<std::string>& names, std::size_t from) {
    std::string path;
    for (auto at = from; at < names.size(); ++at) path += (path.empty() ? "" : "/") + names[at];
    return path;
}

}  // namespace

// A path as the file writes it, from the top of the clone; nothing when it leads out.
std::optional<std::string> CloneAddresses::inside(std::string_view path) const {
    const std::string plain = unescaped(path);
    const std::string whole = plain.starts_with('/') ? plain : folder_ + "/" + plain;
    std::vector<std::string> names;
    for (std::string_view rest = whole; !rest.empty();) {
        const auto end = std::min(rest.find('/'), rest.size());
        const auto name = rest.substr(0, end);
        if (name == "..") {
            if (names.empty()) return {};
            names.pop_back();
        } else if (!name.empty() && name != ".") {
            names.emplace_back(name);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return joined(names, 0);
}

std::string CloneAddresses::link(std::string_view reference) const {
    if (reference.starts_with('#')) return std::string(reference);
    const UrlVerdict verdict = classifyUrl(reference);
    if (verdict.kind == UrlKind::Openable || verdict.kind == UrlKind::Mail) return std::string(reference);
    if (verdict.kind != UrlKind::Relative || reference.starts_with("//")) return {};
    const UrlParts parts = splitUrl(reference);
    const auto path = inside(parts.path);
    if (!path) return {};
    const auto found = repository_.find(location_.commit, *path);
    const bool folder = found && found->kind == source::EntryKind::Folder;
    std::string address =
        source::githubAddress(name_, folder ? LinkTarget::Folder : LinkTarget::File, location_.reference, *path);
    if (parts.hasFragment) address += "#" + std::string(parts.fragment);
    return address;
}

std::string CloneAddresses::pictureAt(std::string_view path) const {
    return source::rawAddress(name_, location_.commit.id.hex(), path);
}

std::string CloneAddresses::picture(std::string_view reference) const {
    const UrlVerdict verdict = classifyUrl(reference);
    if (verdict.kind == UrlKind::Openable) {
        const auto known = source::readGithubLink(reference);
        if (!known || known->target != LinkTarget::File || !known->repository.matches(name_))
            return std::string(reference);
        const auto elsewhere = repository_.locate(*known);
        if (!elsewhere) return std::string(reference);
        return repository_.find(location_.commit, elsewhere->path) ? pictureAt(elsewhere->path)
                                                                   : std::string(reference);
    }
    if (verdict.kind != UrlKind::Relative || reference.starts_with("//")) return {};
    const auto path = inside(splitUrl(reference).path);
    return path && !path->empty() ? pictureAt(*path) : std::string();
}

std::string CloneAddresses::entry(const source::TreeEntry& entry) const {
    const std::string path = folder_.empty() ? entry.name : folder_ + "/" + entry.name;
    const auto target = entry.kind == source::EntryKind::Folder ? LinkTarget::Folder : LinkTarget::File;
    return source::githubAddress(name_, target, location_.reference, path);
}

std::optional<std::string> CloneAddresses::pathOfPicture(std::string_view url) const {
    const auto link = source::readGithubLink(url);
    if (!link || link->target != LinkTarget::File || !link->repository.matches(name_)) return {};
    if (link->segments.empty() || link->segments.front() != location_.commit.id.hex()) return {};
    return joined(link->segments, 1);
}

}  // namespace periplus::study
