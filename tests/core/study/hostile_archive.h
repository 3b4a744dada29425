#pragma once
// A library and an archive that means it harm, taken in through the real reader process.
#include "core/study/intake_fixture.h"
#include "study/captures.h"
#include "study/intake.h"
#include "study/library.h"
#include "support/made_warc.h"

#include <fstream>

namespace periplus::study {

class HostileArchive : public testing::Test {
protected:
    void SetUp() override {
        options_.parts = library_->captures().partFiles();
        options_.workFolder = folder_ / "work";
        options_.reader.program = PERIPLUS_ARCHIVE_READER;
    }
    Result<IntakeReport> take(const std::string& path) {
        const AddCapture add = [this](const NewCapture& capture) -> Result<void> {
            if (auto added = library_->captures().add(capture); !added) return std::unexpected(added.error());
            return {};
        };
        return takeIn(options_, path, add);
    }
    // A reader that does what its words say instead of reading.
    void readWith(const std::string& words) {
        options_.reader.program = folder_ / "reader";
        std::ofstream(options_.reader.program) << "#!/bin/sh\n" << words << "\n";
        std::filesystem::permissions(options_.reader.program, std::filesystem::perms::owner_all);
        options_.reader.quietSeconds = 1;
    }
    // An error or a doubt, and either says of what.
    static void expectSaid(const Result<IntakeReport>& report, const std::string& path) {
        if (report) {
            EXPECT_FALSE(report->doubts.empty());
        } else {
            EXPECT_EQ(report.error().subject, path) << report.error().detail;
        }
    }
    std::size_t captures() {
        const auto all = library_->captures().all().value();
        for (const auto& capture : all) {
            EXPECT_EQ(library_->captures().verify(capture.id).value(), std::vector<std::string>());
        }
        return all.size();
    }
    std::string small() {
        const auto path = folder_ / "small.warc.gz";
        test::MadeWarc(path).response("https://a.example/", "text/html", "<p>words", test::warcDate(1));
        return path;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<Library> library_ = Library::open({folder_ / "library", "test", "# L\n", systemNow}).value();
    IntakeOptions options_;
};

}  // namespace periplus::study
