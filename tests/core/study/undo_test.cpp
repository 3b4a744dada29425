// Undo as a property: whatever was done, undoing all of it gives what was, redoing all of it what had become.
#include "core/study/library_fixture.h"

#include <random>
#include <sstream>

namespace periplus::study {

namespace {

class UndoTest : public LibraryFixture {
protected:
    std::string state() {
        std::ostringstream text;
        for (const char* title : {"One", "Two", "Three"}) {
            const auto id = article(title);
            const auto status = library_->status(id).value();
            const auto note = library_->note(id).value();
            text << title << ' ' << static_cast<int>(status.state) << ' ' << status.finished.value << ' '
                 << (status.starred ? (*status.starred ? "star" : "no star") : "as listed") << ' ' << note.markdown
                 << ' ' << note.modified.value << '\n';
        }
        const auto annotations = library_->annotations().value();
        for (const auto& made : annotations)
            text << made.id.value << ' ' << static_cast<int>(made.colour) << ' ' << made.note << ' '
                 << made.modified.value << '\n';
        return text.str();
    }

    void step() {
        const auto pick = [&](unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random_); };
        static constexpr const char* kTitles[] = {"One", "Two", "Three"};
        const auto id = article(kTitles[pick(3)]);
        const auto known = library_->annotations().value();
        now_ += 1'000 * pick(20);
        switch (pick(7)) {
            case 0: ASSERT_TRUE(library_->setState(id, static_cast<ReadingState>(pick(4)))); break;
            case 1: ASSERT_TRUE(library_->setStar(id, pick(2) == 0)); break;
            case 2: ASSERT_TRUE(library_->setNote(id, std::string(pick(4), 'w'))); break;
            case 3: {
                Annotation made;
                made.article = id;
                made.selectors = annotate::describe("func With() {}", {{5}, {9}}).value();
                ASSERT_TRUE(library_->addAnnotation(made));
                break;
            }
            case 4:
                if (known.empty()) break;
                ASSERT_TRUE(library_->editAnnotation(known[pick(static_cast<unsigned>(known.size()))].id,
                                                     static_cast<HighlightColour>(pick(4)), std::string(pick(3), 'a')));
                break;
            case 5:
                if (known.empty()) break;
                ASSERT_TRUE(library_->removeAnnotation(known[pick(static_cast<unsigned>(known.size()))].id));
                break;
            default: ASSERT_TRUE(library_->recordOpened(id));  // not undoable, and no hindrance
        }
    }

    std::mt19937 random_{42};
};

}  // namespace

TEST_F(UndoTest, UndoingAllGivesWhatWasAndRedoingAllWhatBecame) {
    for (int round = 0; round < 8; ++round) {
        reopen();  // a session of its own
        const std::string before = state();
        for (int i = 0; i < 25; ++i) ASSERT_NO_FATAL_FAILURE(step());
        const std::string after = state();
        for (int turn = 0; turn < 2; ++turn) {
            while (library_->undoKind().value()) ASSERT_TRUE(library_->undo());
            ASSERT_EQ(state(), before) << "round " << round;
            while (library_->redoKind().value()) ASSERT_TRUE(library_->redo());
            ASSERT_EQ(state(), after) << "round " << round;
        }
    }
}

TEST_F(UndoTest, ANewCommandForgetsWhatWasUndone) {
    ASSERT_TRUE(library_->setStar(article("One"), true));
    ASSERT_TRUE(library_->undo());
    EXPECT_EQ(library_->redoKind().value(), CommandKind::SetStar);
    ASSERT_TRUE(library_->setStar(article("Two"), true));
    EXPECT_FALSE(library_->redoKind().value());
    EXPECT_TRUE(library_->redo().value().articles.empty());
}

}  // namespace periplus::study
