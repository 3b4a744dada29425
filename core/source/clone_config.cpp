#include "source/clone_config.h"

#include <algorithm>

namespace periplus::source {
namespace {

constexpr std::size_t kMaxRemotes = 100;

std::string lowered(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return low;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r";
    const auto begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

// Quotes, escapes and comments as git reads them.
std::string readValue(std::string_view text) {
    std::string value;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\\' && at + 1 < text.size()) {
            value += text[++at];
        } else if (!quoted && (c == '#' || c == ';')) {
            break;
        } else {
            value += c;
        }
    }
    return std::string(trimmed(value));
}

class Reader {
public:
    void line(std::string_view text) {
        text = trimmed(text);
        if (text.starts_with('[')) {
            const auto close = text.rfind(']');
            if (close != std::string_view::npos) section(text.substr(1, close - 1));
            return;
        }
        const auto equals = text.find('=');
        if (equals == std::string_view::npos || text.starts_with('#') || text.starts_with(';')) return;
        set(lowered(trimmed(text.substr(0, equals))), readValue(trimmed(text.substr(equals + 1))));
    }

    CloneConfig config;

private:
    void section(std::string_view heading) {
        const auto quote = heading.find('"');
        section_ = lowered(trimmed(heading.substr(0, quote)));
        name_.clear();
        if (quote == std::string_view::npos) return;
        const auto end = heading.rfind('"');
        if (end > quote) name_ = heading.substr(quote + 1, end - quote - 1);
    }

    void set(const std::string& key, std::string value) {
        if (section_ == "remote" && key == "url" && config.remotes.size() < kMaxRemotes)
            config.remotes.emplace_back(name_, std::move(value));
        else if (section_ == "remote" && (key == "promisor" || key == "partialclonefilter"))
            config.partial = true;
        else if (section_ == "extensions" && key == "objectformat")
            config.objectFormat = lowered(value);
        else if (section_ == "extensions" && key == "refstorage")
            config.referenceStorage = lowered(value);
        else if (section_ == "core" && key == "worktree")
            config.workTree = std::move(value);
    }

    std::string section_;
    std::string name_;
};

}  // namespace

CloneConfig readCloneConfig(std::string_view text) {
    Reader reader;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        reader.line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(reader.config);
}

}  // namespace periplus::source
