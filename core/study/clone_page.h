#pragma once
// ClonePage: what a link to GitHub leads to, as one HTML page made from a local clone: Markdown and READMEs rendered,
// code with its line numbers, a folder as its listing and README, a picture as itself. Its head says commit, date and
// clone (by the folder's own name: the page may travel). As foreign as the clone: it is sealed before it is shown.
// Ownership: values. Thread: one; blocks. Errors: NotInClone of the repository.
#include "source/repository.h"
#include "study/clone_words.h"

#include <string>

namespace periplus::study {

struct ClonePage {
    std::string html;  // UTF-8
    std::string title;
    source::Location location;
    std::string folder;   // of the clone: that references are relative to
    std::string instead;  // in words, when the link names what the clone does not have
};

Result<ClonePage> clonePage(const source::Repository& repository, const source::GithubLink& link,
                            const CloneWords& words = {});

}  // namespace periplus::study
