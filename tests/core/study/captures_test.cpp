// Captures in the library: what is put is found, forgotten, undone, freed.
#include "core/study/capture_fixture.h"
#include "study/capture_json.h"

#include <fstream>

namespace periplus::study {

namespace {

constexpr const char* kOne = "https://example.org/one";

class CapturesTest : public CaptureFixture {
protected:
    Captures& captures() { return library_->captures(); }
    ErrorCode codeOf(const CaptureId& id) {
        const auto found = captures().find(id);
        return found ? ErrorCode::Internal : found.error().code;
    }
};

}  // namespace

TEST_F(CapturesTest, WhatIsAddedIsThereAfterReopening) {
    const auto id = addCapture(kOne, 1);
    for (int round = 0; round < 2; ++round) {
        expectWhole(captures(), id, 1);
        const auto found = captures().find(id).value();
        EXPECT_EQ(found.id.value.size(), 32U);
        EXPECT_EQ(found.article, article("One"));
        EXPECT_EQ(found.url, kOne);
        EXPECT_EQ(found.finalUrl, std::string(kOne) + "/final");
        EXPECT_EQ(found.capturedAt.value, 1'700'000'000'001);
        EXPECT_EQ(found.state, CaptureState::Partial);
        EXPECT_EQ(found.reason, "not all is here");
        EXPECT_EQ(found.origin, CaptureOrigin::Warc);
        EXPECT_FALSE(found.proven);
        EXPECT_EQ(found.parts, 3U);
        EXPECT_EQ(found.missing, 1U);
        EXPECT_GT(found.bytes, 5000U);
        EXPECT_EQ(captures().missing(id).value(),
                  (std::vector<MissingPart>{{std::string(kOne) + "/lost.png", "not in the capture"}}));
        const auto text = captures().text(id).value();
        EXPECT_EQ(text.title, "Page 1");
        EXPECT_EQ(text.map.back(), (text::TextMapEntry{{10}, 5, 1, 14}));
        EXPECT_EQ(text.code.front().span, (CodePointSpan{{10}, {24}}));
        reopen();
    }
}

TEST_F(CapturesTest, ThePageIsServedSealedAndPicturesAsCaptured) {
    const auto id = addCapture(kOne, 1);
    const auto page = captures().serve(id, "").value();
    EXPECT_EQ(page.type, "text/html; charset=utf-8");
    EXPECT_TRUE(page.bytes.starts_with("\xEF\xBB\xBF<html>"));
    const auto parts = captures().parts(id).value();
    EXPECT_EQ(captures().serve(id, parts[0].hash).value().bytes, page.bytes);
    EXPECT_EQ(captures().serve(id, parts[1].hash).value().type, "image/png");
    EXPECT_EQ(captures().serve(id, parts[1].hash).value().bytes, noise(2000, 1));
    for (const auto& path : {std::string("reading"), std::string("../library.db"), std::string(64, '0'),
                             parts[0].hash.substr(1), parts[0].sealed})
        EXPECT_FALSE(captures().serve(id, path)) << path;
    EXPECT_FALSE(captures().serve({"nothing"}, ""));
}

TEST_F(CapturesTest, TheSamePageOfTheSameMomentIsOneCapture) {
    const auto id = addCapture(kOne, 1);
    const auto files = captures().partFiles();
    const auto again = captures().add(make(*files, kOne, 1).value()).value();
    EXPECT_TRUE(again.captures.empty());
    EXPECT_EQ(captures().all().value().size(), 1U);
    auto shuffled = make(*files, kOne, 1).value();
    std::swap(shuffled.parts[1], shuffled.parts[2]);
    EXPECT_EQ(captureIdOf(shuffled), id);
    for (const auto change : {0, 1, 2, 3, 4}) {
        auto other = make(*files, kOne, 1).value();
        if (change == 0) other.capture.url += "x";
        if (change == 1) other.capture.capturedAt.value += 1;
        if (change == 2) other.parts[1].status = 404;
        if (change == 3) other.parts[1].contentType = "image/gif";
        if (change == 4) other.parts.pop_back();
        EXPECT_NE(captureIdOf(other), id) << change;
        EXPECT_EQ(captures().add(other).error().code, ErrorCode::InvalidArgument) << change;
    }
}

TEST_F(CapturesTest, ACaptureOfPartsThatWereNotPutIsRefused) {
    auto made = make(*captures().partFiles(), kOne, 1).value();
    made.parts[1].hash = sha256Hex("nobody put this");
    made.capture.id = captureIdOf(made);
    const auto refused = captures().add(made);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_EQ(refused.error().subject, sha256Hex("nobody put this"));
    EXPECT_TRUE(captures().all().value().empty());
}

TEST_F(CapturesTest, TheJsonOfACaptureIsTheCapture) {
    const auto made = make(*captures().partFiles(), kOne, 1).value();
    const auto back = captureFromJson(captureJson(made)).value();
    EXPECT_EQ(captureJson(back), captureJson(made));
    EXPECT_EQ(back.parts, made.parts);
    EXPECT_EQ(captureIdOf(back), made.capture.id);
    for (const char* broken : {"", "{", "[]", R"({"capture":{}})", "null"}) {
        EXPECT_FALSE(captureFromJson(broken)) << broken;
        EXPECT_FALSE(pageTextFromJson(broken)) << broken;
    }
}

TEST_F(CapturesTest, ItBelongsToTheArticleThatHasItsAddressNow) {
    const auto known = addCapture(std::string(kOne) + "/#part", 1);
    const auto unknown = addCapture("https://elsewhere.example/x", 2);
    EXPECT_EQ(captures().find(known).value().article, article("One"));
    EXPECT_EQ(captures().find(unknown).value().article, ArticleId{});
    EXPECT_EQ(captures().ofArticle(article("One")).value().size(), 1U);
    std::ofstream(folder_ / "own.md") << "- [Own](https://elsewhere.example/x)\n";
    const auto own = library_->openCatalogue(folder_ / "own.md").value();
    EXPECT_EQ(captures().find(unknown).value().article, own->articleOf.back());
    ASSERT_EQ(captures().ofArticle(own->articleOf.back()).value().size(), 1U);
    EXPECT_EQ(captures().ofArticle(own->articleOf.back()).value().front().id, unknown);
}

TEST_F(CapturesTest, TheArticleForWhichItWasMadeComesFirstThenTheAddressThenWhereItLed) {
    const auto files = captures().partFiles();
    auto told = make(*files, kOne, 3).value();
    told.capture.article = article("Two");
    EXPECT_EQ(captures().add(told).value().articles, std::vector{article("Two")});
    EXPECT_EQ(captures().find(told.capture.id).value().article, article("Two"));
    EXPECT_TRUE(captures().ofArticle(article("One")).value().empty());
    auto led = make(*files, "https://short.example/1", 4).value();
    led.capture.finalUrl = "https://example.org/three/";
    led.capture.id = captureIdOf(led);
    EXPECT_EQ(captures().add(led).value().articles, std::vector{article("Three")});
    EXPECT_EQ(captures().ofArticle(article("Three")).value().size(), 1U);
    auto stranger = make(*files, kOne, 5).value();
    stranger.capture.article = {"0123456789abcdef"};
    EXPECT_EQ(captures().add(stranger).error().code, ErrorCode::UnknownEntry);
}

TEST_F(CapturesTest, NewestFirst) {
    const auto first = addCapture(kOne, 1);
    const auto third = addCapture(kOne, 3);
    const auto second = addCapture(kOne, 2);
    std::vector<CaptureId> order;
    const auto found = captures().ofArticle(article("One")).value();
    for (const auto& capture : found) order.push_back(capture.id);
    EXPECT_EQ(order, (std::vector{third, second, first}));
}

TEST_F(CapturesTest, AProofIsKept) {
    const auto id = addCapture(kOne, 1);
    const auto changes = captures().setProof(id, CaptureState::Complete, "").value();
    EXPECT_EQ(changes.kind, CommandKind::ProveCapture);
    EXPECT_EQ(changes.captures, std::vector{id});
    EXPECT_EQ(changes.articles, std::vector{article("One")});
    EXPECT_FALSE(library_->undoKind().value());  // it came by itself
    reopen();
    EXPECT_TRUE(captures().find(id).value().proven);
    EXPECT_EQ(captures().find(id).value().state, CaptureState::Complete);
    EXPECT_TRUE(captures().setProof(id, CaptureState::Complete, "").value().captures.empty());
    ASSERT_TRUE(captures().setProof(id, CaptureState::Partial, "a picture is not there"));
    EXPECT_FALSE(captures().find(id).value().proven);
}

TEST_F(CapturesTest, ForgettingIsUndoneInTheOrderOfAllThings) {
    const auto id = addCapture(kOne, 1);
    ASSERT_TRUE(library_->setStar(article("Two"), true));
    const auto changes = captures().forget(id).value();
    EXPECT_TRUE(changes.undoable);
    EXPECT_EQ(changes.captures, std::vector{id});
    EXPECT_EQ(codeOf(id), ErrorCode::NotFound);
    EXPECT_FALSE(captures().parts(id));
    EXPECT_FALSE(captures().serve(id, ""));
    EXPECT_TRUE(captures().all().value().empty());
    EXPECT_EQ(library_->undoKind().value(), CommandKind::ForgetCapture);
    EXPECT_EQ(library_->undo().value().captures, std::vector{id});
    expectWhole(captures(), id, 1);
    EXPECT_EQ(library_->undoKind().value(), CommandKind::SetStar);
    ASSERT_TRUE(captures().setProof(id, CaptureState::Complete, ""));
    ASSERT_TRUE(library_->redo());
    EXPECT_EQ(codeOf(id), ErrorCode::NotFound);
    ASSERT_TRUE(captures().unforget(id));
    EXPECT_TRUE(captures().find(id).value().proven);  // what became known meanwhile stays
    reopen();
    expectWhole(captures(), id, 1);
}

TEST_F(CapturesTest, PurgingFreesWhatNobodyElseNames) {
    const auto one = addCapture(kOne, 1);
    const auto before = countParts();
    const auto two = addCapture(kOne, 2);
    ASSERT_TRUE(captures().forget(two));
    EXPECT_GT(countParts(), before);
    EXPECT_GT(captures().purge().value(), 2000U);
    EXPECT_EQ(countParts(), before);
    expectWhole(captures(), one, 1);
    EXPECT_FALSE(library_->undoKind().value());
    EXPECT_FALSE(captures().unforget(two));
    EXPECT_EQ(captures().purge().value(), 0U);
    reopen();
    expectWhole(captures(), one, 1);
    EXPECT_EQ(addCapture(kOne, 2), two);  // it may come again
    expectWhole(captures(), two, 2);
    reopen();
    expectWhole(captures(), two, 2);
}

TEST_F(CapturesTest, PurgingLeavesAnIntakeAlone) {
    const auto files = captures().partFiles();
    const auto hold = files->hold();
    const auto made = make(*files, kOne, 1).value();
    EXPECT_EQ(captures().purge().value(), 0U);
    ASSERT_TRUE(captures().add(made));
    expectWhole(captures(), made.capture.id, 1);
}

TEST_F(CapturesTest, WhatAnEarlierSessionForgotOrLeftIsTidiedAway) {
    const auto kept = addCapture(kOne, 1);
    const auto before = countParts();
    const auto gone = addCapture(kOne, 2);
    ASSERT_TRUE(captures().forget(gone));
    (void)captures().partFiles()->put("of an intake that was cancelled").value();
    reopen();
    const auto now = addCapture(kOne, 3);
    ASSERT_TRUE(captures().forget(now));
    const auto all = countParts();
    ASSERT_TRUE(library_->maintain());
    EXPECT_LT(countParts(), all);
    EXPECT_FALSE(captures().unforget(gone));
    ASSERT_TRUE(library_->undo());
    expectWhole(captures(), now, 3);  // this session's can still be undone
    expectWhole(captures(), kept, 1);
    ASSERT_TRUE(captures().forget(now));
    ASSERT_TRUE(captures().purge());
    EXPECT_EQ(countParts(), before);
}

TEST_F(CapturesTest, NothingIsPurgedWhileAManifestCannotBeRead) {
    const auto one = addCapture(kOne, 1);
    const auto two = addCapture(kOne, 2);
    const auto count = countParts();
    const std::string manifest = folder_ / ("library/captures/" + one.value.substr(0, 2) + '/' + one.value.substr(2));
    std::ofstream(manifest, std::ios::trunc) << "broken";
    reopen();
    ASSERT_TRUE(captures().forget(two));
    EXPECT_EQ(captures().purge().error().code, ErrorCode::Damaged);
    EXPECT_EQ(countParts(), count);
    EXPECT_EQ(captures().parts(one).error().code, ErrorCode::Damaged);
    EXPECT_EQ(captures().parts(one).error().subject, one.value);
    EXPECT_EQ(captures().all().value().size(), 1U);
    ASSERT_TRUE(library_->maintain());
    ASSERT_TRUE(captures().forget(one));
    ASSERT_TRUE(captures().purge());
    EXPECT_EQ(countParts(), 0U);
}

TEST_F(CapturesTest, ADamagedPartIsNamed) {
    const auto id = addCapture(kOne, 1);
    const auto hash = captures().parts(id).value()[1].hash;
    std::ofstream(folder_ / ("library/parts/" + hash.substr(0, 2) + '/' + hash.substr(2)), std::ios::trunc) << "PR1\nx";
    const auto read = captures().partBytes(id, hash);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Damaged);
    EXPECT_EQ(read.error().subject, hash);
    EXPECT_FALSE(captures().serve(id, hash));
    EXPECT_TRUE(captures().serve(id, ""));
}

