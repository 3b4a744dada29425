#pragma once
// Where a page's parts are while it is put together: looked up in the archive's table of addresses (the capture nearest
// in time, redirects followed), or in the listing that an archive of our own carries for the page.
// Ownership: views the table and the listing. Thread: one. Errors: of the table; a part that is not there is no error.
#include "store/address_table.h"
#include "study/capture_types.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace periplus::study {

// A part as found, or why there is none.
struct FoundPart {
    std::string finalUrl;  // where redirects led
    store::StoredResource resource;
    std::string missing;  // plain words; empty: found
};

class PartSource {
public:
    virtual ~PartSource() = default;
    virtual Result<FoundPart> find(const std::string& url) = 0;
};

class ArchiveParts : public PartSource {
public:
    ArchiveParts(store::AddressTable& table, UnixMillis at) : table_(table), at_(at) {}
    Result<FoundPart> find(const std::string& url) override;
    // The page itself: what the server answered then, be it a refusal.
    Result<FoundPart> findPage(const std::string& url);

private:
    Result<FoundPart> follow(const std::string& url, bool refusals);
    Result<std::optional<store::StoredResource>> nearest(const std::string& url, bool refusals);

    store::AddressTable& table_;
    UnixMillis at_;
};

// The exact listing of a capture that was exported; its bytes must be in the archive too.
class ListedParts : public PartSource {
public:
    ListedParts(store::AddressTable& table, const std::vector<CapturePart>& parts,
                const std::vector<MissingPart>& missing);
    Result<FoundPart> find(const std::string& url) override;

private:
    store::AddressTable& table_;
    std::unordered_map<std::string, const CapturePart*> parts_;
    std::unordered_map<std::string, const CapturePart*> targets_;  // by hash, for redirects
    std::unordered_map<std::string, const MissingPart*> missing_;
};

}  // namespace periplus::study
