#include "base/error_text.h"

#include <gtest/gtest.h>

namespace periplus {

TEST(ErrorText, NamesTheThingAndThePlace) {
    const Error error{ErrorCode::NotUtf8, "notes.md", {}, 120, {}};
    EXPECT_EQ(sentence(error), "notes.md is not UTF-8 text (byte 120). Open it in an editor and save it as UTF-8.");
}

TEST(ErrorText, ASubjectThatLooksLikeAMarkIsNotFilledAgain) {
    const Error error{ErrorCode::Locked, "{detail}", "Periplus (process 7)", {}, {}};
    EXPECT_EQ(sentence(error), "{detail} is in use by Periplus (process 7). Close that program and try again.");
}

}  // namespace periplus
