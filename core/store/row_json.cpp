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

struct NameOf {
    const char* operator()(const StatusRow&) const { return "status"; }
    const char* operator()(const NoteRow&) const { return "note"; }
    const char* operator()(const AnnotationRow&) const { return "annotation"; }
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

std::optional<JournalRecord> recordFromJson(std::string_view text) {
    const json value = json::parse(text, nullptr, false);
    if (value.is_discarded()) return std::nullopt;
    try {
        return recordOf(value);
    } catch (const json::exception&) {
        return std::nullopt;
    }
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
