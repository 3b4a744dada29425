#include "archive/warc_record.h"

#include "archive/header_lines.h"
#include "base/resolve_url.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace periplus::archive {
namespace {

constexpr std::array<std::pair<std::string_view, WarcType>, 7> kTypes = {{
    {"warcinfo", WarcType::Info},
    {"response", WarcType::Response},
    {"resource", WarcType::Resource},
    {"request", WarcType::Request},
    {"metadata", WarcType::Metadata},
    {"revisit", WarcType::Revisit},
    {"continuation", WarcType::Continuation},
}};

WarcType typeOf(std::string_view word) {
    for (const auto& [name, type] : kTypes)
        if (sameWord(name, word)) return type;
    return WarcType::Other;
}

std::string addressOf(std::string_view value) {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    return plainUrl(value);
}

// Digits of a fixed width; -1 for anything else.
int takeDigits(std::string_view& text, std::size_t width) {
    const auto number = text.size() < width ? std::nullopt : wholeNumber(text.substr(0, width));
    if (!number) return -1;
    text.remove_prefix(width);
    return static_cast<int>(*number);
}

bool takeSign(std::string_view& text, char sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
}

std::int64_t fraction(std::string_view& text) {
    std::int64_t millis = 0;
    std::int64_t worth = 100;
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') {
        millis += worth * (text[0] - '0');
        worth /= 10;
        text.remove_prefix(1);
    }
    return millis;
}

}  // namespace

UnixMillis parseWarcDate(std::string_view text) {
    using namespace std::chrono;
    text = trimmed(text);
    const int y = takeDigits(text, 4);
    const int m = takeSign(text, '-') ? takeDigits(text, 2) : 1;
    const int d = takeSign(text, '-') ? takeDigits(text, 2) : 1;
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (y < 0 || !date.ok()) return {};
    auto millis = duration_cast<milliseconds>(sys_days(date).time_since_epoch()).count();
    if (takeSign(text, 'T')) {
        const int hour = takeDigits(text, 2);
        const int minute = takeSign(text, ':') ? takeDigits(text, 2) : 0;
        const int second = takeSign(text, ':') ? takeDigits(text, 2) : 0;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
        millis += ((hour * 60LL + minute) * 60 + second) * 1000;
        if (takeSign(text, '.')) millis += fraction(text);
    }
    takeSign(text, 'Z');
    return text.empty() ? UnixMillis{millis} : UnixMillis{};
}

namespace {

std::string dateAs(const char* form, UnixMillis at) {
    using namespace std::chrono;
    const sys_time<milliseconds> moment{milliseconds{at.value}};
    const auto date = floor<days>(moment);
    const year_month_day day(date);
    const hh_mm_ss time(moment - date);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), form, static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return text.data();
}

}  // namespace

std::string warcDate(UnixMillis at) {
    return dateAs(at.value % 1000 == 0 ? "%04d-%02u-%02uT%02d:%02d:%02dZ" : "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", at);
}

std::string fourteenDigits(UnixMillis at) { return dateAs("%04d%02u%02u%02d%02d%02d", at); }

std::optional<WarcHead> parseWarcHead(std::string_view head) {
    if (!takeLine(head).starts_with("WARC/")) return std::nullopt;
    WarcHead out;
    bool hasLength = false;
    eachField(head, [&](std::string_view name, std::string_view value) {
        if (sameWord(name, "WARC-Type"))
            out.type = typeOf(value);
        else if (sameWord(name, "Content-Length")) {
            const auto length = wholeNumber(value);
            // Said twice and differently, it is not known.
            const bool same = !hasLength || (length && *length == out.length);
            hasLength = length.has_value() && same;
            out.length = length.value_or(0);
        } else if (sameWord(name, "WARC-Target-URI"))
            out.url = addressOf(value);
        else if (sameWord(name, "WARC-Date"))
            out.at = parseWarcDate(value);
        else if (sameWord(name, "Content-Type"))
            out.contentType = plainWords(value, 1024);
        else if (sameWord(name, "WARC-Payload-Digest"))
            out.payloadDigest = value;
        else if (sameWord(name, "WARC-Block-Digest"))
            out.blockDigest = value;
        else if (sameWord(name, "WARC-Refers-To-Target-URI"))
            out.refersToUrl = addressOf(value);
        else if (sameWord(name, "WARC-Refers-To-Date"))
            out.refersToAt = parseWarcDate(value);
        else if (sameWord(name, "WARC-Resource-Type"))
            out.resourceType = value;
        else if (sameWord(name, "WARC-Truncated"))
            out.truncated = true;
        else if (sameWord(name, kTitleField))
            out.pageTitle = value;
    });
    return hasLength ? std::optional(out) : std::nullopt;
}

}  // namespace periplus::archive
