#pragma once
// What a reader of archives gave, kept for tests; and whether it kept to the order of a ResourceSink.
#include "archive/read.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace periplus::archive {

struct Collected {
    ResourceHead head;
    std::string bytes;
    bool whole = false;
};

class CollectingSink final : public ResourceSink {
public:
    Result<void> begin(const ResourceHead& head) override {
        EXPECT_FALSE(inside_);
        inside_ = true;
        resources.push_back({head, {}, false});
        return {};
    }
    Result<void> bytes(std::string_view piece) override {
        EXPECT_TRUE(inside_);
        resources.back().bytes += piece;
        return {};
    }
    Result<void> end(bool whole) override {
        EXPECT_TRUE(inside_);
        inside_ = false;
        resources.back().whole = whole;
        return {};
    }
    Result<void> page(const PageMark& page) override {
        EXPECT_FALSE(inside_);
        pages.push_back(page);
        return {};
    }
    Result<void> doubt(const Doubt& doubt) override {
        EXPECT_FALSE(inside_);
        doubts.push_back(doubt);
        return {};
    }
    Result<void> progress(const Progress& progress) override {
        last = progress;
        return {};
    }

    [[nodiscard]] bool hasDoubt(std::string_view what) const {
        for (const auto& doubt : doubts)
            if (doubt.what.find(what) != std::string::npos) return true;
        return false;
    }
    [[nodiscard]] std::string allDoubts() const {
        std::string all;
        for (const auto& doubt : doubts) all += doubt.what + " (" + doubt.subject + ")\n";
        return all;
    }

    std::vector<Collected> resources;
    std::vector<PageMark> pages;
    std::vector<Doubt> doubts;
    Progress last;

private:
    bool inside_ = false;
};

}  // namespace periplus::archive