// The program ended after the page was in the library and before the queue heard of it.
TEST_F(CapturesTest, WhatIsInTheLibraryIsNotCapturedAgainAfterAKill) {
    const auto captured = [&](const char* title, CaptureState state) {
        const auto files = captures().partFiles();
        const auto hold = files->hold();
        auto made = make(*files, kOne, static_cast<std::uint32_t>(state));
        made->capture.article = article(title);
        made->capture.origin = CaptureOrigin::Live;
        made->capture.state = state;
        made->capture.reason = "why";
        made = makeCapture(*files, *std::move(made));
        EXPECT_TRUE(captures().add(*made));
        return made->capture.id;
    };
    const auto item = [&](const char* title, std::vector<std::string> urls) {
        return QueueItem{article(title), std::move(urls), title, {}, {}, {}, 0, {}};
    };
    ASSERT_TRUE(captures().enqueue(
        {item("One", {kOne}), item("Two", {kOne, "https://mirror.example/"}), item("Three", {kOne})}));
    const auto one = captured("One", CaptureState::Complete);
    captured("Two", CaptureState::Gone);
    EXPECT_EQ(captures().queue().value()[0].state, QueueState::Running);
    reopen();
    auto queue = captures().queue().value();
    ASSERT_EQ(queue.size(), 3U);
    EXPECT_EQ(queue[0].state, QueueState::Done);
    EXPECT_EQ(queue[0].capture, one);
    EXPECT_EQ(queue[1].state, QueueState::Waiting);
    EXPECT_EQ(queue[1].attempts, 1U);  // the mirror is next
    EXPECT_EQ(queue[2].state, QueueState::Waiting);
    EXPECT_EQ(queue[2].attempts, 0U);
    captured("Three", CaptureState::Refused);
    reopen();
    queue = captures().queue().value();
    EXPECT_EQ(queue[0].state, QueueState::Done);
    EXPECT_EQ(queue[2].state, QueueState::Failed);
    EXPECT_EQ(queue[2].reason, "why");
}

