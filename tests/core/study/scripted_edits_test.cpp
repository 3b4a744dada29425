// The bundled list as its author may edit it: state, note and annotation of the RBAC entry stay with their article.
#include "base/file_handle.h"
#include "core/study/library_fixture.h"

#include <filesystem>
#include <fstream>

namespace periplus::study {

namespace {

constexpr const char* kTitle = "Kubernetes RBAC源码解析";
constexpr const char* kLink = "https://segmentfault.com/a/1190000015997974";
constexpr const char* kMirror = "https://developer.aliyun.com/article/680025";
constexpr const char* kLineBefore = "    func WithAuthorization(";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// Cuts the entry with all that belongs to it out of the text.
std::string cut(std::string& text) {
    const auto from = text.find(kTitle);
    const auto to = text.find("kubernetes源码分析之RBAC");
    EXPECT_LT(from, to);
    const std::string entry = text.substr(from, to - from);
    text.erase(from, to - from);
    return entry;
}

std::string retitled(const std::string& text) { return replaced(text, kTitle, "RBAC, read again"); }
std::string toAnotherSection(const std::string& whole) {
    std::string text = whole;
    const auto entry = cut(text);
    return replaced(text, "# kubeadm相关源码/流程\n", "# kubeadm相关源码/流程\n\n" + entry);
}
std::string reordered(const std::string& whole) {
    std::string text = whole;
    const auto entry = cut(text);
    return replaced(text, "# 待分类源码分析\n", entry + "# 待分类源码分析\n");  // now the last of its section
}
std::string succeeded(const std::string& text) {
    return replaced(text, std::string(kLink) + " || " + kMirror,
                    std::string("~~") + kLink + "~~ --> https://new.example/rbac");
}
std::string onlySuccessor(const std::string& text) {
    return replaced(text, std::string(kLink) + " || " + kMirror, "https://new.example/rbac");
}
std::string mirrored(const std::string& text) {
    return replaced(text, kMirror, std::string(kMirror) + " || https://mirror.example/rbac");
}
std::string onlyMirror(const std::string& text) {
    return replaced(text, std::string(kLink) + " || " + kMirror, "https://mirror.example/rbac");
}

class ScriptedEdits : public LibraryFixture {
protected:
    void SetUp() override {
        LibraryFixture::SetUp();
        bundled_ = readFile(PERIPLUS_SOURCE_DIR "/resources/catalogue/kubernetes-source-analysis.md").value();
        open(bundled_);
        rbac_ = library_->findArticle(kTitle, {list_}).value();
        ASSERT_TRUE(library_->setState(rbac_, ReadingState::Read));
        ASSERT_TRUE(library_->setNote(rbac_, "my words"));
        annotate("WithAuthorization");
    }
    void open(const std::string& text) {
        std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
        auto opened = library_->openCatalogue(path_);
        ASSERT_TRUE(opened) << opened.error().detail;
        list_ = *std::move(opened);
    }
    [[nodiscard]] std::string excerpt() const {
        const auto& blocks = list_->catalogue->nodes[list_->entryOf(rbac_)].blocks;
        for (const auto block : list_->excerptBlocks(list_->entryOf(rbac_)))
            if (blocks[block].text.starts_with("func WithAuthorization")) return blocks[block].text;
        return {};
    }
    void annotate(const std::string& words) {
        const std::string text = excerpt();
        const auto at = text.find(words);  // the excerpt is ASCII
        ASSERT_NE(at, std::string::npos) << words;
        Annotation made;
        made.article = rbac_;
        made.note = words;
        made.selectors = annotate::describe(text, {{at}, {at + words.size()}}).value();
        ASSERT_TRUE(library_->addAnnotation(made));
    }
    // Where the annotation with this note stands, and the words that stand there.
    std::pair<annotate::Standing, std::string> standing(const std::string& note) {
        const auto annotations = library_->annotations(rbac_).value();
        for (std::size_t i = 0; i < annotations.size(); ++i) {
            if (annotations[i].note != note) continue;
            const auto placed = placements(*list_, annotations)[i];
            const auto& [begin, end] = placed.resolution.span;
            if (placed.resolution.standing == annotate::Standing::Lost ||
                placed.resolution.standing == annotate::Standing::Ambiguous)
                return {placed.resolution.standing, {}};
            const auto& text = list_->catalogue->nodes[placed.entry].blocks[placed.block].text;
            return {placed.resolution.standing, text.substr(begin.value, end.value - begin.value)};
        }
        return {annotate::Standing::Lost, "no such annotation"};
    }
    void expectAllStays() {
        ASSERT_NE(list_->entryOf(rbac_), catalogue::kNoNode);
        EXPECT_TRUE(list_->reports.empty());
        EXPECT_EQ(library_->status(rbac_).value().state, ReadingState::Read);
        EXPECT_EQ(library_->note(rbac_).value().markdown, "my words");
        EXPECT_EQ(library_->status(rbac_).value().annotations, 1U);
        EXPECT_EQ(standing("WithAuthorization"),
                  std::pair(annotate::Standing::Exact, std::string("WithAuthorization")));
        // No other entry has become the annotated one.
        std::size_t entries = 0;
        for (const auto& article : list_->articleOf) entries += article == rbac_ ? 1U : 0U;
        EXPECT_EQ(entries, 1U);
    }

