#include "study/clone_page.h"

#include "archive/content_type.h"
#include "study/clone_addresses.h"
#include "study/clone_code.h"
#include "study/clone_document.h"
#include "text/charset.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

namespace periplus::study {
namespace {

using source::EntryKind;
using source::TreeEntry;

constexpr std::size_t kMostEntries = 2000;
constexpr std::size_t kMostFileBytes = std::size_t{8} * 1024 * 1024;

constexpr std::string_view kStyle =
    "body{max-width:56em;margin:2em auto;padding:0 1em;line-height:1.6;font-family:sans-serif}"
    ".clone{font-size:.9em;color:#6b665d;border-bottom:1px solid #d8d4cb;margin-bottom:1.5em;padding-bottom:.5em}"
    ".clone p,.note{margin:.2em 0}.note,.instead{color:#8a4b14}"
    "pre{overflow:auto;padding:.8em;background:#f5f4f1;line-height:1.45}img{max-width:100%}"
    "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3em .6em}"
    "ul.files{list-style:none;padding:0;columns:2}";

std::string nameOf(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }
std::string folderOfPath(std::string_view path) {
    const auto slash = path.rfind('/');
    return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

std::string dayOf(UnixMillis time) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(time.value))));
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" +
           two(static_cast<unsigned>(day.day()));
}