TEST_F(CapturesTest, TheQueueKeepsItsOrderThroughARestart) {
    const auto item = [&](const char* title) {
        return QueueItem{article(title), {kOne, "https://mirror.example/one"}, title, {}, {}, {}, 0, {}};
    };
    EXPECT_EQ(captures().enqueue({item("Two"), item("One")}).value().articles.size(), 2U);
    const auto again = captures().enqueue({item("One"), item("Three"), item("Two")}).value();
    EXPECT_EQ(again.kind, CommandKind::QueueCaptures);
    EXPECT_EQ(again.articles, std::vector{article("Three")});
    auto running = item("Two");
    running.state = QueueState::Running;
    running.attempts = 2;
    ASSERT_TRUE(captures().setQueued(running));
    auto failed = item("One");
    failed.state = QueueState::Failed;
    failed.reason = "no answer";
    ASSERT_TRUE(captures().setQueued(failed));
    EXPECT_EQ(captures().queue().value().front().state, QueueState::Running);
    reopen();
    const auto queue = captures().queue().value();
    ASSERT_EQ(queue.size(), 3U);
    EXPECT_EQ(queue[0].article, article("Two"));
    EXPECT_EQ(queue[0].state, QueueState::Waiting);  // it runs no more
    EXPECT_EQ(queue[0].attempts, 2U);
    EXPECT_EQ(queue[0].urls, (std::vector<std::string>{kOne, "https://mirror.example/one"}));
    EXPECT_EQ(queue[1].reason, "no answer");
    EXPECT_EQ(captures().enqueue({item("One")}).value().articles.size(), 1U);  // once more, at the end
    EXPECT_EQ(captures().queue().value().back().article, article("One"));
    EXPECT_EQ(captures().clearQueue().value().articles.size(), 3U);
    EXPECT_TRUE(captures().queue().value().empty());
    EXPECT_FALSE(captures().setQueued(item("One")));
}

