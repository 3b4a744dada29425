#pragma once
// Intake of made archives into part files of a test's own; what it hands over is kept.
#include "store/part_files.h"
#include "study/intake_run.h"
#include "support/made_archive.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace periplus::study {

class IntakeFixture : public testing::Test {
protected:
    void SetUp() override {
        options_.parts = store::PartFiles::open(folder_ / "parts").value();
        options_.workFolder = folder_ / "work";
        options_.clock = [] { return UnixMillis{1}; };
    }

    Result<IntakeReport> take(const ReadInto& archive, const std::optional<IntakePage>& page = {},
                              const std::stop_token& stop = {}) {
        taken_.clear();
        const AddCapture add = [this](const NewCapture& capture) -> Result<void> {
            taken_.push_back(capture);
            return {};
        };
        return takeInFrom(archive, {options_, "made.warc", {77}, add, page, {}, stop});
    }

    // The only capture of an archive.
    NewCapture one(const ReadInto& archive, const std::optional<IntakePage>& page = {}) {
        const auto report = take(archive, page);
        EXPECT_TRUE(report) << report.error().detail;
        EXPECT_EQ(taken_.size(), 1U);
        return taken_.empty() ? NewCapture{} : taken_.front();
    }

    std::string bytes(const std::string& hash) { return options_.parts->read(hash).value_or("none"); }

    static std::vector<std::string> urlsOf(const NewCapture& capture) {
        std::vector<std::string> urls;
        for (const auto& part : capture.parts) urls.push_back(part.url);
        return urls;
    }
    static std::string reasonOf(const NewCapture& capture, const std::string& url) {
        const auto found = std::ranges::find(capture.missing, url, &MissingPart::url);
        return found == capture.missing.end() ? "there" : found->reason;
    }

    test::TemporaryFolder folder_;
    IntakeOptions options_;
    std::vector<NewCapture> taken_;
};

inline std::string paragraphs(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "<p>Paragraph " + std::to_string(i) + " of an article about schedulers.</p>";
    return text;
}

}  // namespace periplus::study
