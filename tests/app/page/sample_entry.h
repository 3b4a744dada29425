#pragma once
// A small list made by hand, so that the page's tests do not rest on the parser: a section, an entry with every kind of
// block, with the excerpt WithAuthorization of the bundled list.
#include <QFile>

#include "study/types.h"

namespace periplus::sample {

inline std::string bundledExcerpt() {
    QFile file(QStringLiteral(PERIPLUS_SOURCE_DIR "/resources/catalogue/kubernetes-source-analysis.md"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString all = QString::fromUtf8(file.readAll());
    const qsizetype begin = all.indexOf(QStringLiteral("    func WithAuthorization"));
    const qsizetype end = all.indexOf(QStringLiteral("    ```"), begin);
    QString result;
    for (const QString& line : all.mid(begin, end - begin).split(QLatin1Char('\n')))
        result += line.mid(4) + QLatin1Char('\n');
    result.chop(1);
    return result.toStdString();
}

inline catalogue::Block block(catalogue::Block::Kind kind, std::string text, int quotes = 0, int lists = 0) {
    catalogue::Block result;
    result.kind = kind;
    result.text = std::move(text);
    result.quoteDepth = static_cast<std::uint8_t>(quotes);
    result.listDepth = static_cast<std::uint8_t>(lists);
    if (kind == catalogue::Block::Kind::ListItem) result.marker = "•";
    if (kind == catalogue::Block::Kind::Excerpt) result.language = "go";
    return result;
}

// Gives the first occurrence of `words` a style and a link.
inline catalogue::Block styled(catalogue::Block from, const std::string& words, std::uint8_t styles, int link = -1) {
    const auto at = static_cast<std::uint32_t>(from.text.find(words));
    const auto end = at + static_cast<std::uint32_t>(words.size());
    const auto size = static_cast<std::uint32_t>(from.text.size());
    from.runs = {{0, at, 0, -1}, {at, end, styles, link}, {end, size, 0, -1}};
    return from;
}

constexpr std::uint32_t kExcerptBlock = 6;  // WithAuthorization, in entry()
constexpr std::uint32_t kSmallBlock = 1;

inline std::vector<catalogue::Link> links() {
    using catalogue::Link;
    using catalogue::LinkRole;
    Link first;
    first.url = "https://segmentfault.com/a/1190000015997974";
    Link mirror;
    mirror.url = "https://developer.aliyun.com/article/680025";
    mirror.role = LinkRole::Alternative;
    Link moved;
    moved.url = "https://github.com/farmer-hutao/k8s-source-code-analysis";
    moved.movedTo = "https://github.com/daniel-hutao/k8s-source-code-analysis";
    moved.title = "k8s-1.13版本源码分析";
    moved.struck = true;
    moved.role = LinkRole::Alternative;
    Link mentioned;
    mentioned.url = "https://github.com/kubernetes/client-go";
    mentioned.role = LinkRole::Reference;
    return {first, mirror, moved, mentioned};
}

inline catalogue::Node entry() {
    using catalogue::Block;
    using catalogue::Run;
    catalogue::Node node;
    node.kind = catalogue::NodeKind::Entry;
    node.parent = 0;
    node.subtreeEnd = 2;
    node.title = "Kubernetes RBAC源码解析";
    node.links = links();
    Block note = styled(block(Block::Kind::Note,
                              "注意这个 AggregationRule 成员，它对应了 ClusterRole 的 yaml 文件里的 aggregationRule "
                              "字段。而 namespace 作用范围内的 Role 是没有这个成员/字段的。",
                              2, 1),
                        "AggregationRule", Run::Code);
    note.starred = true;
    node.blocks = {
        styled(block(Block::Kind::ListItem, "ClusterRole的结构体：", 1, 1), "ClusterRole", Run::Code),
        block(Block::Kind::Excerpt,
              "type ClusterRole struct {\n    metav1.TypeMeta\n    metav1.ObjectMeta\n    Rules []PolicyRule\n"
              "    AggregationRule *AggregationRule\n}\n",
              1, 1),
        note,
        styled(block(Block::Kind::ListItem, "鉴权流程", 1, 1), "鉴权流程", Run::Strong),
        styled(block(Block::Kind::ListItem,
                     "在kubernetes中，所有的请求都会经由apiserver进行处理。在初始化apiserver时，若指定了鉴权模式包括了"
                     "RBAC后，将会注册一个RBAC的Handler模块。",
                     1, 2),
               "所有的请求都会经由apiserver进行处理", Run::Highlight),
        styled(block(Block::Kind::Paragraph, "The API of client-go, as the client sees it.", 2, 2), "client-go", 0, 3),
        block(Block::Kind::Excerpt, bundledExcerpt(), 1, 2),
        block(Block::Kind::Rule, ""),
        block(Block::Kind::TableRow, "verb\tresource\tgroup"),
        styled(block(Block::Kind::TableRow, "get\tpods\tcore"), "pods", Run::Code, 3),
        block(Block::Kind::Html, "<script>alert(1)</script>"),
    };
    return node;
}

inline study::SnapshotPtr snapshot() {
    auto list = std::make_shared<catalogue::Catalogue>();
    catalogue::Node section;
    section.title = "RBAC及权限管理相关源码";
    section.headingLevel = 1;
    section.subtreeEnd = 2;
    list->nodes = {section, entry()};
    auto result = std::make_shared<study::CatalogueSnapshot>();
    result->file.id = CatalogueId{"list"};
    result->catalogue = list;
    result->articleOf = {ArticleId{}, ArticleId{"article"}};
    return result;
}

// The list after another entry was put before: the article is the same, its node is not.
inline study::SnapshotPtr snapshotWithAnotherBefore() {
    auto list = std::make_shared<catalogue::Catalogue>(*snapshot()->catalogue);
    catalogue::Node other = entry();
    other.title = "Another";
    other.subtreeEnd = 2;
    list->nodes.insert(list->nodes.begin() + 1, other);
    list->nodes[0].subtreeEnd = 3;
    list->nodes[2].subtreeEnd = 3;
    auto result = std::make_shared<study::CatalogueSnapshot>(*snapshot());
    result->catalogue = list;
    result->articleOf = {ArticleId{}, ArticleId{"another"}, ArticleId{"article"}};
    return result;
}

}  // namespace periplus::sample
