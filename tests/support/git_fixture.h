#pragma once
// A small git repository for tests, made with libgit2 (no git program is needed).
// Ownership: owns the repository's handle, not its folder. Thread: one. Errors: a failed step fails the test.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

struct git_repository;

namespace periplus::test {

struct GitFile {
    std::string bytes;
    enum Kind : std::uint8_t { Plain, Link, Submodule } kind = Plain;  // of a link its target, of a submodule a commit

    GitFile(const char* text) : bytes(text) {}  // NOLINT(google-explicit-constructor): lists of files read better
    GitFile(std::string text) : bytes(std::move(text)) {}  // NOLINT(google-explicit-constructor)
    GitFile(std::string text, Kind made) : bytes(std::move(text)), kind(made) {}
};
using GitFiles = std::map<std::string, GitFile>;  // by path

class GitFixture {
public:
    explicit GitFixture(const std::string& folder, bool bare = false);
    ~GitFixture();
    GitFixture(const GitFixture&) = delete;
    GitFixture& operator=(const GitFixture&) = delete;

    // A commit of exactly these files, on top of what the reference names; makes or moves it ("refs/heads/main").
    std::string commit(const std::string& reference, const GitFiles& files, std::int64_t seconds = 1'500'000'000,
                       const std::string& message = "A change\n");
    void head(const std::string& reference);
    void reference(const std::string& name, const std::string& commit);
    void symbolic(const std::string& name, const std::string& target);
    std::string tag(const std::string& name, const std::string& commit);  // annotated
    void remote(const std::string& name, const std::string& url);
    // Any bytes as an object: "blob", "tree", "commit".
    std::string object(const std::string& kind, const std::string& bytes);
    [[nodiscard]] std::string gitFolder() const;  // with a slash at its end

private:
    git_repository* repository_ = nullptr;
};

}  // namespace periplus::test
