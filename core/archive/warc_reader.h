#pragma once
// WARC 1.0 and 1.1 as a stream. A payload that a later record refers to is read again from its place, within a budget
// of bytes; what it refers to must have come before, and is never itself a reference: there are no loops.
// Ownership: borrows the sink; holds the sources it was given, so that a reference may lead to an earlier one.
// Thread: one. Errors: of sources and sink, Cancelled. A source that is Damaged ends there, with a doubt.
#include "archive/byte_source.h"
#include "archive/page_guess.h"
#include "archive/read.h"
#include "archive/revisit_index.h"
#include "archive/warc_resource.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace periplus::archive {

class WarcReader {
public:
    WarcReader(ResourceSink& sink, const ReadLimits& limits, std::stop_token stop);

    void guessPages(bool guess) { guesses_ = guess; }
    // What came before this source, and what all of the archive is, for progress.
    void setProgress(std::uint64_t before, std::uint64_t total);

    // One WARC file; how many records there were. Again for each that an archive has.
    Result<std::uint64_t> read(std::unique_ptr<ByteSource> source);

private:
    Result<bool> readRecord(WarcBytes& bytes);
    Result<bool> readHead(WarcBytes& bytes, std::string& head);
    Result<void> readBlock(const WarcHead& record, const WarcPlace& place, WarcBytes& bytes, WarcBlock& block);
    Result<void> readResource(const WarcHead& record, const WarcPlace& place, WarcBytes& bytes, WarcBlock& block);
    Result<void> readRevisit(const WarcHead& record, const WarcPlace& place, WarcBlock& block);
    Result<bool> readTarget(const WarcHead& revisit, const std::optional<HttpHead>& shown, const RevisitTarget& target);
    Result<void> readManifest(const WarcHead& record, WarcBlock& block, std::uint64_t byte);
    Result<void> readNotes(const WarcHead& record, WarcBlock& block);
    Result<std::string> wholeBlock(WarcBlock& block, std::uint64_t most);
    void remember(const WarcHead& record, const WarcPlace& place);

    Result<bool> lost(WarcBytes& bytes, const std::string& what);
    Result<void> doubt(std::string what, const std::string& subject, std::uint64_t byte);
    Result<void> mark(const std::optional<PageMark>& page);
    Result<void> report(const WarcBytes& bytes, const std::string& item, bool last);

    ResourceSink& sink_;
    ReadLimits limits_;
    std::stop_token stop_;
    std::vector<std::unique_ptr<ByteSource>> sources_;
    RevisitIndex index_;
    PageGuess guess_;
    bool guesses_ = true;
    bool named_ = false;  // the pages are named by records of ours
    std::uint64_t records_ = 0;
    std::uint64_t doubts_ = 0;
    std::uint64_t again_ = 0;  // bytes read for references
    std::uint64_t before_ = 0;
    std::uint64_t total_ = 0;
    std::chrono::steady_clock::time_point reported_;
};

}  // namespace periplus::archive
