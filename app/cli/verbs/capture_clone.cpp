#include "cli/capture_rows.h"
#include "cli/interruption.h"
#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"
#include "source/github_link.h"
#include "study/clone_capture.h"

#include <filesystem>
#include <set>

namespace periplus::cli {
namespace {

using study::CloneReport;
using study::CloneWish;

class Wishes {
public:
    void add(const std::string& url, const ArticleId& article) {
        if (source::readGithubLink(url) && known_.insert(url).second) all.push_back({url, article});
    }

    void addEntry(const study::CatalogueSnapshot& list, catalogue::NodeIndex node) {
        for (const catalogue::Link& link : list.catalogue->nodes[node].links) add(link.url, list.articleOf[node]);
    }

    std::vector<CloneWish> all;

private:
    std::set<std::string> known_;
};

// All links of the lists, or those of the entries and the addresses that are named.
Result<std::vector<CloneWish>> wishesOf(const std::vector<std::string>& names, study::Library& library,
                                        const std::vector<study::SnapshotPtr>& lists) {
    Wishes wishes;
    for (const auto& list : lists)
        for (catalogue::NodeIndex node = 0; names.empty() && node < list->articleOf.size(); ++node)
            wishes.addEntry(*list, node);
    for (const std::string& name : names) {
        const auto article = library.findArticle(name, lists);
        if (source::readGithubLink(name)) {
            wishes.add(name, article.value_or(ArticleId{}));
            continue;
        }
        if (!article) return std::unexpected(article.error());
        const auto before = wishes.all.size();
        for (const auto& list : lists)
            if (const auto node = list->entryOf(*article); node != catalogue::kNoNode) wishes.addEntry(*list, node);
        if (wishes.all.size() == before)
            return fail(ErrorCode::NotInClone, name, "the entry has no link to a file or folder on GitHub");
    }
    return std::move(wishes.all);
}

std::string plain(const CloneReport& report) {
    std::string out;
    std::size_t taken = 0;
    for (const auto& row : report.rows) {
        if (!row.capture) continue;
        ++taken;
        out += row.capture->id.value.substr(0, 12) + "  " + printable(row.capture->title) + "\n";
        out += "    " + printable(row.wish.url) + "\n";
        if (!row.instead.empty()) out += "    " + printable(row.instead) + "\n";
        if (!row.capture->reason.empty()) out += "    " + printable(row.capture->reason) + "\n";
    }
    for (const auto& row : report.rows)
        if (row.refusal)
            out += "not taken: " + printable(row.wish.url) + "\n    " +
                   printable(row.refusal->subject + ": " + row.refusal->detail) + "\n";
    out += std::to_string(taken) + (taken == 1 ? " link taken" : " links taken");
    if (!report.elsewhere.empty()) out += ", " + std::to_string(report.elsewhere.size()) + " are of other repositories";
    return out + "\n";
}

void writeRow(JsonWriter& out, const study::CloneRow& row) {
    out.beginObject();
    out.field("link", row.wish.url);
    out.fieldOrNull("note", row.instead);
    out.fieldOrNull("refusal", row.refusal ? row.refusal->subject + ": " + row.refusal->detail : std::string());
    out.key("capture");
    if (row.capture) {
        out.beginObject();
        writeFields(out, *row.capture);
        out.endObject();
    } else {
        out.null();
    }
    out.endObject();
}

std::string json(const CloneReport& report) {
    JsonWriter out;
    out.beginObject();
    out.key("links");
    out.beginArray();
    for (const auto& row : report.rows) writeRow(out, row);
    out.endArray();
    out.key("elsewhere");
    out.beginArray();
    for (const auto& wish : report.elsewhere) out.value(wish.url);
    out.endArray();
    out.endObject();
    return std::move(out).finish();
}

}  // namespace

Result<std::string> captureClone(const Arguments& arguments, Session& session) {
    const auto lists = session.lists();
    if (!lists) return std::unexpected(lists.error());
    study::Library& library = **session.library();
    const auto wishes = wishesOf(arguments.values("LINK"), library, *lists);
    if (!wishes) return std::unexpected(wishes.error());
    const std::string folder = arguments.value("FOLDER");
    study::CloneOptions options{.parts = library.captures().partFiles()};
    if (arguments.has("--as")) {
        options.standsFor = source::readGithubName(arguments.value("--as"));
        if (!options.standsFor) return fail(ErrorCode::InvalidArgument, arguments.value("--as"), "give OWNER/NAME");
    }
    const Interruption interruption;
    ProgressLine line(std::filesystem::path(folder).filename().string());
    const auto keep = [&](const study::NewCapture& made) -> Result<void> {
        if (const auto added = library.captures().add(made); !added) return std::unexpected(added.error());
        return {};
    };
    auto report = study::takeFromClone(options, folder, *wishes, keep, line.sink(), interruption.token());
    if (!report) return std::unexpected(report.error());
    for (auto& row : report->rows)
        if (row.capture)
            if (auto found = library.captures().find(row.capture->id)) row.capture = std::move(*found);
    if (report->rows.empty())
        return fail(ErrorCode::NotInClone, folder,
                    "none of the links leads to a repository that its remotes name; --as OWNER/NAME says which one it "
                    "stands for");
    return arguments.has("--json") ? json(*report) : plain(*report);
}

}  // namespace periplus::cli
