#include "cli/json_writer.h"

#include "cli/printable.h"

namespace periplus::cli {
namespace {

void appendEscaped(std::string& out, char c) {
    static constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\t': out += "\\t"; return;
        case '\r': out += "\\r"; return;
        default: break;
    }
    if (byte >= 0x20 && byte != 0x7F) {
        out += c;
        return;
    }
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
}

}  // namespace

void JsonWriter::key(std::string_view name) {
    value(name);
    text_ += ": ";
    afterKey_ = true;
}

void JsonWriter::value(std::string_view text) {
    separate();
    text_ += '"';
    for (const char c : validUtf8(text)) appendEscaped(text_, c);
    text_ += '"';
}

void JsonWriter::open(char bracket) {
    separate();
    text_ += bracket;
    ++depth_;
    first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!first_) {
        text_ += '\n';
        text_.append(2 * depth_, ' ');
    }
    text_ += bracket;
    first_ = false;
}

void JsonWriter::scalar(std::string_view written) {
    separate();
    text_ += written;
}

void JsonWriter::separate() {
    if (afterKey_) {
        afterKey_ = false;
        return;
    }
    if (depth_ > 0) {
        if (!first_) text_ += ',';
        text_ += '\n';
        text_.append(2 * depth_, ' ');
    }
    first_ = false;
}

}  // namespace periplus::cli
