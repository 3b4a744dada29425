#include "archive/wacz_salvage.h"

#include "archive/byte_source.h"
#include "archive/header_lines.h"
#include "archive/warc_reader.h"

#include <algorithm>
#include <optional>

namespace periplus::archive {
namespace {

constexpr std::size_t kHead = 30;  // of an entry, before its name
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kSizeFollows = 8;  // bit 3 of the flags
constexpr int kMostEntries = 10'000;

struct LocalEntry {
    std::string name;
    bool stored = false;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;  // 0: not known
};

std::uint64_t number(std::string_view bytes, std::size_t at, unsigned count) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < count; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return value;
}

// The packed size in the extra field of entries over 4 GiB: behind the true size.
std::optional<std::uint64_t> largeSize(std::string_view extra) {
    while (extra.size() >= 4) {
        const auto size = number(extra, 2, 2);
        if (number(extra, 0, 2) == 1 && size >= 16 && extra.size() >= 20) return number(extra, 12, 8);
        extra.remove_prefix(std::min<std::size_t>(extra.size(), 4 + size));
    }
    return std::nullopt;
}

std::optional<LocalEntry> entryAt(const ByteSource& source, std::uint64_t at) {
    auto from = source.from(at);
    if (!from) return std::nullopt;
    const auto piece = (*from)->read();
    if (!piece || piece->size() < kHead || !piece->starts_with("PK\x03\x04")) return std::nullopt;
    const auto nameSize = number(*piece, 26, 2);
    const auto extraSize = number(*piece, 28, 2);
    if (piece->size() < kHead + nameSize + extraSize) return std::nullopt;
    LocalEntry entry;
    entry.name = piece->substr(kHead, nameSize);
    entry.stored = number(*piece, 8, 2) == kStored;
    entry.begin = at + kHead + nameSize + extraSize;
    auto size = number(*piece, 18, 4);
    if (size == 0xFFFFFFFF) size = largeSize(piece->substr(kHead + nameSize, extraSize)).value_or(0);
    const bool known = (number(*piece, 6, 2) & kSizeFollows) == 0 || size != 0;
    if (known && size <= source.size() - std::min(source.size(), entry.begin)) entry.end = entry.begin + size;
    return entry;
}

}  // namespace

bool isUsableName(std::string_view name) {
    if (name.empty() || name.size() > 1024 || name.starts_with('/')) return false;
    if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\\'; }))
        return false;
    for (std::string_view rest = name; !rest.empty();) {
        const auto slash = rest.find('/');
        if (rest.substr(0, slash) == "..") return false;
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    }
    return true;
}

bool isWarcName(std::string_view name) {
    return name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
}

Result<void> salvageWacz(const std::string& path, ResourceSink& sink, const ReadLimits& limits,
                         const std::stop_token& stop) {
    auto source = FileSource::open(path);
    if (!source) return std::unexpected(source.error());
    auto handle = FileHandle::open(path, 0);
    if (!handle) return std::unexpected(handle.error());
    const auto file = std::make_shared<FileHandle>(std::move(*handle));
    const auto fileSize = (*source)->size();
    WarcReader reader(sink, limits, stop);
    std::uint64_t records = 0;
    std::uint64_t at = 0;
    for (int i = 0; i < kMostEntries; ++i) {
        const auto entry = entryAt(**source, at);
        if (!entry) break;
        const auto end = entry->end != 0 ? entry->end : fileSize;
        if (isUsableName(entry->name) && isWarcName(entry->name)) {
            if (!entry->stored) {
                if (const auto told = sink.doubt({"packed file in a damaged archive", entry->name, at}); !told)
                    return told;
            } else {
                reader.setProgress(entry->begin, fileSize);
                const auto read = reader.read(std::make_unique<FileSource>(file, entry->begin, end, entry->name));
                if (!read) return std::unexpected(read.error());
                records += *read;
            }
        }
        at = end;
    }
    if (records == 0) return fail(ErrorCode::Malformed, path, "it is damaged, and no page was found in it");
    return {};
}

}  // namespace periplus::archive
