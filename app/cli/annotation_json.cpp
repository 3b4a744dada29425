#include "cli/annotation_json.h"

#include "cli/words.h"

namespace periplus::cli {

void writeAnnotation(JsonWriter& out, const AnnotationRow& row) {
    const auto& annotation = row.annotation;
    out.beginObject();
    out.field("id", annotation.id.value);
    out.field("article", annotation.article.value);
    out.field("title", row.title);
    out.field("colour", nameOf(annotation.colour));
    out.field("standing", nameOf(row.standing));
    out.key("line");
    row.firstLine == 0 ? out.null() : out.value(row.firstLine);
    out.key("lastLine");
    row.lastLine == 0 ? out.null() : out.value(row.lastLine);
    out.field("language", annotation.language);
    out.field("quote", annotation.selectors.quote.exact);
    out.field("note", annotation.note);
    out.field("created", timeText(annotation.created));
    out.field("modified", timeText(annotation.modified));
    out.key("selectors");
    out.raw(annotate::toJson(annotation.selectors));
    out.endObject();
}

}  // namespace periplus::cli
