#include "cli/capture_rows.h"
#include "cli/printable.h"
#include "cli/session.h"
#include "cli/table.h"
#include "cli/verbs/verbs.h"
#include "cli/words.h"

#include <algorithm>

namespace periplus::cli {
namespace {

void writeCode(JsonWriter& out, const text::PageText& text) {
    out.beginArray();
    for (const auto& block : text.code) {
        out.beginObject();
        out.field("language", block.language);
        out.field("code", block.code);
        out.endObject();
    }
    out.endArray();
}

void writeParts(JsonWriter& out, const std::vector<study::CapturePart>& parts) {
    out.beginArray();
    for (const auto& part : parts) {
        out.beginObject();
        out.field("url", part.url);
        out.field("hash", part.hash);
        out.field("contentType", part.contentType);
        out.field("status", part.status);
        out.field("bytes", part.bytes);
        out.endObject();
    }
    out.endArray();
}

struct Shown {
    study::Capture capture;
    std::vector<study::CapturePart> parts;
    std::vector<study::MissingPart> missing;
    text::PageText text;
};

std::string wholeJson(const Shown& shown) {
    JsonWriter out;
    out.beginObject();
    writeFields(out, shown.capture);
    out.field("byline", shown.capture.byline);
    out.field("language", shown.capture.language);
    out.field("published", shown.capture.published);
    out.key("missing");
    out.beginArray();
    for (const auto& part : shown.missing) {
        out.beginObject();
        out.field("url", part.url);
        out.field("reason", part.reason);
        out.endObject();
    }
    out.endArray();
    out.key("partList");
    writeParts(out, shown.parts);
    out.field("text", shown.text.text);
    out.key("code");
    writeCode(out, shown.text);
    out.endObject();
    return std::move(out).finish();
}

std::string json(const Arguments& arguments, const Shown& shown) {
    JsonWriter out;
    if (arguments.has("--code")) {
        writeCode(out, shown.text);
    } else if (arguments.has("--parts")) {
        writeParts(out, shown.parts);
    } else if (arguments.has("--text")) {
        out.beginObject();
        out.field("title", shown.text.title);
        out.field("text", shown.text.text);
        out.endObject();
    } else {
        return wholeJson(shown);
    }
    return std::move(out).finish();
}

// A fence that does not stand in the code.
std::string fenced(const text::CodeBlock& block) {
    std::string fence = "```";
    while (block.code.find(fence) != std::string::npos) fence += '`';
    return fence + printable(block.language) + "\n" + printable(block.code, true) + "\n" + fence + "\n";
}

std::string codeOf(const text::PageText& text) {
    std::string all;
    for (const auto& block : text.code) all += (all.empty() ? "" : "\n") + fenced(block);
    return all;
}

std::string partsOf(const std::vector<study::CapturePart>& parts) {
    Table table(3, 0);
    for (const auto& part : parts)
        table.add({part.hash.substr(0, 12), sizeText(part.bytes), part.contentType, part.url});
    return table.text();
}

std::string plain(const Shown& shown) {
    const auto& capture = shown.capture;
    std::string state(nameOf(capture.state));
    if (capture.proven) state += ", proven";
    if (!capture.reason.empty()) state += ": " + capture.reason;
    const std::pair<const char*, std::string> lines[] = {
        {"id", capture.id.value},
        {"entry", capture.article.value},
        {"url", capture.url},
        {"led to", capture.finalUrl == capture.url ? "" : capture.finalUrl},
        {"title", capture.title},
        {"by", capture.byline},
        {"published", capture.published},
        {"captured", timeText(capture.capturedAt) + ", " + std::string(nameOf(capture.origin))},
        {"state", state},
        {"size",
         sizeText(capture.bytes) + " in " + std::to_string(capture.parts) + (capture.parts == 1 ? " part" : " parts")},
        {"code", std::to_string(shown.text.code.size()) + (shown.text.code.size() == 1 ? " block" : " blocks")},
    };
    Table table(1, 0);
    for (const auto& [name, value] : lines)
        if (!value.empty()) table.add({name, value});
    for (const auto& part : shown.missing) table.add({"missing", part.url + " (" + part.reason + ")"});
    return table.text();
}

Result<Shown> read(study::Captures& captures, const std::string& id) {
    auto capture = captureNamed(captures, id);
    if (!capture) return std::unexpected(capture.error());
    auto parts = captures.parts(capture->id);
    if (!parts) return std::unexpected(parts.error());
    auto missing = captures.missing(capture->id);
    if (!missing) return std::unexpected(missing.error());
    auto text = captures.text(capture->id);
    if (!text) return std::unexpected(text.error());
    return Shown{std::move(*capture), std::move(*parts), std::move(*missing), std::move(*text)};
}

}  // namespace

Result<std::string> captureShow(const Arguments& arguments, Session& session) {
    if (const auto lists = session.lists(); !lists) return std::unexpected(lists.error());
    const auto shown = read((*session.library())->captures(), arguments.value("ID"));
    if (!shown) return std::unexpected(shown.error());
    if (arguments.has("--json")) return json(arguments, *shown);
    if (arguments.has("--code")) return codeOf(shown->text);
    if (arguments.has("--parts")) return partsOf(shown->parts);
    if (!arguments.has("--text")) return plain(*shown);
    const auto text = printable(shown->text.text, true);
    return text.empty() || text.ends_with('\n') ? text : text + "\n";
}

}  // namespace periplus::cli
