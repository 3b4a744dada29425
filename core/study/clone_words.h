#pragma once
// The few sentences that stand on a page made from a local clone. English here; who asks for the page may give others,
// for the page keeps them. {marks} are filled in. Ownership: values. Thread: any. Errors: none.
#include <string>
#include <string_view>
#include <utility>

namespace periplus::study {

struct CloneWords {
    std::string from = "From the local clone {clone}: commit {commit} of {date}, {subject}";
    std::string instead =
        "The link names {reference}, which this clone does not have. Shown is its commit {commit} instead; the page "
        "may differ from the one that was meant.";
    std::string cut = "This file has {count} lines; {first} to {last} are shown.";
    std::string large = "This file has {bytes} bytes; only the first {shown} are shown.";
    std::string binary = "This file is no text ({bytes} bytes).";
    std::string listing = "{count} files and folders";
    std::string many = "There are more; only the first {count} are shown.";
    std::string submodule = "submodule";
    std::string link = "link";
};

std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> marks);

std::string escapedHtml(std::string_view text);

}  // namespace periplus::study
