#pragma once
// CloneAddresses: what a reference in a file of a clone means. Links become addresses of GitHub, so that the window can
// open them (from the same clone again); pictures become addresses of their bytes at the commit that is shown.
// Ownership: views the repository and the location. Thread: one. Errors: none; what leads out of the clone stays as it
// is when it is absolute, and becomes empty when it is not.
#include "source/repository.h"

#include <optional>
#include <string>
#include <string_view>

namespace periplus::study {

class CloneAddresses {
public:
    // `folder`: that holds the file whose references are read; "" the top.
    CloneAddresses(const source::Repository& repository, const source::GithubName& name,
                   const source::Location& location, std::string folder)
        : repository_(repository), name_(name), location_(location), folder_(std::move(folder)) {}

    [[nodiscard]] std::string link(std::string_view reference) const;
    [[nodiscard]] std::string picture(std::string_view reference) const;
    [[nodiscard]] std::string pictureAt(std::string_view path) const;
    [[nodiscard]] std::string entry(const source::TreeEntry& entry) const;  // of the folder

    // The path of a picture's address, when it is one of this clone at this commit.
    [[nodiscard]] std::optional<std::string> pathOfPicture(std::string_view url) const;

private:
    [[nodiscard]] std::optional<std::string> inside(std::string_view path) const;

    const source::Repository& repository_;
    const source::GithubName& name_;
    const source::Location& location_;
    std::string folder_;
};

}  // namespace periplus::study
