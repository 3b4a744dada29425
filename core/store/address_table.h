#pragma once
// What an archive that is being taken in holds, by address and moment: a table on the disk, so that memory does not
// grow with the archive. Filled first, then settled, then asked. Its file has no name: whatever ends the program ends
// it too. Addresses are compared without fragment, spelling of host and default port, and escapes of what is no ASCII.
// Ownership: sole owner of its file. Thread: one. Errors: as Connection.
#include "base/clock.h"
#include "base/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace periplus::store {

class Connection;

enum class ResourceQuality : std::uint8_t { CutOff, Refused, Good };  // Refused: the server answered 4xx or 5xx

struct StoredResource {
    UnixMillis at;
    int status = 200;
    std::string contentType;
    std::string redirect;  // where a 3xx led
    std::string hash;      // of its bytes among the part files
    std::uint64_t bytes = 0;
    std::string firstBytes;
    ResourceQuality quality = ResourceQuality::Good;
};

struct StoredPage {
    std::uint64_t number = 0;
    std::string url;
    std::string title;
    UnixMillis at;
    bool certain = true;
    std::string manifest;
};

class AddressTable {
public:
    // Its file lies in `folder`, which is there already.
    static Result<std::unique_ptr<AddressTable>> make(const std::string& folder);
    ~AddressTable();
    AddressTable(const AddressTable&) = delete;
    AddressTable& operator=(const AddressTable&) = delete;

    Result<void> add(std::string_view url, const StoredResource& resource);
    Result<void> addPage(const StoredPage& page);  // its number is given here
    Result<void> settle();

    // Of the captures of an address the one nearest in time.
    Result<std::optional<StoredResource>> nearest(std::string_view url, UnixMillis at, ResourceQuality quality);
    // The address of which a redirect led to `url` within an hour of that time; empty: none.
    Result<std::string> redirecting(const std::string& url, UnixMillis at);
    // Some capture of these bytes.
    Result<std::optional<StoredResource>> withHash(const std::string& hash);
    // Addresses that pages hold in frames: documents there are no pages of their own.
    Result<void> noteFrame(std::string_view url);
    Result<bool> isFrame(std::string_view url);

    Result<std::optional<StoredPage>> pageAfter(std::uint64_t number);  // in order; 0 for the first
    struct PageCount {
        std::uint64_t all = 0;
        std::uint64_t certain = 0;
    };
    Result<PageCount> countPages();

private:
    explicit AddressTable(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> connection_;
};

// As addresses are compared.
std::string comparedAddress(std::string_view url);

}  // namespace periplus::store
