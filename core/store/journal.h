#pragma once
// Journal: an append-only record of the person's words beside the library, so that no damage to library.db takes them.
// Files journal/000001.jsonl ...; each line is `<first 16 hex digits of SHA-256 of the JSON> <JSON>`. A torn last line
// is left behind and skipped for ever; a line that does not check out costs that line only.
// Ownership: sole owner of the folder. Thread: the library's. Errors: Unwritable, DiskFull, ReadOnly, Unreadable.
#include "base/error.h"
#include "base/file_handle.h"
#include "store/row_json.h"

#include <functional>
#include <string>
#include <vector>

namespace periplus::store {

class Journal {
public:
    // Opens the folder for the library with this id; the folder is made when missing.
    static Result<Journal> open(const std::string& folder, const std::string& library);

    // Durable when it returns. What could not be written stays pending and goes first the next time.
    Result<void> append(JournalRecord record);
    void add(JournalRecord record);  // written and durable with the next flush
    Result<void> flush();
    [[nodiscard]] bool hasPending() const { return !pending_.empty(); }

    // Highest sequence of this library in the newest file that has any; 0: none.
    [[nodiscard]] Sequence last() const { return last_; }

private:
    Journal(std::string folder, std::string library) : folder_(std::move(folder)), library_(std::move(library)) {}
    Result<void> openFile(std::uint64_t number);

    std::string folder_;
    std::string library_;
    FileHandle file_;
    std::uint64_t number_ = 0;
    std::uint64_t size_ = 0;
    Sequence last_ = 0;
    std::string pending_;
};

struct JournalContent {
    std::vector<JournalRecord> records;  // in the order they were written
    std::uint64_t brokenLines = 0;       // a torn tail counts as one
};

// Everything in the journal, of every library that wrote into it. A missing folder is an empty journal.
Result<JournalContent> readJournal(const std::string& folder);

}  // namespace periplus::store
