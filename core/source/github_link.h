#pragma once
// Links to what lies on GitHub: a repository, a folder or a file of it, at a commit, tag or branch, with lines. The
// name of a branch may hold slashes, so that only a repository can tell where it ends: see Repository::locate(). Pages
// that are no files (issues, wiki, gist, raw bytes of releases) are no such links.
// Ownership: values. Thread: any. Errors: none; what is no such link gives nothing.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::source {

struct LineRange {
    std::uint32_t first = 1;
    std::uint32_t last = 1;
    bool operator==(const LineRange&) const = default;
};

enum class LinkTarget : std::uint8_t { Repository, Folder, File };

struct GithubName {
    std::string owner;
    std::string name;

    [[nodiscard]] std::string text() const { return owner + "/" + name; }
    [[nodiscard]] bool matches(const GithubName& other) const;  // GitHub does not tell cases apart
    bool operator==(const GithubName&) const = default;
};

struct GithubLink {
    GithubName repository;
    LinkTarget target = LinkTarget::Repository;
    std::vector<std::string> segments;  // reference, then path; percent escapes resolved; none of a Repository
    std::optional<LineRange> lines;
    std::string anchor;  // of a heading
    bool operator==(const GithubLink&) const = default;
};

std::optional<GithubLink> readGithubLink(std::string_view url);

// Of a remote as git is told it: https, ssh, git@github.com:owner/name.git, and mirrors that put their host before it.
std::optional<GithubName> githubRemote(std::string_view url);

// "owner/name" as a person types it.
std::optional<GithubName> readGithubName(std::string_view text);

// 40 hexadecimal digits, or at least 7 of them.
bool isCommitName(std::string_view segment);

std::string githubAddress(const GithubName& repository, LinkTarget target, std::string_view reference,
                          std::string_view path);
std::string rawAddress(const GithubName& repository, std::string_view reference, std::string_view path);

}  // namespace periplus::source
