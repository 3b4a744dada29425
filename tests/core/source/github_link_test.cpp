#include "source/github_link.h"

#include <gtest/gtest.h>

namespace periplus::source {
namespace {

// "owner/name kind a|b|c L1-2 #anchor"
std::string written(const std::optional<GithubLink>& link) {
    if (!link) return "none";
    constexpr const char* kKinds[] = {"repository", "folder", "file"};
    std::string text = link->repository.text() + " " + kKinds[static_cast<int>(link->target)];
    for (const std::string& segment : link->segments) text += (&segment == link->segments.data() ? " " : "|") + segment;
    if (link->lines) text += " L" + std::to_string(link->lines->first) + "-" + std::to_string(link->lines->last);
    if (!link->anchor.empty()) text += " #" + link->anchor;
    return text;
}

struct Row {
    const char* url;
    const char* expected;
};

// All 17 that the bundled list holds, in its order; three of them are one address.
constexpr Row kBundled[] = {
    {"https://github.com/daniel-hutao/k8s-source-code-analysis", "daniel-hutao/k8s-source-code-analysis repository"},
    {"https://github.com/farmer-hutao/k8s-source-code-analysis", "farmer-hutao/k8s-source-code-analysis repository"},
    {"https://github.com/mcsos/understanding-kubernetes", "mcsos/understanding-kubernetes repository"},
    {"https://github.com/cloudnativeto/sig-k8s-source-code", "cloudnativeto/sig-k8s-source-code repository"},
    {"https://github.com/bbbmj/what-happens-when-k8s", "bbbmj/what-happens-when-k8s repository"},
    {"https://github.com/jamiehannaford/what-happens-when-k8s", "jamiehannaford/what-happens-when-k8s repository"},
    {"https://github.com/wengangJi/My-documents/tree/0a9e7bb424a4c128e89bcea0aca6f06fbc5f0ee1/"
     "kubernetes%E6%BA%90%E7%A0%81%E5%88%86%E6%9E%90",
     "wengangJi/My-documents folder 0a9e7bb424a4c128e89bcea0aca6f06fbc5f0ee1|kubernetes源码分析"},
    {"https://github.com/hossainemruz/k8s-initializer-finalizer-practice",
     "hossainemruz/k8s-initializer-finalizer-practice repository"},
    {"https://github.com/kubernetes-sigs/kubebuilder/blob/8b53abeb4280186e494b726edf8f54ca7aa64a49/docs/book/src/"
     "reference/using-finalizers.md",
     "kubernetes-sigs/kubebuilder file "
     "8b53abeb4280186e494b726edf8f54ca7aa64a49|docs|book|src|reference|using-finalizers.md"},
    {"https://github.com/kubernetes/client-go", "kubernetes/client-go repository"},
    {"https://github.com/kubernetes/client-go/tree/master/examples", "kubernetes/client-go folder master|examples"},
    {"https://github.com/kubernetes/client-go/tree/master/examples/create-update-delete-deployment",
     "kubernetes/client-go folder master|examples|create-update-delete-deployment"},
    {"https://github.com/kubernetes/client-go/tree/5c80d489323e6926f03218bc999dc0a406c98da3/examples/"
     "create-update-delete-deployment",
     "kubernetes/client-go folder 5c80d489323e6926f03218bc999dc0a406c98da3|examples|create-update-delete-deployment"},
    {"https://github.com/kubernetes/client-go/blob/master/examples/create-update-delete-deployment/main.go",
     "kubernetes/client-go file master|examples|create-update-delete-deployment|main.go"},
    {"https://github.com/iximiuz/client-go-examples", "iximiuz/client-go-examples repository"},
};

constexpr Row kSpellings[] = {
    {"http://www.GitHub.com/A/b.git", "A/b repository"},
    {"https://github.com/a/b/", "a/b repository"},
    {"https://github.com/a/b?tab=readme-ov-file#install-it", "a/b repository #install-it"},
    {"https://github.com/a/b/blob/main/x.go#L10", "a/b file main|x.go L10-10"},
    {"https://github.com/a/b/blob/main/x.go#L20-L10", "a/b file main|x.go L10-20"},
    {"https://github.com/a/b/blob/main/x.go#L10-20", "a/b file main|x.go L10-20"},
    {"https://github.com/a/b/blob/main/x.go#L10C5-L20C3", "a/b file main|x.go L10-20"},
    {"https://github.com/a/b/blob/main/x.go#L0", "a/b file main|x.go #L0"},
    {"https://github.com/a/b/blob/main/x.go#L99999999999", "a/b file main|x.go #L99999999999"},
    {"https://github.com/a/b/blob/main/x%2Fy.go", "none"},
    {"https://github.com/a/b/blob/release/1.2/x%20y.go?plain=1", "a/b file release|1.2|x y.go"},
    {"https://github.com/a/b/tree/main/", "a/b folder main"},
    {"https://github.com/a/b/tree/refs/heads/feature/x", "a/b folder feature|x"},
    {"https://github.com/a/b/raw/main/p.png", "a/b file main|p.png"},
    {"https://github.com/a/b/blame/main/p.go", "a/b file main|p.go"},
    {"https://raw.githubusercontent.com/a/b/main/doc/p.png", "a/b file main|doc|p.png"},
    {"https://raw.githubusercontent.com/a/b/refs/heads/main/p.png", "a/b file main|p.png"},
    {"https://raw.githubusercontent.com/a/b/main", "none"},
    {"https://gist.github.com/a/1234567890abcdef", "none"},
    {"https://a.github.io/b/", "none"},
    {"https://github.com/a", "none"},
    {"https://github.com/", "none"},
    {"https://github.com/a/b/issues/1", "none"},
    {"https://github.com/a/b/wiki", "none"},
    {"https://github.com/a/b/blob/main", "none"},
    {"https://github.com/orgs/a/repositories", "none"},
    {"https://github.com/features/actions", "none"},
    {"https://github.com/../b", "none"},
    {"https://github.com/a/b/blob/main/%2e%2e/%2e%2e/x", "none"},
    {"https://github.com/a/b/blob/main/x%00y", "none"},
    {"https://github.com.evil.example/a/b", "none"},
    {"https://evil.example/github.com/a/b", "none"},
    {"file:///github.com/a/b", "none"},
    {"javascript:github.com/a/b", "none"},
    {"", "none"},
};

TEST(GithubLink, ReadsAllOfTheBundledList) {
    for (const Row& row : kBundled) EXPECT_EQ(written(readGithubLink(row.url)), row.expected) << row.url;
}

TEST(GithubLink, ReadsItsSpellings) {
    for (const Row& row : kSpellings) EXPECT_EQ(written(readGithubLink(row.url)), row.expected) << row.url;
}

TEST(GithubLink, KnowsRemotes) {
    constexpr Row kRemotes[] = {
        {"https://github.com/a/b.git", "a/b"},
        {"https://user@github.com/a/b", "a/b"},
        {"git@github.com:a/b.git", "a/b"},
        {"ssh://git@github.com:22/a/b.git", "a/b"},
        {"git://github.com/a/b/", "a/b"},
        {"https://www.github.com/a/b", "a/b"},
        {"https://mirror.example/https://github.com/a/b", "a/b"},
        {"https://gitee.com/a/b", "none"},
        {"https://notgithub.com/a/b", "none"},
        {"https://github.com/a", "none"},
        {"https://github.com.evil.example/a/b", "none"},
        {"ext::sh -c x", "none"},
        {"", "none"},
    };
    for (const auto& [url, expected] : kRemotes) {
        const auto name = githubRemote(url);
        EXPECT_EQ(name ? name->text() : "none", expected) << url;
    }
    EXPECT_TRUE((GithubName{"Kubernetes", "client-GO"}).matches({"kubernetes", "client-go"}));
    EXPECT_FALSE((GithubName{"kubernetes", "client-go"}).matches({"kubernetes", "client"}));
}

TEST(GithubLink, AddressesAreReadBackAsTheSame) {
    const GithubName name{"a", "b"};
    for (const char* const path : {"x.go", "文档/a b.md", "a#b/c?d%e.md"}) {
        const auto file = readGithubLink(githubAddress(name, LinkTarget::File, "feature/x", path));
        ASSERT_TRUE(file) << path;
        std::string joined;
        for (const std::string& segment : file->segments) joined += (joined.empty() ? "" : "/") + segment;
        EXPECT_EQ(joined, std::string("feature/x/") + path);
        EXPECT_TRUE(readGithubLink(rawAddress(name, "master", path)));
    }
    EXPECT_EQ(githubAddress(name, LinkTarget::Repository, "x", "y"), "https://github.com/a/b");
    EXPECT_EQ(githubAddress(name, LinkTarget::Folder, "", "d"), "https://github.com/a/b/tree/HEAD/d");
}

}  // namespace
}  // namespace periplus::source
