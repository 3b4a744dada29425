#pragma once
// JSON as it is printed: indented, in the order written, valid UTF-8 whatever comes in (a broken byte becomes U+FFFD).
// Ownership: value. Thread: any. Errors: none; begin and end must pair.
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::cli {

class JsonWriter {
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(bool truth) { scalar(truth ? "true" : "false"); }
    void value(std::integral auto number) { scalar(std::to_string(number)); }
    void null() { scalar("null"); }
    void raw(std::string_view json) { scalar(json); }

    void field(std::string_view name, const auto& content) {
        key(name);
        value(content);
    }
    void fieldOrNull(std::string_view name, std::string_view text) {
        key(name);
        text.empty() ? null() : value(text);
    }

    // The text and a line break at its end.
    [[nodiscard]] std::string finish() && { return std::move(text_) + "\n"; }

private:
    void open(char bracket);
    void close(char bracket);
    void scalar(std::string_view written);
    void separate();

    std::string text_;
    std::size_t depth_ = 0;
    bool first_ = true;
    bool afterKey_ = false;
};

}  // namespace periplus::cli