TEST_F(CapturesTest, ALinkIsDeadWhenItFailedOnTwoDays) {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
    const auto health = [&] { return captures().links().value().front().health; };
    const auto changes = captures().recordLink("https://EXAMPLE.org:443/one/#x", true, "").value();
    EXPECT_EQ(changes.articles, std::vector{article("One")});
    EXPECT_EQ(captures().links().value().front().url, kOne);
    EXPECT_EQ(health(), LinkHealth::Alive);
    ASSERT_TRUE(captures().recordLink(kOne, true, "The site asks for a login."));
    EXPECT_EQ(health(), LinkHealth::Alive);
    EXPECT_EQ(captures().links().value().front().reason, "The site asks for a login.");
    ASSERT_TRUE(captures().recordLink(kOne, false, "no answer"));
    EXPECT_EQ(health(), LinkHealth::Failing);
    ASSERT_TRUE(captures().recordLink(kOne, false, "no answer"));
    EXPECT_EQ(health(), LinkHealth::Failing);  // the same day
    now_ += day;
    ASSERT_TRUE(captures().recordLink(kOne, false, "no answer"));
    EXPECT_EQ(health(), LinkHealth::Dead);
    EXPECT_EQ(captures().links().value().front().reason, "no answer");
    reopen();
    EXPECT_EQ(health(), LinkHealth::Dead);
    ASSERT_TRUE(captures().recordLink(kOne, true, ""));
    EXPECT_EQ(health(), LinkHealth::Alive);
    now_ += day;
    ASSERT_TRUE(captures().recordLink(kOne, false, "no answer"));
    EXPECT_EQ(health(), LinkHealth::Failing);
    EXPECT_FALSE(captures().recordLink("javascript:alert(1)", false, ""));
}

}  // namespace periplus::study
