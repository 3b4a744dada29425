#include "archive/html_page_reader.h"

#include "archive/address.h"
#include "archive/content_type.h"
#include "archive/folder_files.h"
#include "archive/inline_content.h"
#include "archive/saved_page.h"
#include "archive/seal.h"
#include "base/hash.h"
#include "base/resolve_url.h"

#include <fcntl.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <set>

namespace periplus::archive {
namespace {

constexpr std::uint64_t kMostPage = std::uint64_t{160} * 1024 * 1024;  // it is held, and what it embeds beside it
constexpr std::size_t kMostFiles = 10'000;
constexpr int kMostDepth = 4;  // of parts embedded in embedded parts
constexpr std::size_t kPiece = std::size_t{256} * 1024;
// Where the page stands while its references are looked for: deep enough that ".." leads out of sight.
constexpr std::string_view kLookout = "http://saved.invalid/0/0/0/0/0/0/0/0/";

class HtmlPageReader {
public:
    HtmlPageReader(const std::string& path, ResourceSink& sink, const ReadLimits& limits, const std::stop_token& stop)
        : path_(path), sink_(sink), limits_(limits), stop_(stop) {}

    Result<void> read() {
        const auto folder = std::filesystem::path(path_).parent_path().string();
        const auto name = std::filesystem::path(path_).filename().string();
        auto html = readFileUpTo();
        if (!html) return std::unexpected(html.error());
        if (!looksLikeHtml(*html)) return fail(ErrorCode::Malformed, {}, "it is no page");
        const auto saved = savedPageOf(*html);
        head_.url = saved.url.empty() ? std::string(kSavedHost) + escapedPath(name) : saved.url;
        head_.contentType = "text/html";
        head_.at = saved.at;
        const auto given = saved.single ? single(*html) : giveWhole(sink_, head_, *html);
        if (!given) return given;
        if (const auto marked = sink_.page({head_.url, {}, head_.at, true, {}}); !marked) return marked;
        if (!saved.single)
            if (const auto beside = filesBeside(folder, name, *html); !beside) return beside;
        return sink_.progress({html->size(), html->size(), {}});
    }

private:
    Result<std::string> readFileUpTo() {
        auto file = FileHandle::open(path_, O_RDONLY);
        if (!file) return std::unexpected(file.error());
        const auto size = file->size();
        if (!size) return std::unexpected(size.error());
        if (*size > std::min(kMostPage, limits_.resourceBytes)) return fail(ErrorCode::TooLarge, path_);
        return file->readAll();
    }

    using Named = std::vector<std::pair<EmbeddedPart, std::string>>;

    // Gives each of these parts once, and their addresses. Styles and pages among them may hold parts in turn.
    Result<Named> embedded(std::string_view bytes, const std::vector<EmbeddedPart>& parts, int depth) {
        Named named;
        for (const auto& part : parts) {
            if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, {});
            auto content = inlineContent(bytes.substr(part.begin, part.length), limits_.resourceBytes);
            if (!content || content->bytes.empty()) continue;
            if (const auto shared = shareWithin(*content, depth); !shared) return std::unexpected(shared.error());
            ResourceHead head;
            head.url = "cid:" + sha256Hex(content->contentType + "\n" + content->bytes).substr(0, 40) + "@embedded";
            head.contentType = content->contentType;
            head.at = head_.at;
            named.emplace_back(part, head.url);
            if (!embedded_.insert(head.url).second) continue;
            if (const auto given = giveWhole(sink_, head, content->bytes); !given)
                return std::unexpected(given.error());
        }
        return named;
    }

    Result<void> shareWithin(InlineContent& content, int depth) {
        const bool style = content.contentType.starts_with("text/css");
        if (depth >= kMostDepth || (!style && !content.contentType.starts_with("text/html"))) return {};
        const auto named =
            embedded(content.bytes, style ? embeddedInStyle(content.bytes) : embeddedParts(content.bytes), depth + 1);
        if (!named) return std::unexpected(named.error());
        std::string shared;
        std::size_t at = 0;
        for (const auto& [part, id] : *named) {
            shared.append(content.bytes, at, part.begin - at).append(id);
            at = part.begin + part.length;
        }
        if (at > 0) content.bytes = shared.append(content.bytes, at);
        return {};
    }