    std::string path_ = folder_ / "kubernetes.md";
    std::string bundled_;
    ArticleId rbac_;
};

}  // namespace

TEST_F(ScriptedEdits, EachAloneKeepsAll) {
    for (const auto edit : {retitled, toAnotherSection, reordered, succeeded, mirrored}) {
        open(edit(bundled_));
        ASSERT_NO_FATAL_FAILURE(expectAllStays());
        open(bundled_);
        ASSERT_NO_FATAL_FAILURE(expectAllStays());
    }
}

TEST_F(ScriptedEdits, ASuccessorIsEnoughOnceItWasNamed) {
    open(succeeded(bundled_));
    open(onlySuccessor(bundled_));
    expectAllStays();
    EXPECT_EQ(library_->findArticle(kLink, {}).value(), rbac_);
}

TEST_F(ScriptedEdits, AMirrorIsEnoughOnceItWasNamed) {
    open(mirrored(bundled_));
    open(onlyMirror(bundled_));
    expectAllStays();
}

TEST_F(ScriptedEdits, ALinkReplacedWithoutAWordIsAnotherArticle) {
    open(onlySuccessor(bundled_));
    EXPECT_EQ(list_->entryOf(rbac_), catalogue::kNoNode);  // never guessed by the title
    open(bundled_);
    expectAllStays();
}

TEST_F(ScriptedEdits, ARenamedFileKeepsAll) {
    const auto id = list_->file.id;
    std::filesystem::rename(path_, folder_ / "renamed.md");
    path_ = folder_ / "renamed.md";
    open(bundled_);
    EXPECT_EQ(list_->file.id, id);
    expectAllStays();
}

TEST_F(ScriptedEdits, AllAtOnceKeepAll) {
    const auto id = list_->file.id;
    std::filesystem::remove(path_);
    path_ = folder_ / "renamed.md";
    open(reordered(toAnotherSection(bundled_)));
    open(retitled(succeeded(toAnotherSection(bundled_))));
    EXPECT_EQ(list_->file.id, id);
    expectAllStays();
    reopen();
    open(retitled(onlySuccessor(reordered(bundled_))));
    expectAllStays();
}

TEST_F(ScriptedEdits, AnAnnotationFollowsLinesBeforeItsWords) {
    open(replaced(bundled_, kLineBefore, "    package filters\n\n" + std::string(kLineBefore)));
    EXPECT_EQ(standing("WithAuthorization"), std::pair(annotate::Standing::Moved, std::string("WithAuthorization")));
    open(replaced(bundled_, kTitle, "Another one https://other.example/\n\n" + std::string(kTitle)));
    EXPECT_EQ(standing("WithAuthorization"), std::pair(annotate::Standing::Exact, std::string("WithAuthorization")));
}

TEST_F(ScriptedEdits, AnAnnotationFollowsLinesAmongItsWordsAndSaysSo) {
    const std::string words = "attributes, err := GetAuthorizerAttributes(ctx)\n        if err != nil {\n";
    annotate(words);
    open(replaced(bundled_, "GetAuthorizerAttributes(ctx)\n",
                  "GetAuthorizerAttributes(ctx)\n            // a line more\n"));
    const auto [found, text] = standing(words);
    EXPECT_EQ(found, annotate::Standing::Edited);
    EXPECT_TRUE(text.starts_with("attributes, err := GetAuthorizerAttributes(ctx)\n        // a line more")) << text;
    EXPECT_EQ(standing("WithAuthorization").second, "WithAuthorization");
}

TEST_F(ScriptedEdits, AnAnnotationWhoseExcerptIsGoneIsLostAndComesBack) {
    const auto from = bundled_.find("    ```go\n    func WithAuthorization");
    const auto to = bundled_.find("    ```\n", from) + 8;
    std::string without = bundled_;
    without.erase(from, to - from);
    open(without);
    EXPECT_TRUE(excerpt().empty());
    EXPECT_EQ(standing("WithAuthorization").first, annotate::Standing::Lost);
    EXPECT_EQ(library_->annotations(rbac_).value().size(), 1U);
    open(bundled_);
    expectAllStays();
}

TEST_F(ScriptedEdits, AnAnnotationWhoseExcerptStandsTwiceIsNotGuessed) {
    const auto from = bundled_.find("    ```go\n    func WithAuthorization");
    const auto to = bundled_.find("    ```\n", from) + 8;
    std::string twice = bundled_;
    twice.insert(to, bundled_.substr(from, to - from));
    open(twice);
    EXPECT_EQ(standing("WithAuthorization").first, annotate::Standing::Ambiguous);
}

TEST_F(ScriptedEdits, TwoListsShareAnArticle) {
    const auto mine = folder_ / "mine.md";
    std::ofstream(mine) << "# Mine\n\n- [RBAC](" << kMirror << ")\n- [One](https://example.org/one)\n";
    const auto other = library_->openCatalogue(mine).value();
    const auto entry = other->entryOf(rbac_);
    ASSERT_NE(entry, catalogue::kNoNode);
    ASSERT_TRUE(library_->setState(rbac_, ReadingState::Skipped));
    const auto one = library_->findArticle("https://example.org/one", {}).value();
    const auto statuses = library_->statuses().value();
    EXPECT_EQ(rollup(*other, statuses, catalogue::kNoNode).skipped, 1U);
    EXPECT_EQ(rollup(*list_, statuses, catalogue::kNoNode).skipped, 1U);
    EXPECT_NE(other->entryOf(one), catalogue::kNoNode);
    EXPECT_NE(library_->openBundled().value()->entryOf(one), catalogue::kNoNode);
    // Where the article has no excerpt the annotation is lost there, and only there.
    const auto annotations = library_->annotations(rbac_).value();
    EXPECT_EQ(placements(*other, annotations).front().resolution.standing, annotate::Standing::Lost);
    EXPECT_EQ(placements(*list_, annotations).front().resolution.standing, annotate::Standing::Exact);
}

TEST_F(ScriptedEdits, AMirrorThatIsAnotherArticleIsReportedAndNothingMerged) {
    const auto other = library_->findArticle("kubernetes源码分析之RBAC", {list_}).value();
    ASSERT_TRUE(library_->setNote(other, "other words"));
    open(replaced(bundled_, kMirror, "https://blog.csdn.net/u010278923/article/details/71194442"));
    ASSERT_EQ(list_->reports.size(), 1U);
    EXPECT_EQ(list_->reports[0].node, list_->entryOf(rbac_));
    EXPECT_EQ(list_->reports[0].kept, rbac_);
    EXPECT_EQ(list_->reports[0].others, std::vector{other});
    EXPECT_NE(list_->entryOf(other), catalogue::kNoNode);
    EXPECT_EQ(library_->note(rbac_).value().markdown, "my words");
    EXPECT_EQ(library_->note(other).value().markdown, "other words");
}

}  // namespace periplus::study
