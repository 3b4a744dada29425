#include "text/charset.h"

#include "base/utf8.h"
#include "text/charset_labels.h"
#include "text/html_tame.h"
#include "text/meta_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace periplus::text {
namespace {

constexpr std::size_t kGuessedFrom = std::size_t{64} * 1024;
constexpr std::size_t kStep = std::size_t{256} * 1024;

struct Mark {
    std::string_view charset;
    std::size_t size = 0;
};

Mark byteOrderMark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
    if (bytes.starts_with("\xFE\xFF")) return {"utf-16be", 2};
    if (bytes.starts_with("\xFF\xFE")) return {"utf-16le", 2};
    return {};
}

struct Closing {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, Closing>;

Converter opened(const std::string& name) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &error));
    if (U_FAILURE(error)) return nullptr;
    return converter;
}

std::string converted(std::string_view bytes, UConverter* from) {
    const auto to = opened("UTF-8");
    std::string utf8;
    std::vector<char> step(kStep);
    std::vector<UChar> pivot(4096);
    UChar* pivotSource = pivot.data();
    UChar* pivotTarget = pivot.data();
    const char* source = bytes.data();
    const char* const sourceEnd = bytes.data() + bytes.size();
    for (bool first = true;; first = false) {
        UErrorCode error = U_ZERO_ERROR;
        char* target = step.data();
        ucnv_convertEx(to.get(), from, &target, step.data() + step.size(), &source, sourceEnd, pivot.data(),
                       &pivotSource, &pivotTarget, pivot.data() + pivot.size(), first ? 1 : 0, 1, &error);
        utf8.append(step.data(), static_cast<std::size_t>(target - step.data()));
        if (error != U_BUFFER_OVERFLOW_ERROR) return utf8;
    }
}

std::string userDefined(std::string_view bytes) {
    std::string utf8;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(utf8, byte < 0x80 ? char32_t{byte} : char32_t{0xF700} + byte);
    }
    return utf8;
}

Decoded decodedAs(std::string_view bytes, std::string_view charset) {
    if (charset == "replacement") return {bytes.empty() ? "" : "\uFFFD", std::string(charset)};
    if (charset == "x-user-defined") return {userDefined(bytes), std::string(charset)};
    if (charset == "utf-8" && !firstInvalidUtf8(bytes)) return {std::string(bytes), std::string(charset)};
    auto from = opened(converterOf(charset));
    if (!from) return decodedAs(bytes, "windows-1252");
    return {converted(bytes, from.get()), std::string(charset)};
}

std::string guessed(std::string_view bytes) {
    const auto broken = firstInvalidUtf8(bytes);
    if (!broken) return "utf-8";
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Closing> detector(ucsdet_open(&error));
    const auto sample = bytes.substr(0, kGuessedFrom);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
    const auto* match = ucsdet_detect(detector.get(), &error);
    const char* name = match == nullptr || U_FAILURE(error) ? nullptr : ucsdet_getName(match, &error);
    const auto charset = name == nullptr ? std::string_view() : charsetOfLabel(name);
    return charset.empty() ? "windows-1252" : std::string(charset);
}

template <typename OwnWord>
Decoded decode(std::string_view bytes, std::string_view saidCharset, OwnWord&& ownWord) {
    if (const auto mark = byteOrderMark(bytes); mark.size > 0) return decodedAs(bytes.substr(mark.size), mark.charset);
    if (const auto said = charsetOfLabel(saidCharset); !said.empty()) return decodedAs(bytes, said);
    if (const std::string own = ownWord(bytes); !own.empty()) return decodedAs(bytes, own);
    return decodedAs(bytes, guessed(bytes));
}

}  // namespace

Decoded decodeHtml(std::string_view bytes, std::string_view saidCharset) {
    return decode(bytes, saidCharset, metaCharset);
}
Decoded decodeCss(std::string_view bytes, std::string_view saidCharset) {
    return decode(bytes, saidCharset, atRuleCharset);
}
Decoded decodeText(std::string_view bytes, std::string_view saidCharset) {
    return decode(bytes, saidCharset, [](std::string_view) { return std::string(); });
}

std::string charsetOf(std::string_view contentType) {
    const auto lower = lowerAscii(contentType);
    for (std::size_t at = 0; (at = lower.find("charset", at)) != std::string::npos;) {
        at += 7;
        auto value = lower.find_first_not_of(" \t\r\n\f", at);
        if (value == std::string::npos || lower[value] != '=') continue;
        value = lower.find_first_not_of(" \t\r\n\f", value + 1);
        if (value == std::string::npos) return {};
        if (lower[value] == '"' || lower[value] == '\'') {
            const auto close = lower.find(lower[value], value + 1);
            return close == std::string::npos ? std::string() : lower.substr(value + 1, close - value - 1);
        }
        const auto end = lower.find_first_of(" \t\r\n\f;,\"", value);
        return lower.substr(value, end == std::string::npos ? end : end - value);
    }
    return {};
}

}  // namespace periplus::text
