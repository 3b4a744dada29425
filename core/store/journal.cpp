#include "store/journal.h"

#include "base/hash.h"
#include "base/system_error.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>

namespace periplus::store {

namespace {

constexpr std::size_t kChecksumSize = 16;
constexpr std::uint64_t kFileSize = 1024ULL * 1024;  // a file is not continued beyond this

std::string fileName(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits + ".jsonl";
}

std::vector<std::uint64_t> fileNumbers(const std::string& folder) {
    std::vector<std::uint64_t> numbers;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        std::uint64_t number = 0;
        std::from_chars(name.data(), name.data() + name.size(), number);
        if (number > 0 && name == fileName(number)) numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

std::string lineOf(const JournalRecord& record) {
    const std::string json = toJson(record);
    return sha256Hex(json).substr(0, kChecksumSize) + ' ' + json + '\n';
}

std::optional<JournalRecord> readLine(std::string_view line) {
    if (line.size() <= kChecksumSize + 1 || line[kChecksumSize] != ' ') return std::nullopt;
    const auto json = line.substr(kChecksumSize + 1);
    if (sha256Hex(json).substr(0, kChecksumSize) != line.substr(0, kChecksumSize)) return std::nullopt;
    return recordFromJson(json);
}

void readLines(std::string_view bytes, JournalContent& content) {
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto line = bytes.substr(0, end);
        if (auto record = end == std::string_view::npos ? std::nullopt : readLine(line))
            content.records.push_back(*std::move(record));
        else if (!line.empty())
            ++content.brokenLines;
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
}

// Sequences grow: the last line of this library has the highest, and the lines before it need not be understood.
Sequence lastOf(std::string_view bytes, const std::string& library) {
    while (!bytes.empty()) {
        if (bytes.back() == '\n') bytes.remove_suffix(1);
        const auto before = bytes.rfind('\n');
        const auto begin = before == std::string_view::npos ? 0 : before + 1;
        const auto record = readLine(bytes.substr(begin));
        if (record && record->library == library) return record->sequence();
        bytes = bytes.substr(0, begin);
    }
    return 0;
}

}  // namespace

Result<JournalContent> readJournal(const std::string& folder) {
    JournalContent content;
    for (const auto number : fileNumbers(folder)) {
        const auto bytes = readFile(folder + '/' + fileName(number));
        if (!bytes) return std::unexpected(bytes.error());
        readLines(*bytes, content);
    }
    return content;
}

Result<Journal> Journal::open(const std::string& folder, const std::string& library) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(folder, errno, Access::Write));
    Journal journal(folder, library);
    const auto numbers = fileNumbers(folder);
    for (auto number = numbers.rbegin(); number != numbers.rend() && journal.last_ == 0; ++number) {
        const auto bytes = readFile(folder + '/' + fileName(*number));
        if (!bytes) return std::unexpected(bytes.error());
        journal.last_ = lastOf(*bytes, library);
    }
    auto opened = journal.openFile(numbers.empty() ? 1 : numbers.back());
    if (!opened) return std::unexpected(opened.error());
    return journal;
}

Result<void> Journal::openFile(std::uint64_t number) {
    const std::string path = folder_ + '/' + fileName(number);
    const bool isNew = !std::filesystem::exists(path);
    auto file = FileHandle::open(path, O_RDWR | O_CREAT | O_APPEND, 0600);
    if (!file) return std::unexpected(file.error());
    const auto bytes = file->readAll();
    if (!bytes) return std::unexpected(bytes.error());
    size_ = bytes->size();
    file_ = *std::move(file);
    number_ = number;
    // A torn line must not swallow the next one.
    if (!bytes->empty() && bytes->back() != '\n') {
        if (auto ended = file_.writeAll("\n"); !ended) return ended;
        ++size_;
    }
    return isNew ? syncFolder(folder_) : Result<void>{};
}

void Journal::add(JournalRecord record) {
    record.library = library_;
    last_ = std::max(last_, record.sequence());
    pending_ += lineOf(record);
}

Result<void> Journal::append(JournalRecord record) {
    add(std::move(record));
    return flush();
}

Result<void> Journal::flush() {
    if (pending_.empty()) return {};
    if (size_ >= kFileSize) {
        if (auto next = openFile(number_ + 1); !next) return next;
    }
    auto written = file_.writeAll(pending_);
    if (written) written = file_.sync();
    if (!written) {
        (void)file_.truncate(size_);  // a second half line would only be skipped by the reader
        return written;
    }
    size_ += pending_.size();
    pending_.clear();
    return {};
}

}  // namespace periplus::store