// Rank of a README among those of a folder; nothing: it is none.
std::optional<int> readmeRank(std::string_view name) {
    std::string low(name);
    std::ranges::transform(low, low.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array kNames = {"readme.md",  "readme.markdown", "readme.mdown", "readme.mkd", "readme",
                                   "readme.txt", "readme.rst",      "readme.adoc",  "readme.org"};
    const auto* const found = std::ranges::find(kNames, low);
    if (found != kNames.end()) return static_cast<int>(found - kNames.begin());
    if (low.starts_with("readme") && low.ends_with(".md")) return static_cast<int>(kNames.size());
    return {};
}

class Maker {
public:
    Maker(const source::Repository& repository, const source::GithubLink& link, const CloneWords& words)
        : repository_(repository), link_(link), words_(words) {}

    Result<ClonePage> run() {
        auto location = repository_.locate(link_);
        if (!location) return std::unexpected(location.error());
        page_.location = std::move(*location);
        const auto entry = repository_.find(page_.location.commit, page_.location.path);
        if (!entry) return std::unexpected(atCommit(entry.error()));
        const std::string& path = page_.location.path;
        if (entry->kind == EntryKind::Submodule)
            return fail(ErrorCode::NotInClone, path,
                        "it is a submodule, a repository of its own; add a clone of that one");
        page_.folder = entry->kind == EntryKind::Folder ? path : folderOfPath(path);
        if (auto made = entry->kind == EntryKind::Folder ? folder(*entry) : file(*entry, path); !made)
            return std::unexpected(made.error());
        frame();
        return std::move(page_);
    }

private:
    [[nodiscard]] Error atCommit(Error error) const {
        const auto& commit = page_.location.commit;
        if (error.detail == "that commit does not have it")
            error.detail = "commit " + commit.id.shortHex() + " of " + dayOf(commit.date) + " does not have it";
        return error;
    }

    [[nodiscard]] CloneAddresses addresses() const {
        return {repository_, link_.repository, page_.location, page_.folder};
    }

    Result<void> file(const TreeEntry& entry, std::string_view path) {
        auto bytes = repository_.blob(entry.id);
        if (!bytes) return std::unexpected(bytes.error());
        const std::string count = std::to_string(bytes->size());
        const auto type = archive::servedType({}, std::string_view(*bytes).substr(0, 512));
        if (type.kind == archive::PartKind::Image || path.ends_with(".svg")) {
            body_ += "<p><img src=\"" + escapedHtml(addresses().pictureAt(path)) + "\" alt=\"" +
                     escapedHtml(nameOf(path)) + "\"></p>\n";
            return {};
        }
        if (std::string_view(*bytes).substr(0, 8000).contains('\0')) {
            note(filled(words_.binary, {{"{bytes}", count}}));
            return {};
        }
        if (bytes->size() > kMostFileBytes && !link_.lines) {
            bytes->resize(kMostFileBytes);
            note(filled(words_.large, {{"{bytes}", count}, {"{shown}", std::to_string(kMostFileBytes)}}));
        }
        text(text::decodeText(*bytes, {}).utf8, path);
        return {};
    }

    void text(const std::string& utf8, std::string_view path) {
        const std::string language = languageOf(path);
        if (language == "markdown" && !link_.lines) {
            auto document = cloneDocument(utf8, addresses());
            if (page_.title.empty()) page_.title = std::move(document.title);
            body_ += document.html;
        } else {
            body_ += cloneCode(utf8, language, link_.lines, words_);
        }
    }

    void note(const std::string& sentence) { body_ += "<p class=\"note\">" + escapedHtml(sentence) + "</p>\n"; }

    Result<void> folder(const TreeEntry& entry) {
        auto tree = repository_.tree(entry.id, kMostEntries);
        if (!tree) return std::unexpected(tree.error());
        std::ranges::stable_sort(tree->entries, {}, [](const TreeEntry& one) { return one.kind != EntryKind::Folder; });
        const TreeEntry* readme = nullptr;
        for (const TreeEntry& one : tree->entries) {
            if (one.kind != EntryKind::File && one.kind != EntryKind::Link) continue;
            const auto rank = readmeRank(one.name);
            if (rank && (readme == nullptr || *rank < *readmeRank(readme->name))) readme = &one;
        }
        listing(*tree, readme == nullptr);
        if (readme == nullptr) return {};
        const std::string path = page_.folder.empty() ? readme->name : page_.folder + "/" + readme->name;
        const auto found = repository_.find(page_.location.commit, path);
        if (!found || found->kind != EntryKind::File) return {};  // a link that leads nowhere: the listing stays
        return file(*found, path);
    }

    void listing(const source::Tree& tree, bool open) {
        const auto addresses = this->addresses();
        const std::string count = std::to_string(tree.entries.size());
        body_ += std::string("<details class=\"listing\"") + (open ? " open" : "") + "><summary>" +
                 escapedHtml(filled(words_.listing, {{"{count}", count + (tree.cut ? "+" : "")}})) +
                 "</summary>\n<ul class=\"files\">\n";
        for (const TreeEntry& one : tree.entries) {
            const std::string shown =
                escapedHtml(text::decodeText(one.name, "utf-8").utf8) + (one.kind == EntryKind::Folder ? "/" : "");
            body_ += "<li><a href=\"" + escapedHtml(addresses.entry(one)) + "\">" + shown + "</a>";
            if (one.kind == EntryKind::Submodule) body_ += " (" + escapedHtml(words_.submodule) + ")";
            if (one.kind == EntryKind::Link) body_ += " (" + escapedHtml(words_.link) + ")";
            body_ += "</li>\n";
        }
        body_ += "</ul>\n";
        if (tree.cut) note(filled(words_.many, {{"{count}", count}}));
        body_ += "</details>\n";
    }

    // What stands around it all.
    void frame() {
        const auto& location = page_.location;
        const std::string commit = location.commit.id.shortHex();
        const std::string where = link_.repository.text() + (location.path.empty() ? "" : "/" + location.path);
        const bool code = page_.title.empty();
        page_.title = code ? where : page_.title + " · " + link_.repository.text();
        const std::string clone = std::filesystem::path(repository_.folder()).filename().string();
        const auto from = filled(words_.from, {{"{clone}", clone},
                                               {"{commit}", commit},
                                               {"{date}", dayOf(location.commit.date)},
                                               {"{subject}", text::decodeText(location.commit.subject, {}).utf8}});
        if (!location.exact)
            page_.instead = filled(words_.instead, {{"{reference}", location.reference}, {"{commit}", commit}});
        const std::string shown = text::decodeText(where, "utf-8").utf8;
        page_.title = text::decodeText(page_.title, "utf-8").utf8;
        page_.html = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + escapedHtml(page_.title) +
                     "</title><style>" + std::string(kStyle) + std::string(cloneCodeStyle()) +
                     "</style></head>\n<body><header class=\"clone\"><p><strong>" + escapedHtml(shown) +
                     "</strong></p><p>" + escapedHtml(from) + "</p>" +
                     (page_.instead.empty() ? "" : "<p class=\"instead\">" + escapedHtml(page_.instead) + "</p>") +
                     "</header>\n<main><article>\n" + body_ + "</article></main></body></html>\n";
    }

    const source::Repository& repository_;
    const source::GithubLink& link_;
    const CloneWords& words_;
    ClonePage page_;
    std::string body_;
};

}  // namespace

Result<ClonePage> clonePage(const source::Repository& repository, const source::GithubLink& link,
                            const CloneWords& words) {
    return Maker(repository, link, words).run();
}

}  // namespace periplus::study
