#pragma once
// Where an archive's resources go while it is read: bytes into the part files, addresses into the table, doubts into
// the report. Ownership: views all three. Thread: one. Errors: of the part files and the table; Cancelled.
#include "archive/read.h"
#include "store/address_table.h"
#include "store/part_files.h"
#include "study/intake.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

namespace periplus::study {

// The report's doubts, up to its limit.
void noteDoubt(IntakeReport& report, archive::Doubt doubt);

class IntakeSink : public archive::ResourceSink {
public:
    IntakeSink(store::PartFiles& files, store::AddressTable& table, IntakeReport& report, const ProgressSink& progress,
               std::stop_token stop)
        : files_(files), table_(table), report_(report), progress_(progress), stop_(std::move(stop)) {}

    Result<void> begin(const archive::ResourceHead& head) override;
    Result<void> bytes(std::string_view piece) override;
    Result<void> end(bool whole) override;
    Result<void> page(const archive::PageMark& page) override;
    Result<void> doubt(const archive::Doubt& doubt) override;
    Result<void> progress(const Progress& progress) override;

    [[nodiscard]] std::uint64_t archiveBytes() const { return archiveBytes_; }

private:
    store::PartFiles& files_;
    store::AddressTable& table_;
    IntakeReport& report_;
    const ProgressSink& progress_;
    std::stop_token stop_;
    archive::ResourceHead head_;
    std::optional<store::PartWriter> writer_;
    std::string first_;
    std::uint64_t archiveBytes_ = 0;
};

}  // namespace periplus::study
