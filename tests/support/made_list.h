#pragma once
// MadeList: a snapshot built by hand, without parser or library: `s(title)`, `g(title, author)`, `e(title, url)`
// append a node; `depth` says how deep it stands. Articles are called "a0", "a1" ... by NodeIndex unless given.
#include "study/types.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace periplus::test {

class MadeList {
public:
    explicit MadeList(std::string id = "list") { snapshot_.file.id = {std::move(id)}; }

    MadeList& s(std::string title, int depth = 0) {
        catalogue::Node node;
        node.kind = catalogue::NodeKind::Section;
        node.headingLevel = title.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(depth + 1);
        node.title = std::move(title);
        return add(std::move(node), depth, {});
    }
    MadeList& g(std::string title, std::string author, int depth = 1) {
        catalogue::Node node;
        node.kind = catalogue::NodeKind::Group;
        node.title = std::move(title);
        node.author = std::move(author);
        return add(std::move(node), depth, {});
    }
    MadeList& e(std::string title, std::string url, int depth = 1, std::string article = {}) {
        catalogue::Node node;
        node.kind = catalogue::NodeKind::Entry;
        node.title = std::move(title);
        catalogue::Link link;
        link.url = std::move(url);
        node.links.push_back(std::move(link));
        if (article.empty()) article = std::string(1, 'a').append(std::to_string(list_.nodes.size()));
        return add(std::move(node), depth, std::move(article));
    }
    MadeList& starred() {
        list_.nodes.back().starred = true;
        return *this;
    }
    MadeList& struck() {
        list_.nodes.back().struck = true;
        return *this;
    }

    study::SnapshotPtr snapshot() {
        for (auto node = list_.nodes.size(); node-- > 0;) {
            auto& at = list_.nodes[node];
            if (at.subtreeEnd == 0) at.subtreeEnd = static_cast<catalogue::NodeIndex>(node + 1);
            if (at.parent == catalogue::kNoNode) continue;
            auto& end = list_.nodes[at.parent].subtreeEnd;
            end = std::max(end, at.subtreeEnd);
        }
        snapshot_.catalogue = std::make_shared<const catalogue::Catalogue>(list_);
        return std::make_shared<const study::CatalogueSnapshot>(snapshot_);
    }

private:
    MadeList& add(catalogue::Node node, int depth, std::string article) {
        above_.resize(static_cast<std::size_t>(depth));
        node.parent = depth == 0 ? catalogue::kNoNode : above_.back();
        above_.push_back(static_cast<catalogue::NodeIndex>(list_.nodes.size()));
        list_.nodes.push_back(std::move(node));
        snapshot_.articleOf.push_back({std::move(article)});
        return *this;
    }

    catalogue::Catalogue list_;
    study::CatalogueSnapshot snapshot_;
    std::vector<catalogue::NodeIndex> above_;
};

// A list with the shapes of the bundled one.
inline study::SnapshotPtr studyList() {
    return MadeList()
        .s("Source analysis")                                    // 0
        .g("张忠琳", "张忠琳")                                   // 1
        .e("operator 源码分析", "https://blog.csdn.net/a/1", 2)  // 2
        .e("Informer 机制", "https://segmentfault.com/a/2", 2)   // 3
        .starred()
        .e("kubelet 启动流程", "https://zhuanlan.zhihu.com/p/3", 1)       // 4
        .e("kube-scheduler 源码分析", "https://segmentfault.com/a/4", 1)  // 5
        .struck()
        .s("RBAC")                                                         // 6
        .e("Kubernetes 鉴权", "https://segmentfault.com/a/5", 1)           // 7
        .e("Authorization webhook", "https://www.example.org/webhook", 1)  // 8
        .s("")                                                             // 9
        .e("ＲＢＡＣ 全角 Übersicht", "https://example.org/wide", 1)       // 10
        .snapshot();
}

}  // namespace periplus::test
