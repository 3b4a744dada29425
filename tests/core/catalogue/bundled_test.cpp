// The bundled list against the truth about it that was established by hand.
#include "catalogue/parse.h"
#include "core/catalogue/fixtures.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace periplus::catalogue {
namespace {

using Json = nlohmann::json;

class Bundled : public testing::Test {
protected:
    Bundled()
        : catalogue(parse(fileText("resources/catalogue/kubernetes-source-analysis.md"))),
          truth(Json::parse(fileText("tests/golden/catalogue/kubernetes-source-analysis.links.json"))) {}

    // Untitled sections are called "(divider)" in the truth.
    std::string sectionOf(NodeIndex node) const {
        const auto title = catalogue.sectionTitle(node);
        return title.empty() ? "(divider)" : std::string(title);
    }

    const Node& entry(std::string_view title) const {
        const auto found = std::ranges::find(catalogue.nodes, title, &Node::title);
        EXPECT_NE(found, catalogue.nodes.end()) << title;
        return *found;
    }

    Catalogue catalogue;
    Json truth;
};

TEST_F(Bundled, EveryHeadingIsASection) {
    Json headings = Json::array();
    for (const auto& node : catalogue.nodes) {
        if (node.kind == NodeKind::Section && !node.title.empty()) headings.push_back({node.headingLevel, node.title});
    }
    EXPECT_EQ(headings, truth["headings"]);
    EXPECT_EQ(headings.size(), 11U);
}

TEST_F(Bundled, EveryLinkWithItsLineSectionAndStrike) {
    Json links = Json::array();
    std::set<std::string> distinct;
    std::size_t references = 0;
    for (NodeIndex at = 0; at < catalogue.nodes.size(); ++at) {
        for (const auto& link : catalogue.nodes[at].links) {
            links.push_back(
                {{"line", link.place.line}, {"section", sectionOf(at)}, {"url", link.url}, {"struck", link.struck}});
            distinct.insert(link.url);
            references += link.role == LinkRole::Reference ? 1 : 0;
            EXPECT_EQ(catalogue.source->substr(link.span.begin.value, link.span.size()), link.url);
        }
    }
    EXPECT_EQ(links, truth["links"]);
    EXPECT_EQ(links.size(), 92U);
    EXPECT_EQ(distinct.size(), 90U);
    EXPECT_EQ(references, 8U);
    EXPECT_EQ(catalogue.entryCount(), 78U);
    EXPECT_TRUE(catalogue.diagnostics.empty());
}

TEST_F(Bundled, EveryExcerptWithItsExactText) {
    Json excerpts = Json::array();
    for (NodeIndex at = 0; at < catalogue.nodes.size(); ++at) {
        for (const auto& block : catalogue.nodes[at].blocks) {
            if (block.kind != Block::Kind::Excerpt) continue;
            excerpts.push_back({{"line", block.place.line},
                                {"language", block.language},
                                {"section", sectionOf(at)},
                                {"code", block.text}});
        }
    }
    EXPECT_EQ(excerpts, truth["excerpts"]);
}

TEST_F(Bundled, GroupsKeepTheirAuthorsAndTheirEntries) {
    const auto& group = entry("by 张忠琳");
    EXPECT_EQ(group.kind, NodeKind::Group);
    EXPECT_EQ(group.author, "张忠琳");
    EXPECT_EQ(group.subtreeEnd - static_cast<NodeIndex>(&group - catalogue.nodes.data()), 4U);
    EXPECT_EQ(entry("From 书栈网").author, "书栈网");
    EXPECT_EQ(entry("by 阳明的博客").author, "阳明的博客");
    const auto& untold = entry("How we built a controller using KubeBuilder with Test Driven development");
    EXPECT_EQ(untold.kind, NodeKind::Group);
    EXPECT_EQ(untold.author, "");
    const auto child = static_cast<NodeIndex>(&entry("K8s 的 UUID 是如何生成的?") - catalogue.nodes.data());
    EXPECT_EQ(catalogue.authorOf(child), "shida_csdn");
}

TEST_F(Bundled, AGroupLineWithALinkIsAnEntryWithChildren) {
    const auto& behind = entry("K8S 源码探秘");
    EXPECT_EQ(behind.kind, NodeKind::Entry);
    EXPECT_EQ(behind.author, "shida_csdn");
    const auto& inside = entry("Kubernetes 源码研习社");
    EXPECT_EQ(inside.kind, NodeKind::Entry);
    EXPECT_EQ(inside.author, "Kubernetes 源码研习社");
    EXPECT_EQ(inside.links.at(0).url, "https://github.com/cloudnativeto/sig-k8s-source-code");
}

TEST_F(Bundled, AlternativesSuccessorsStrikesAndRemarks) {
    const auto& moved = entry("《k8s-1.13版本源码分析》上github");
    ASSERT_EQ(moved.links.size(), 3U);
    EXPECT_EQ(moved.links[0].role, LinkRole::Primary);
    EXPECT_FALSE(moved.links[0].struck);
    EXPECT_EQ(moved.links[1].role, LinkRole::Alternative);
    EXPECT_TRUE(moved.links[1].struck);
    EXPECT_EQ(moved.links[1].movedTo, "https://github.com/daniel-hutao/k8s-source-code-analysis");
    EXPECT_EQ(moved.links[2].role, LinkRole::Alternative);
    EXPECT_TRUE(moved.blocks.empty());
    const auto& talk = entry("Kubernetes 源码研习社一期 kickoff 回顾");
    EXPECT_EQ(talk.links.at(1).title, "【云原生学院】Kubernetes 源码研习会第一期 kickoff 视频");
    const auto& struck = entry("深入剖析kubernetes的API对象类型定义");
    EXPECT_TRUE(struck.struck);
    EXPECT_EQ(struck.remark, "已转移");
    EXPECT_TRUE(struck.links.at(0).struck);
}

TEST_F(Bundled, MarksStarsAndCode) {
    EXPECT_TRUE(entry("client-go Examples").starred);
    EXPECT_FALSE(entry("Kuberentes客户端编程").starred);
    const auto& code = entry("My-documents/kubernetes源码分析/");
    ASSERT_EQ(code.titleRuns.size(), 1U);
    EXPECT_EQ(code.titleRuns[0].styles, Run::Code);
    EXPECT_EQ(entry("[Day20] 開發自定義控制器前，需要先了解的東西 Part1").kind, NodeKind::Entry);
}

TEST_F(Bundled, QuotesNotesAndHighlightsBelongToTheEntryAbove) {
    const auto& rbac = entry("Kubernetes RBAC源码解析");
    const auto note = std::ranges::find(rbac.blocks, Block::Kind::Note, &Block::kind);
    ASSERT_NE(note, rbac.blocks.end());
    EXPECT_TRUE(note->starred);
    EXPECT_EQ(note->quoteDepth, 2);
    EXPECT_TRUE(note->text.starts_with("注意这个 AggregationRule 成员")) << note->text;
    std::size_t highlights = 0;
    for (const auto& block : rbac.blocks) {
        for (const auto& run : block.runs) highlights += run.styles == Run::Highlight ? 1 : 0;
    }
    EXPECT_EQ(highlights, 5U);
    EXPECT_EQ(rbac.blocks.size(), 16U);
    const auto& steps = entry("解读 kubernetes client-go 官方 examples - Part Ⅰ");
    ASSERT_EQ(steps.blocks.size(), 4U);
    EXPECT_EQ(std::ranges::count(steps.blocks[2].text, '\n'), 3);
    const auto& plain = entry("Kubernetes CRD Finalizer");
    ASSERT_EQ(plain.blocks.size(), 2U);
    EXPECT_EQ(plain.blocks[1].quoteDepth, 2);
}

TEST_F(Bundled, WhatFollowsADividerWithoutAHeadingIsUntitled) {
    const auto& last = catalogue.nodes.back();
    EXPECT_EQ(last.title, "Kubernetes源代码解析");
    const auto& section = catalogue.nodes.at(last.parent);
    EXPECT_EQ(section.kind, NodeKind::Section);
    EXPECT_EQ(section.headingLevel, 0);
    EXPECT_EQ(section.parent, kNoNode);
}

}  // namespace
}  // namespace periplus::catalogue
