#include "cli/annotation_json.h"
#include "cli/entry_rows.h"
#include "cli/json_writer.h"
#include "cli/session.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

#include <algorithm>
#include <unordered_set>

namespace periplus::cli {
namespace {

// An article with words of the person's. `entry` is null when no list holds it any more.
struct Written {
    ArticleId article;
    const catalogue::Node* entry = nullptr;
    std::string_view section;
    study::ArticleName name;
    study::Note note;
    std::vector<const AnnotationRow*> annotations;
};

study::ArticleName nameIn(const catalogue::Node& entry) { return {entry.title, std::string(primaryUrl(entry))}; }

bool hasWords(const study::ArticleStatus& status) { return status.hasNote || status.annotations > 0; }

// In reading order, list by list; then what stands in no list.
std::vector<Written> articlesWithWords(const std::vector<study::SnapshotPtr>& lists, const study::StatusMap& statuses) {
    std::vector<Written> all;
    std::unordered_set<ArticleId> seen;
    for (const auto& list : lists) {
        for (const EntryRow& row : entryRows(*list, statuses)) {
            if (!hasWords(row.status) || !seen.insert(row.status.id).second) continue;
            all.push_back({row.status.id, row.entry, row.section, nameIn(*row.entry), {}, {}});
        }
    }
    const auto listed = static_cast<std::ptrdiff_t>(all.size());
    for (const auto& [article, status] : statuses) {
        if (hasWords(status) && seen.insert(article).second) all.push_back({article, nullptr, {}, {}, {}, {}});
    }
    std::ranges::sort(all.begin() + listed, all.end(), {}, &Written::article);
    return all;
}

Result<std::vector<Written>> collect(study::Library& library, const std::vector<study::SnapshotPtr>& lists,
                                     const std::vector<AnnotationRow>& annotations) {
    const auto statuses = library.statuses();
    if (!statuses) return std::unexpected(statuses.error());
    auto all = articlesWithWords(lists, *statuses);
    for (Written& written : all) {
        if (written.entry == nullptr) {
            auto name = library.nameOf(written.article);
            if (!name) return std::unexpected(name.error());
            written.name = *std::move(name);
            if (written.name.url.starts_with("entry:")) written.name.url.clear();
        }
        auto note = library.note(written.article);
        if (!note) return std::unexpected(note.error());
        written.note = std::move(*note);
        for (const AnnotationRow& row : annotations) {
            if (row.annotation.article == written.article) written.annotations.push_back(&row);
        }
    }
    return all;
}

std::string json(const std::vector<Written>& all) {
    JsonWriter out;
    out.beginArray();
    for (const Written& written : all) {
        out.beginObject();
        out.field("article", written.article.value);
        out.field("title", written.name.title);
        out.field("url", written.name.url);
        out.field("section", written.section);
        out.field("note", written.note.markdown);
        out.fieldOrNull("modified", timeText(written.note.modified));
        out.key("annotations");
        out.beginArray();
        for (const AnnotationRow* row : written.annotations) writeAnnotation(out, *row);
        out.endArray();
        out.endObject();
    }
    out.endArray();
    return std::move(out).finish();
}

std::string escaped(std::string_view title) {
    std::string text;
    for (const char c : title) {
        if (std::string_view("\\`*_[]<>#").find(c) != std::string_view::npos) text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

// A fence longer than any in the code.
std::string fenced(std::string_view code, std::string_view language) {
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : code) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fence + std::string(language) + "\n" + std::string(code) + (code.ends_with('\n') ? "" : "\n") + fence + "\n";
}

std::string paragraph(std::string_view markdown) {
    return std::string(markdown) + (markdown.ends_with('\n') ? "\n" : "\n\n");
}

std::string markdown(const Written& written) {
    std::string text = "## ";
    if (written.entry != nullptr) {
        text += escaped(titleOf(*written.entry));
    } else {
        const auto& [title, url] = written.name;
        text += escaped(!title.empty() ? title : !url.empty() ? url : "Article " + written.article.value);
        text += " (in no list now)";
    }
    text += "\n\n";
    if (!written.name.url.empty()) text += "<" + written.name.url + ">\n\n";
    if (!written.note.markdown.empty()) text += paragraph(written.note.markdown);
    for (const AnnotationRow* row : written.annotations) {
        text += fenced(row->annotation.selectors.quote.exact, row->annotation.language) + "\n";
        if (!row->annotation.note.empty()) text += paragraph(row->annotation.note);
    }
    return text;
}

}  // namespace

Result<std::string> exportNotes(const Arguments& arguments, Session& session) {
    const auto lists = session.lists();
    if (!lists) return std::unexpected(lists.error());
    study::Library& library = **session.library();
    const auto annotations = annotationRows(library, *lists);
    if (!annotations) return std::unexpected(annotations.error());
    const auto all = collect(library, *lists, *annotations);
    if (!all) return std::unexpected(all.error());
    if (arguments.value("--format") == "json") return json(*all);
    std::string text = "# Notes\n\n";
    for (const Written& written : *all) text += markdown(written);
    text.pop_back();
    return text;
}

}  // namespace periplus::cli
