#pragma once
// Session: what the verbs of one run share. It opens the library when a verb first asks for it, so that the verbs that
// only read a list never touch it.
// Ownership: owns the library; made in main.cpp. Thread: main. Errors: as study::Library and catalogue::readCatalogue.
#include "cli/verb.h"
#include "study/library.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace periplus::cli {

class Session {
public:
    // Columns of the terminal on standard output; 0: no terminal.
    Session(const Arguments& arguments, std::size_t columns) : arguments_(arguments), columns_(columns) {}

    [[nodiscard]] std::size_t columns() const { return columns_; }

    Result<study::Library*> library();
    // The list of --catalogue, or the bundled one, with its entries known to the library.
    Result<study::SnapshotPtr> list();
    // The lists in which an entry may be named: that of --catalogue alone, or all that the library knows.
    Result<std::vector<study::SnapshotPtr>> lists();
    Result<ArticleId> article(const std::vector<study::SnapshotPtr>& lists);  // ENTRY
    void closeLibrary() { library_.reset(); }

    // The list FILE without the library.
    Result<catalogue::Catalogue> plainList();
    [[nodiscard]] std::string fileName() const;  // of FILE, as errors name it

    // Things that went less well, one sentence each, for standard error.
    [[nodiscard]] const std::vector<Error>& notices() const { return notices_; }
    void notice(Error error) { notices_.push_back(std::move(error)); }
    // What is printed is the answer, and the answer is bad: exit code 1.
    void answerIsBad() { failed_ = true; }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    const Arguments& arguments_;
    std::size_t columns_;
    std::unique_ptr<study::Library> library_;
    std::vector<Error> notices_;
    bool failed_ = false;
};

}  // namespace periplus::cli
