// What did not come: known until it came or the person has done with it.
#include "core/study/capture_fixture.h"

namespace periplus::study {

namespace {

constexpr const char* kOne = "https://example.org/one";

class MissedTest : public CaptureFixture {
protected:
    Captures& captures() { return library_->captures(); }
    QueueItem item(const char* title) { return {article(title), {kOne}, title, {}, {}, {}, 0, {}}; }
    void miss(const char* title) {
        auto missed = item(title);
        missed.state = QueueState::Failed;
        missed.reason = "no answer";
        missed.missedAt = {7};
        ASSERT_TRUE(captures().enqueue({item(title)}));
        ASSERT_TRUE(captures().setQueued(missed));
    }
    std::vector<QueueState> states() {
        std::vector<QueueState> all;
        const auto queue = captures().queue().value();
        for (const auto& each : queue) all.push_back(each.state);
        return all;
    }
};

}  // namespace

TEST_F(MissedTest, WhatDidNotComeStaysThroughOtherOrdersAndRestarts) {
    ASSERT_NO_FATAL_FAILURE(miss("One"));
    ASSERT_TRUE(captures().enqueue({item("Two")}));
    ASSERT_TRUE(captures().clearQueue());
    reopen();
    const auto queue = captures().queue().value();
    ASSERT_EQ(queue.size(), 1U);
    EXPECT_EQ(queue[0].article, article("One"));
    EXPECT_EQ(queue[0].state, QueueState::Failed);
    EXPECT_EQ(queue[0].reason, "no answer");
    EXPECT_EQ(queue[0].missedAt, UnixMillis{7});
}

TEST_F(MissedTest, TriedAgainAndGivenUpItHasStillNotCome) {
    ASSERT_NO_FATAL_FAILURE(miss("One"));
    ASSERT_TRUE(captures().enqueue({item("One")}));
    EXPECT_EQ(captures().queue().value().front().reason, "no answer");
    EXPECT_EQ(states(), std::vector{QueueState::Waiting});
    ASSERT_TRUE(captures().clearQueue());
    EXPECT_EQ(states(), std::vector{QueueState::Failed});
    auto done = item("One");
    done.state = QueueState::Done;
    ASSERT_TRUE(captures().setQueued(done));
    ASSERT_TRUE(captures().clearQueue());
    EXPECT_TRUE(states().empty());
}

TEST_F(MissedTest, DismissedItIsKeptApartUntilItIsOrderedAgain) {
    ASSERT_NO_FATAL_FAILURE(miss("One"));
    auto partial = item("Two");
    partial.capture = CaptureId{"0123456789abcdef0123456789abcdef"};
    ASSERT_TRUE(captures().dismiss({item("One"), partial}));
    ASSERT_TRUE(captures().clearQueue());
    reopen();
    EXPECT_EQ(states(), (std::vector{QueueState::Dismissed, QueueState::Dismissed}));
    EXPECT_EQ(captures().queue().value().back().capture, partial.capture);
    ASSERT_TRUE(captures().enqueue({item("One")}));
    EXPECT_EQ(states().back(), QueueState::Waiting);
    EXPECT_TRUE(captures().queue().value().back().reason.empty());
    ASSERT_TRUE(captures().dismiss({item("One")}));  // it is under way
    EXPECT_EQ(states().back(), QueueState::Waiting);
}

TEST_F(MissedTest, ItMayComeFromAnArchive) {
    ASSERT_NO_FATAL_FAILURE(miss("One"));
    const auto files = captures().partFiles();
    auto gone = make(*files, kOne, 1).value();
    gone.capture.state = CaptureState::Gone;
    ASSERT_TRUE(captures().add(gone));
    EXPECT_EQ(states(), std::vector{QueueState::Failed});  // what the site shows instead is not the page
    addCapture(kOne, 2);
    EXPECT_TRUE(states().empty());
}

}  // namespace periplus::study
