#pragma once
// One page of an archive becomes a NewCapture: its references are followed (styles, pictures, fonts, frames, and what
// those refer to), each document is sealed, the text of the page taken out, its state decided. The same parts give the
// same capture, whatever archive they came in.
// Redirects are kept as parts of status 3xx with the hash of the part that they led to.
// Ownership: shares the part files, views the source of parts. Thread: one. Errors: of the part files and the table.
#include "archive/resource.h"
#include "archive/seal.h"
#include "store/part_files.h"
#include "study/page_listing.h"
#include "study/page_verdict.h"

#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace periplus::study {

struct AssemblyLimits {
    std::uint64_t bytes = 64ULL * 1024 * 1024;  // of all parts
    std::size_t parts = 10'000;
    std::size_t depth = 8;  // documents in documents, style sheets of style sheets
};

struct AssembledPage {
    NewCapture capture;               // without id
    std::vector<std::string> frames;  // addresses of documents in it
};

class PageAssembly {
public:
    PageAssembly(store::PartFiles& files, PartSource& source, const AssemblyLimits& limits, std::stop_token stop);

    // `begun` says what is known: url, finalUrl, capturedAt, origin, a title for pages without one. A state that is
    // given stands; only Complete becomes Partial when parts are missing, or when the page is known to lack something.
    Result<AssembledPage> run(Capture begun, const FoundPart& page, std::optional<Verdict> given = {},
                              std::string lack = {});

private:
    struct Document {
        std::size_t part = 0;
        std::string base;
        std::size_t depth = 0;
    };
    std::optional<std::string> keyOf(const archive::Reference& reference, std::size_t depth);
    std::string refusal(const archive::Reference& reference, const FoundPart& found, std::size_t depth) const;
    void addPart(const archive::Reference& reference, const FoundPart& found, std::size_t depth);
    Result<void> seal(const Document& document);
    Result<archive::Sealed> sealed(const Document& document, const std::string& bytes);
    void noteMissing(const archive::Sealed& sealed);
    void readPage(const std::string& source, std::string_view sealed);
    void shareSealed();
    void settleState();

    store::PartFiles& files_;
    PartSource& source_;
    AssemblyLimits limits_;
    std::stop_token stop_;
    AssembledPage made_;
    std::vector<Document> documents_;
    std::uint64_t bytes_ = 0;
    std::unordered_map<std::string, std::string> keys_;     // by address
    std::unordered_map<std::string, std::string> reasons_;  // of those that are missing, by address
    std::unordered_set<std::string> missing_;               // addresses that are listed already
    std::optional<Verdict> verdict_;
    bool given_ = false;
    std::string lack_;
    std::optional<Error> failed_;  // inside a call of the seal
};

}  // namespace periplus::study
