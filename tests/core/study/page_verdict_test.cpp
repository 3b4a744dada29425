#include "core/study/intake_fixture.h"

namespace periplus::study {
namespace {

using test::MadeArchive;

constexpr const char* kPage = "https://a.example/article";

struct Case {
    const char* name;
    int status;
    const char* leadsTo;  // "": nowhere
    std::string body;
    CaptureState state;
};

const Case kCases[] = {
    {"Article", 200, "", paragraphs(3), CaptureState::Complete},
    {"NotFound", 404, "", paragraphs(3), CaptureState::Gone},
    {"GoneForGood", 410, "", "gone", CaptureState::Gone},
    {"Unauthorised", 401, "", "who are you", CaptureState::NeedsLogin},
    {"Forbidden", 403, "", "no", CaptureState::Refused},
    {"ForbiddenWithLogin", 403, "", "<input type=Password>", CaptureState::NeedsLogin},
    {"ForLegalReasons", 451, "", "no", CaptureState::Refused},
    {"TooManyRequests", 429, "", "slow down", CaptureState::Refused},
    {"ServerBroken", 500, "", "oops", CaptureState::Failed},
    {"LedToLogin", 200, "https://a.example/account/signin?next=%2Farticle", paragraphs(3), CaptureState::NeedsLogin},
    {"LedToPassport", 200, "https://passport.a.example/x", paragraphs(3), CaptureState::NeedsLogin},
    {"LedElsewhere", 200, "https://a.example/new-place-of-signing", paragraphs(3), CaptureState::Complete},
    {"PasswordField", 200, "", "<form><input name=p type=password></form>", CaptureState::NeedsLogin},
    {"ArticleWithPasswordField", 200, "", paragraphs(200) + "<input type=password>", CaptureState::Complete},
    {"AsksToLogIn", 200, "", "<p>请登录后查看全文</p>", CaptureState::NeedsLogin},
    {"SoftNotFound", 200, "", "<h1>该内容已被发布者删除</h1>", CaptureState::Gone},
    {"ArticleAboutNotFound", 200, "", paragraphs(200) + "<p>404 Not Found</p>", CaptureState::Complete},
    {"Parked", 200, "", "<p>a.example</p><script src=//www.sedoparking.com/frmpark/a.js></script>", CaptureState::Gone},
    {"ForSale", 200, "", "<h1>This Domain is for Sale!</h1>", CaptureState::Gone},
    {"RobotCheck", 200, "", "<p>当前环境异常，完成验证后即可继续访问。</p>", CaptureState::Refused},
};

class Verdicts : public IntakeFixture, public testing::WithParamInterface<Case> {};

}  // namespace

TEST_P(Verdicts, AreAsTheTablesSay) {
    const auto& made = GetParam();
    MadeArchive archive;
    const std::string to = made.leadsTo;
    if (!to.empty()) archive.redirect(kPage, to);
    archive.add(to.empty() ? kPage : to, "text/html", made.body, 0, made.status).page(kPage);
    const auto capture = one(archive);
    EXPECT_EQ(capture.capture.state, made.state) << capture.capture.reason;
    EXPECT_EQ(capture.capture.reason.empty(), made.state == CaptureState::Complete);
}

INSTANTIATE_TEST_SUITE_P(All, Verdicts, testing::ValuesIn(kCases),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace periplus::study