    // The page with short addresses in place of what it embeds, and each part once.
    Result<void> single(std::string_view html) {
        const auto named = embedded(html, embeddedParts(html), 0);
        if (!named) return std::unexpected(named.error());
        if (const auto begun = sink_.begin(head_); !begun) return begun;
        std::size_t at = 0;
        for (const auto& [part, id] : *named) {
            if (const auto taken = pieces(html.substr(at, part.begin - at)); !taken) return taken;
            if (const auto taken = sink_.bytes(id); !taken) return taken;
            at = part.begin + part.length;
        }
        if (const auto taken = pieces(html.substr(at)); !taken) return taken;
        return sink_.end(true);
    }

    Result<void> pieces(std::string_view bytes) {
        for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size())))
            if (const auto taken = sink_.bytes(bytes.substr(0, kPiece)); !taken) return taken;
        return {};
    }

    // The addresses that a file asks for, as they stand below kLookout.
    std::vector<std::string> asked(const std::string& type, std::string_view bytes, const std::string& url) {
        std::vector<std::string> urls;
        const PartKey note = [&](const Reference& reference) -> std::optional<std::string> {
            urls.push_back(reference.url);
            return std::nullopt;
        };
        const auto kind = servedType(type, bytes.substr(0, 64)).kind;
        if (kind == PartKind::Html) sealHtml(bytes, type, url, note);
        if (kind == PartKind::Css) sealCss(bytes, type, url, note);
        return urls;
    }

    Result<void> filesBeside(const std::string& folder, const std::string& name, std::string_view html) {
        const auto files = FolderFiles::open(folder);
        if (!files) return std::unexpected(files.error());
        const auto own = std::string(kLookout) + escapedPath(name);
        std::set<std::string> known = {own};
        std::deque<std::string> waiting;
        const auto wait = [&](const std::vector<std::string>& urls) {
            for (const auto& url : urls)
                if (known.size() < kMostFiles && known.insert(url).second) waiting.push_back(url);
        };
        wait(asked("text/html", html, own));
        while (!waiting.empty()) {
            if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, {});
            const auto url = waiting.front();
            waiting.pop_front();
            if (!url.starts_with(kSavedHost)) continue;  // on the web
            const auto given = url.starts_with(kLookout) ? fileBeside(*files, url) : refused(url);
            if (!given) return std::unexpected(given.error());
            wait(*given);
        }
        return {};
    }

    Result<std::vector<std::string>> refused(const std::string& url) {
        const auto said = sink_.doubt({"what leads out of the page's folder was left out", url, 0});
        if (!said) return std::unexpected(said.error());
        return std::vector<std::string>();
    }

    // Gives the file, and what it asks for in turn.
    Result<std::vector<std::string>> fileBeside(const FolderFiles& files, const std::string& url) {
        const auto place = url.substr(kLookout.size());
        const auto path = unescaped(place.substr(0, place.find('?')));
        const auto type = typeOfName(path);
        if (type.empty()) return std::vector<std::string>();
        const auto bytes = files.read(path, limits_.resourceBytes);
        if (!bytes && bytes.error().code == ErrorCode::NotFound) return std::vector<std::string>();
        if (!bytes) {
            const auto said = sink_.doubt({"a file of the page's folder could not be read", path, 0});
            if (!said) return std::unexpected(said.error());
            return std::vector<std::string>();
        }
        ResourceHead head;
        head.url = resolveUrl(resolveUrl(head_.url, "."), place);
        head.contentType = type;
        head.at = head_.at;
        if (const auto given = giveWhole(sink_, head, *bytes); !given) return std::unexpected(given.error());
        return asked(type, *bytes, url);
    }

    std::string path_;
    ResourceSink& sink_;
    const ReadLimits& limits_;
    std::stop_token stop_;
    ResourceHead head_;
    std::set<std::string> embedded_;  // addresses that were given
};

}  // namespace

Result<void> giveWhole(ResourceSink& sink, const ResourceHead& head, std::string_view bytes) {
    if (const auto begun = sink.begin(head); !begun) return begun;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size())))
        if (const auto taken = sink.bytes(bytes.substr(0, kPiece)); !taken) return taken;
    return sink.end(true);
}

Result<void> readHtmlPage(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                          const std::stop_token& stop) {
    return HtmlPageReader(path, sink, limits, stop).read();
}

}  // namespace periplus::archive
