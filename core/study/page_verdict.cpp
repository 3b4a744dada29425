#include "study/page_verdict.h"

#include "base/url.h"

#include <algorithm>
#include <array>

namespace periplus::study {

namespace {

using std::string_view_literals::operator""sv;

// A page of more text than this is an article, whatever else stands on it.
constexpr std::size_t kLittleText = 3000;

// First label of a host, or a segment of a path, that belongs to a login.
constexpr std::array kLoginHosts = {"passport"sv, "login"sv, "signin"sv, "sso"sv, "accounts"sv, "auth"sv, "cas"sv};
constexpr std::array kLoginSegments = {"login"sv,    "log-in"sv,     "signin"sv,       "sign-in"sv,  "sign_in"sv,
                                       "passport"sv, "sso"sv,        "wp-login.php"sv, "authwall"sv, "unhuman"sv,
                                       "oauth"sv,    "login.html"sv, "login.php"sv};

constexpr std::array kLoginWords = {"登录后查看"sv,       "登录后继续"sv,          "请先登录"sv,
                                    "请登录后"sv,         "sign in to continue"sv, "log in to continue"sv,
                                    "please log in to"sv, "please sign in to"sv};

constexpr std::array kGoneWords = {
    "404 not found"sv,       "page not found"sv,       "page doesn't exist"sv,
    "page does not exist"sv, "该内容已被发布者删除"sv, "此内容因违规无法查看"sv,
    "该公众号已迁移"sv,      "文章已删除"sv,           "文章已被删除"sv,
    "文章不存在"sv,          "内容不存在"sv,           "页面不存在"sv,
    "页面没有找到"sv,        "您访问的页面不存在"sv,   "你似乎来到了没有知识存在的荒原"sv,
    "账号已注销"sv,          "博客已关闭"sv,
};

// Words and servers of domains that are for sale; looked for in the source too, for they come by script.
constexpr std::array kParkedMarks = {"sedoparking.com"sv,
                                     "parkingcrew.net"sv,
                                     "parklogic.com"sv,
                                     "bodis.com"sv,
                                     "hugedomains.com"sv,
                                     "afternic.com"sv,
                                     "dan.com/buy-domain"sv,
                                     "godaddy.com/forsale"sv,
                                     "above.com/marketplace"sv,
                                     "domain is for sale"sv,
                                     "domain may be for sale"sv,
                                     "buy this domain"sv,
                                     "domain has expired"sv,
                                     "域名已过期"sv,
                                     "域名出售"sv,
                                     "此域名可出售"sv,
                                     "该域名正在出售"sv,
                                     "域名停靠"sv};

constexpr std::array kRobotWords = {"checking your browser before"sv,
                                    "verify you are human"sv,
                                    "verify you are a human"sv,
                                    "enable javascript and cookies to continue"sv,
                                    "当前环境异常，完成验证后即可继续访问"sv,
                                    "请完成安全验证"sv};

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

template <class Table>
bool anyIn(const Table& marks, std::string_view text) {
    return std::ranges::any_of(marks, [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

bool isLoginAddress(std::string_view url) {
    const auto parts = splitUrl(url);
    const auto host = lowered(parts.host);
    if (std::ranges::find(kLoginHosts, std::string_view(host).substr(0, host.find('.'))) != kLoginHosts.end())
        return true;
    const auto path = lowered(parts.path);
    for (std::size_t at = 0; at < path.size();) {
        const auto end = std::min(path.find('/', at), path.size());
        if (std::ranges::find(kLoginSegments, std::string_view(path).substr(at, end - at)) != kLoginSegments.end())
            return true;
        at = end + 1;
    }
    return false;
}

// Looked for in the source: fields of what is shown have lost their kind.
bool hasPasswordField(std::string_view source) {
    const auto text = lowered(source);
    for (auto at = text.find("<input"); at != std::string::npos; at = text.find("<input", at + 1)) {
        const auto tag = std::string_view(text).substr(at, text.find('>', at) - at);
        const auto type = tag.find("type");
        if (type == std::string_view::npos) continue;
        const auto value = tag.find_first_not_of("= \t\r\n\"'", type + 4);
        if (value != std::string_view::npos && tag.substr(value).starts_with("password")) return true;
    }
    return false;
}

std::optional<Verdict> byStatus(const PageFacts& facts) {
    if (facts.status < 400) return std::nullopt;
    const auto answered = "the server answered " + std::to_string(facts.status);
    switch (facts.status) {
        case 401:
        case 407: return Verdict{CaptureState::NeedsLogin, answered};
        case 403:
            return Verdict{hasPasswordField(facts.source) ? CaptureState::NeedsLogin : CaptureState::Refused, answered};
        case 429:
        case 451: return Verdict{CaptureState::Refused, answered};
        case 404:
        case 410: return Verdict{CaptureState::Gone, answered};
        default: return Verdict{CaptureState::Failed, answered};
    }
}

std::optional<Verdict> byContent(const PageFacts& facts) {
    if (facts.text.text.size() > kLittleText) return std::nullopt;
    const auto shown = lowered(facts.text.title + "\n" + facts.text.text);
    if (hasPasswordField(facts.source)) return Verdict{CaptureState::NeedsLogin, "the page asks for a password"};
    if (anyIn(kLoginWords, shown)) return Verdict{CaptureState::NeedsLogin, "the page asks to log in"};
    if (anyIn(kRobotWords, shown)) return Verdict{CaptureState::Refused, "the site checks for robots"};
    if (anyIn(kGoneWords, shown)) return Verdict{CaptureState::Gone, "the page says that it is gone"};
    const auto source = lowered(facts.source.substr(0, std::size_t{256} * 1024));
    if (anyIn(kParkedMarks, shown) || anyIn(kParkedMarks, source))
        return Verdict{CaptureState::Gone, "the domain is for sale"};
    return std::nullopt;
}

}  // namespace

std::optional<Verdict> verdictOn(const PageFacts& facts) {
    if (auto verdict = byStatus(facts)) return verdict;
    if (facts.finalUrl != facts.url && isLoginAddress(facts.finalUrl) && !isLoginAddress(facts.url))
        return Verdict{CaptureState::NeedsLogin, "the site led to its login"};
    return byContent(facts);
}

}  // namespace periplus::study
