#include "reader/capture_verdict.h"

#include <QRegularExpression>

#include <array>

namespace periplus::verdict {
namespace {

using namespace Qt::Literals::StringLiterals;
using Kind = CaptureOutcome::Kind;

// Of a page with so much text, a form for a login is only an ornament.
constexpr int kLittle = 1200;

bool says(const QString& text, auto&& words) {
    for (const auto& word : words)
        if (text.contains(word, Qt::CaseInsensitive)) return true;
    return false;
}

bool isParked(const Shown& shown) {
    static const std::array hosts{u"sedoparking.com"_s, u"hugedomains.com"_s,  u"parkingcrew.net"_s, u"afternic.com"_s,
                                  u"bodis.com"_s,       u"domainmarket.com"_s, u"dan.com"_s,         u"godaddy.com"_s};
    const QString host = shown.led.host();
    if (host != shown.asked.host())
        for (const QString& one : hosts)
            if (host == one || host.endsWith(u'.' + one)) return true;
    static const std::array words{u"domain is for sale"_s,
                                  u"domain name is for sale"_s,
                                  u"buy this domain"_s,
                                  u"domain may be for sale"_s,
                                  u"domain is parked"_s,
                                  u"parked free"_s,
                                  u"domain name has expired"_s,
                                  u"domain has expired"_s,
                                  u"域名出售"_s,
                                  u"域名正在出售"_s,
                                  u"域名可转让"_s,
                                  u"域名已过期"_s};
    return shown.length < kLittle && says(shown.text, words);
}

// What sites that answer 200 write in the place of an article that is gone.
bool isGoneInWords(const Shown& shown) {
    static const std::array words{u"该内容已被发布者删除"_s, u"此内容因违规无法查看"_s, u"此内容发送失败无法查看"_s,
                                  u"该公众号已迁移"_s,       u"文章已被删除"_s,         u"文章不存在"_s,
                                  u"页面不存在"_s,           u"你访问的页面不存在"_s};
    return shown.length < kLittle / 4 && says(shown.text, words);
}

bool isLoginAddress(const QUrl& url) {
    static const QRegularExpression path(
        u"(^|/)(login|log-in|signin|sign-in|sign_in|logon|passport|unhuman|auth/login|account/login)(/|\\.|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression host(u"^(passport|login|accounts?|signin|sso)\\."_s);
    return path.match(url.path()).hasMatch() || host.match(url.host()).hasMatch();
}

bool isLogin(const Shown& shown) {
    if (shown.length < kLittle && shown.password) return true;
    // Where it always was a page about logins, it is the page that was wanted.
    return shown.length < kLittle && isLoginAddress(shown.led) && !isLoginAddress(shown.asked);
}

}  // namespace

Verdict of(const Shown& shown) {
    switch (shown.status) {
        case 401: return {Kind::NeedsLogin, kLogin};
        case 404:
        case 410: return {Kind::Gone, kGoneStatus};
        case 403:
        case 451: return isLogin(shown) ? Verdict{Kind::NeedsLogin, kLogin} : Verdict{Kind::Refused, kForbidden};
        case 429: return {Kind::Failed, kTooMany};
        default: break;
    }
    if (shown.status >= 500) return {Kind::Failed, kServerFault};
    if (shown.status >= 400) return {Kind::Refused, kForbidden};
    if (isLogin(shown)) return {Kind::NeedsLogin, kLogin};
    if (isParked(shown)) return {Kind::Gone, kParked};
    if (isGoneInWords(shown)) return {Kind::Gone, kNotThere};
    return {};
}

const char* ofNetworkError(int code) {
    switch (code) {
        case -105:
        case -137: return kNoName;
        case -102: return kNobody;
        case -310: return kRoundAndRound;
        case -106:
        case -21: return kNoNetwork;
        case -7:
        case -118: return kNoAnswer;
        case -200:
        case -201:
        case -202:
        case -203:
        case -204:
        case -205:
        case -206:
        case -207: return kCertificate;
        default: return kNoConnection;
    }
}

}  // namespace periplus::verdict
