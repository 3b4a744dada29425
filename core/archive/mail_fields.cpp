#include "archive/mail_fields.h"

#include "archive/header_lines.h"
#include "archive/inline_content.h"
#include "text/charset.h"
#include "text/html_tame.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace periplus::archive {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMaxWords = 16384;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unquoted(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_') {
            out += ' ';
        } else if (text[i] == '=' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

struct Word {
    std::string charset;
    std::string bytes;
    std::size_t length = 0;  // in the source
};

// "=?charset?Q?...?=" at the front.
std::optional<Word> encodedWord(std::string_view text) {
    if (!text.starts_with("=?")) return std::nullopt;
    const auto first = text.find('?', 2);
    if (first == std::string_view::npos || first + 3 >= text.size() || text[first + 2] != '?') return std::nullopt;
    const auto end = text.find("?=", first + 3);
    if (end == std::string_view::npos) return std::nullopt;
    const auto body = text.substr(first + 3, end - first - 3);
    Word word{std::string(text.substr(2, first - 2)), {}, end + 2};
    word.charset.resize(std::min(word.charset.find('*'), word.charset.size()));  // a language behind it
    const char kind = static_cast<char>(text[first + 1] | 0x20);
    if (kind == 'q') {
        word.bytes = unquoted(body);
    } else if (kind == 'b') {
        word.bytes = fromBase64(body).value_or("");
    } else {
        return std::nullopt;
    }
    return word;
}

constexpr std::array kMonths = {"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                                "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text.substr(0, 128)) {
        if (c == '(') break;
        if (c == ' ' || c == ',' || c == '\t') {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

// "13:18:26" in seconds.
std::optional<int> secondsOf(std::string_view text) {
    int parts[3] = {0, 0, 0};
    for (int i = 0; i < 3 && !text.empty(); ++i) {
        const auto colon = text.find(':');
        const auto number = wholeNumber(text.substr(0, colon));
        if (!number || *number > 60) return std::nullopt;
        parts[i] = static_cast<int>(*number);
        text = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    }
    return (parts[0] * 60 + parts[1]) * 60 + parts[2];
}

// "-0500", "GMT+0100", "GMT" in seconds.
int zoneOf(std::string_view text) {
    const auto sign = text.find_first_of("+-");
    if (sign == std::string_view::npos) return 0;
    const auto number = wholeNumber(text.substr(sign + 1));
    if (!number || *number > 1500) return 0;
    const int seconds = static_cast<int>(*number / 100) * 3600 + static_cast<int>(*number % 100) * 60;
    return text[sign] == '-' ? -seconds : seconds;
}

struct Written {
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    std::optional<int> year;
    std::optional<int> seconds;
    int zone = 0;
};

Written partsOf(std::string_view value) {
    Written written;
    for (const auto& word : wordsOf(value)) {
        const auto month = std::ranges::find(kMonths, text::lowerAscii(word).substr(0, 3));
        if (!written.month && month != kMonths.end()) {
            written.month = static_cast<unsigned>(month - kMonths.begin()) + 1;
        } else if (word.find(':') != std::string::npos) {
            written.seconds = secondsOf(word);
        } else if (const auto number = wholeNumber(word); number && *number < 10000) {
            if (*number <= 31 && !written.day) {
                written.day = static_cast<unsigned>(*number);
            } else if (!written.year) {
                written.year = static_cast<int>(*number < 70    ? *number + 2000
                                                : *number < 100 ? *number + 1900
                                                                : *number);
            }
        } else if (written.seconds) {
            written.zone = zoneOf(word);
        }
    }
    return written;
}

}  // namespace

std::string decodedWords(std::string_view value) {
    value = value.substr(0, kMaxWords);
    std::string out;
    std::string plain;
    Word open;
    const auto endWord = [&] {
        if (!open.bytes.empty()) out += text::decodeText(open.bytes, open.charset).utf8;
        open = {};
    };
    while (!value.empty()) {
        if (const auto word = encodedWord(value)) {
            const bool follows = open.length > 0 && plain.find_first_not_of(" \t") == std::string::npos;
            if (!follows) {
                endWord();
                out += text::decodeText(plain, "").utf8;
            } else if (text::lowerAscii(word->charset) != text::lowerAscii(open.charset)) {
                endWord();
            }
            plain.clear();
            open.charset = word->charset;
            open.bytes += word->bytes;
            open.length = word->length;
            value.remove_prefix(word->length);
        } else {
            plain += value.front();
            value.remove_prefix(1);
        }
    }
    endWord();
    return out + text::decodeText(plain, "").utf8;
}

UnixMillis writtenDate(std::string_view value) {
    const auto written = partsOf(value);
    if (!written.month || !written.day || !written.year || !written.seconds) return {};
    const std::chrono::year_month_day day{std::chrono::year(*written.year), std::chrono::month(*written.month),
                                          std::chrono::day(*written.day)};
    if (!day.ok()) return {};
    const auto seconds =
        std::chrono::sys_days(day).time_since_epoch() + std::chrono::seconds(*written.seconds - written.zone);
    return {std::chrono::duration_cast<std::chrono::milliseconds>(seconds).count()};
}

std::string parameterOf(std::string_view value, std::string_view name) {
    auto at = value.find(';');
    while (at != std::string_view::npos) {
        value.remove_prefix(at + 1);
        const auto equals = value.find_first_of("=;");
        if (equals == std::string_view::npos) return {};
        const auto found = trimmed(value.substr(0, equals));
        if (value[equals] == ';') {
            at = equals;
            continue;
        }
        value = value.substr(equals + 1);
        const auto begin = std::min(value.find_first_not_of(" \t"), value.size());
        value.remove_prefix(begin);
        std::string content;
        std::size_t end = 0;
        if (value.starts_with('"')) {
            for (end = 1; end < value.size() && value[end] != '"'; ++end) {
                if (value[end] == '\\' && end + 1 < value.size()) ++end;
                content += value[end];
            }
        } else {
            end = std::min(value.find(';'), value.size());
            content = trimmed(value.substr(0, end));
        }
        if (sameWord(found, name)) return content;
        at = value.find(';', end);
    }
    return {};
}

std::string mediaTypeOf(std::string_view contentType) {
    return text::lowerAscii(trimmed(contentType.substr(0, contentType.find(';'))));
}

}  // namespace periplus::archive
