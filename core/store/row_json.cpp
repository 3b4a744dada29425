#include "store/row_json.h"

#include <nlohmann/json.hpp>

namespace periplus::store {

namespace {

using nlohmann::json;

std::string line(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json object(const StatusRow& row) {
    json value = {{"state", row.state},
                  {"starred", nullptr},
                  {"firstOpened", row.firstOpened.value},
                  {"lastOpened", row.lastOpened.value},
                  {"finished", row.finished.value},
                  {"opened", row.opened}};
    if (row.starred) value["starred"] = *row.starred;
    return value;
}

json object(const NoteRow& row) { return {{"markdown", row.markdown}, {"modified", row.modified.value}}; }

json object(const AnnotationRow& row) {
    return {{"id", row.id.value},           {"removed", row.removed},
            {"colour", row.colour},         {"note", row.note},
            {"language", row.language},     {"selectors", row.selectors},
            {"created", row.created.value}, {"modified", row.modified.value}};
}

json object(const CaptureRow& row) {
    return {{"id", row.id.value},
            {"article", row.article.value},
            {"url", row.url},
            {"alias", row.alias},
            {"finalUrl", row.finalUrl},
            {"finalAlias", row.finalAlias},
            {"title", row.title},
            {"byline", row.byline},
            {"language", row.language},
            {"published", row.published},
            {"capturedAt", row.capturedAt.value},
            {"state", row.state},
            {"reason", row.reason},
            {"origin", row.origin},
            {"proven", row.proven},
            {"bytes", row.bytes},
            {"parts", row.parts},
            {"missing", row.missing},
            {"reading", row.reading},
            {"forgotten", row.forgotten}};
}

struct NameOf {
    const char* operator()(const StatusRow&) const { return "status"; }
    const char* operator()(const NoteRow&) const { return "note"; }
    const char* operator()(const AnnotationRow&) const { return "annotation"; }
    const char* operator()(const CaptureRow&) const { return "capture"; }
};

UnixMillis time(const json& value, const char* name) { return {value.at(name).get<std::int64_t>()}; }

StatusRow statusOf(const json& value, const ArticleId& article, Sequence sequence) {
    StatusRow row;
    row.article = article;
    row.state = value.at("state").get<std::int64_t>();
    if (!value.at("starred").is_null()) row.starred = value.at("starred").get<bool>();
    row.firstOpened = time(value, "firstOpened");
    row.lastOpened = time(value, "lastOpened");
    row.finished = time(value, "finished");
    row.opened = value.at("opened").get<Sequence>();
    row.sequence = sequence;
    return row;
}

AnnotationRow annotationOf(const json& value, const ArticleId& article, Sequence sequence) {
    return {{value.at("id").get<std::string>()},
            article,
            value.at("removed").get<bool>(),
            value.at("colour").get<std::int64_t>(),
            value.at("note").get<std::string>(),
            value.at("language").get<std::string>(),
            value.at("selectors").get<std::string>(),
            time(value, "created"),
            time(value, "modified"),
            sequence};
}

CaptureRow captureOf(const json& value, Sequence sequence) {
    CaptureRow row;
    const auto text = [&](const char* name) { return value.at(name).get<std::string>(); };
    row.id = {text("id")};
    row.article = {text("article")};
    row.url = text("url");
    row.alias = text("alias");
    row.finalUrl = text("finalUrl");
    row.finalAlias = text("finalAlias");
    row.title = text("title");
    row.byline = text("byline");
    row.language = text("language");
    row.published = text("published");
    row.capturedAt = time(value, "capturedAt");
    row.state = value.at("state").get<std::int64_t>();
    row.reason = text("reason");
    row.origin = value.at("origin").get<std::int64_t>();
    row.proven = value.at("proven").get<bool>();
    row.bytes = value.at("bytes").get<std::uint64_t>();
    row.parts = value.at("parts").get<std::uint64_t>();
    row.missing = value.at("missing").get<std::uint64_t>();
    row.reading = text("reading");
    row.forgotten = value.at("forgotten").get<bool>();
    row.sequence = sequence;
    return row;
}

CaptureManifest manifestOf(const json& value) {
    CaptureManifest manifest{captureOf(value.at("capture"), 0),
                             {},
                             {},
                             value.at("text").get<std::string>(),
                             value.at("sealVersion").get<std::int64_t>()};
    for (const auto& part : value.at("parts"))
        manifest.parts.push_back({part.at("url").get<std::string>(), part.at("hash").get<std::string>(),
                                  part.at("type").get<std::string>(), part.at("status").get<std::int64_t>(),
                                  part.at("bytes").get<std::uint64_t>(), part.at("sealed").get<std::string>()});
    for (const auto& part : value.at("missing"))
        manifest.missing.push_back({part.at("url").get<std::string>(), part.at("reason").get<std::string>()});
    return manifest;
}

template <class Read>
auto read(std::string_view text, Read reader) -> std::optional<decltype(reader(json()))> {
    const json value = json::parse(text, nullptr, false);
    if (value.is_discarded()) return std::nullopt;
    try {
        return reader(value);
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

JournalRecord recordOf(const json& value) {
    const auto sequence = value.at("sequence").get<Sequence>();
    const json& article = value.at("article");
    JournalRecord record;
    record.library = value.at("library").get<std::string>();
    record.kind = value.at("kind").get<std::string>();
    record.at = time(value, "at");
    record.article = {{article.at("id").get<std::string>()},
                      article.at("url").get<std::string>(),
                      article.at("title").get<std::string>()};
    const ArticleId& id = record.article.id;
    if (value.contains("note"))
        record.row =
            NoteRow{sequence, id, value["note"].at("markdown").get<std::string>(), time(value["note"], "modified")};
    else if (value.contains("capture"))
        record.row = captureOf(value["capture"], sequence);
    else if (value.contains("annotation"))
        record.row = annotationOf(value["annotation"], id, sequence);
    else
        record.row = statusOf(value.at("status"), id, sequence);
    return record;
}

}  // namespace

Sequence JournalRecord::sequence() const {
    return std::visit([](const auto& value) { return value.sequence; }, row);
}

std::string toJson(const JournalRecord& record) {
    json value = {
        {"sequence", record.sequence()},
        {"library", record.library},
        {"kind", record.kind},
        {"at", record.at.value},
        {"article", {{"id", record.article.id.value}, {"url", record.article.url}, {"title", record.article.title}}}};
    value[std::visit(NameOf{}, record.row)] = std::visit([](const auto& row) { return object(row); }, record.row);
    return line(value);
}

std::optional<JournalRecord> recordFromJson(std::string_view text) { return read(text, recordOf); }

std::string toJson(const CaptureManifest& manifest) {
    json parts = json::array();
    for (const auto& part : manifest.parts)
        parts.push_back({{"url", part.url},
                         {"hash", part.hash},
                         {"type", part.contentType},
                         {"status", part.status},
                         {"bytes", part.bytes},
                         {"sealed", part.sealed}});
    json missing = json::array();
    for (const auto& part : manifest.missing) missing.push_back({{"url", part.url}, {"reason", part.reason}});
    return line({{"capture", object(manifest.capture)},
                 {"parts", std::move(parts)},
                 {"missing", std::move(missing)},
                 {"text", manifest.text},
                 {"sealVersion", manifest.sealVersion}});
}

std::optional<CaptureManifest> manifestFromJson(std::string_view text) { return read(text, manifestOf); }

std::string standingJson(const CaptureRow& row) {
    return line({{"capture", row.id.value},
                 {"state", row.state},
                 {"proven", row.proven},
                 {"reading", row.reading},
                 {"forgotten", row.forgotten}});
}

std::string stateJson(std::int64_t state, UnixMillis finished) {
    return line({{"state", state}, {"finished", finished.value}});
}

std::string starJson(std::optional<bool> starred) {
    return line({{"starred", starred ? json(*starred) : json(nullptr)}});
}

std::string toJson(const StatusRow& row) { return line(object(row)); }
std::string toJson(const AnnotationRow& row) { return line(object(row)); }
std::string revisionJson(Sequence revision) { return line({{"revision", revision}}); }

}  // namespace periplus::store
