#include "store/address_table.h"

#include "base/ids.h"
#include "base/system_error.h"
#include "base/url.h"
#include "store/connection.h"
#include "store/query.h"
#include "store/sql.h"

#include <unistd.h>

#include <cerrno>
#include <functional>

namespace periplus::store {

namespace {

constexpr std::int64_t kHour = 3'600'000;

std::int64_t keyOf(std::string_view address) {
    return static_cast<std::int64_t>(std::hash<std::string_view>{}(address));
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool isDefaultPort(std::string_view scheme, std::string_view port) {
    return port.empty() || (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
}

void appendEscaped(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto isDigit = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte <= 0x20 || byte >= 0x7F) {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        } else if (byte == '%' && at + 2 < text.size() && isDigit(text[at + 1]) && isDigit(text[at + 2])) {
            for (int i = 0; i < 3; ++i, ++at) {
                const char c = text[at];
                out += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
            }
            --at;
        } else {
            out += static_cast<char>(byte);
        }
    }
}

StoredResource resourceOf(const Row& row) {
    StoredResource resource;
    resource.at = row.time(0);
    resource.status = static_cast<int>(row.integer(1));
    resource.contentType = row.text(2);
    resource.redirect = row.text(3);
    resource.hash = row.text(4);
    resource.bytes = row.sequence(5);
    resource.firstBytes = row.text(6);
    resource.quality = static_cast<ResourceQuality>(row.integer(7));
    return resource;
}

std::int64_t distance(UnixMillis a, UnixMillis b) { return a < b ? b.value - a.value : a.value - b.value; }

}  // namespace

std::string comparedAddress(std::string_view url) {
    const auto parts = splitUrl(url);
    std::string address;
    if (!parts.hasAuthority) {
        appendEscaped(address, url.substr(0, url.find('#')));
        return address;
    }
    const auto scheme = lowered(parts.scheme);
    address = scheme + "://";
    if (parts.hasUserInfo) {
        address += parts.userInfo;
        address += '@';
    }
    address += lowered(parts.host);
    if (!isDefaultPort(scheme, parts.port)) {
        address += ':';
        address += parts.port;
    }
    if (parts.path.empty()) address += '/';
    appendEscaped(address, parts.path);
    if (parts.hasQuery) address += '?';
    appendEscaped(address, parts.query);
    return address;
}

AddressTable::AddressTable(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
AddressTable::~AddressTable() = default;

Result<std::unique_ptr<AddressTable>> AddressTable::make(const std::string& folder) {
    const auto path = folder + "/addresses-" + randomIdText() + ".db";
    auto opened = Connection::open(path, OpenMode::Library);
    if (!opened) return std::unexpected(opened.error());
    // Nothing here outlives the program, so nothing is synced. Sorting uses files: memory does not grow.
    auto ready = (*opened)->run(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192; PRAGMA temp_store = FILE;");
    if (ready) ready = (*opened)->run("BEGIN");
    if (ready) ready = (*opened)->run(query(sql::addresses, "make"));
    const bool unnamed = ::unlink(path.c_str()) == 0;
    const int why = errno;
    if (!ready) return std::unexpected(ready.error());
    if (!unnamed) return std::unexpected(systemError(path, why, Access::Write));
    return std::unique_ptr<AddressTable>(new AddressTable(std::move(*opened)));
}

Result<void> AddressTable::add(std::string_view url, const StoredResource& resource) {
    const auto address = comparedAddress(url);
    return connection_->change(query(sql::addresses, "add"), keyOf(address), std::string_view(address),
                               static_cast<int>(resource.quality), resource.at, resource.status,
                               std::string_view(resource.contentType), comparedAddress(resource.redirect),
                               std::string_view(resource.hash), resource.bytes, std::string_view(resource.firstBytes));
}

Result<void> AddressTable::addPage(const StoredPage& page) {
    return connection_->change(query(sql::addresses, "addPage"), std::string_view(page.url),
                               std::string_view(page.title), page.at, page.certain ? 1 : 0,
                               std::string_view(page.manifest));
}

Result<void> AddressTable::settle() { return connection_->run(query(sql::addresses, "settle")); }

Result<std::optional<StoredResource>> AddressTable::nearest(std::string_view url, UnixMillis at,
                                                            ResourceQuality quality) {
    const auto address = comparedAddress(url);
    std::optional<StoredResource> found;
    const auto take = [&](const Row& row) {
        auto other = resourceOf(row);
        if (!found || distance(other.at, at) < distance(found->at, at)) found = std::move(other);
    };
    for (const auto name : {query(sql::addresses, "before"), query(sql::addresses, "after")}) {
        const auto read =
            connection_->each(name, take, keyOf(address), std::string_view(address), static_cast<int>(quality), at);
        if (!read) return std::unexpected(read.error());
    }
    return found;
}

Result<std::string> AddressTable::redirecting(const std::string& url, UnixMillis at) {
    const auto address = comparedAddress(url);
    std::string found;
    return carry(connection_->each(
                     query(sql::addresses, "redirecting"), [&](const Row& row) { found = row.text(0); },
                     std::string_view(address), at.value - kHour, at.value + kHour),
                 std::move(found));
}

Result<std::optional<StoredResource>> AddressTable::withHash(const std::string& hash) {
    std::optional<StoredResource> found;
    const auto read = connection_->each(
        query(sql::addresses, "withHash"), [&](const Row& row) { found = resourceOf(row); }, std::string_view(hash));
    return carry(read, std::move(found));
}

Result<void> AddressTable::noteFrame(std::string_view url) {
    return connection_->change(query(sql::addresses, "noteFrame"), comparedAddress(url));
}

Result<bool> AddressTable::isFrame(std::string_view url) {
    bool found = false;
    const auto read =
        connection_->each(query(sql::addresses, "isFrame"), [&](const Row&) { found = true; }, comparedAddress(url));
    return carry(read, found);
}

Result<std::optional<StoredPage>> AddressTable::pageAfter(std::uint64_t number) {
    std::optional<StoredPage> found;
    const auto take = [&](const Row& row) {
        found = StoredPage{row.sequence(0), row.text(1), row.text(2), row.time(3), row.flag(4), row.text(5)};
    };
    return carry(connection_->each(query(sql::addresses, "pageAfter"), take, number), std::move(found));
}

Result<AddressTable::PageCount> AddressTable::countPages() {
    PageCount count;
    const auto take = [&](const Row& row) { count = {row.sequence(0), row.sequence(1)}; };
    return carry(connection_->each(query(sql::addresses, "countPages"), take), count);
}

}  // namespace periplus::store
