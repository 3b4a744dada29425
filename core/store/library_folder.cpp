#include "store/library_folder.h"

#include "base/atomic_file.h"
#include "base/ids.h"
#include "base/system_error.h"
#include "store/backups.h"
#include "store/file_inspection.h"
#include "store/history_store.h"
#include "store/identity.h"
#include "store/merge.h"
#include "store/migrations.h"
#include "store/restore.h"
#include "store/transaction.h"
#include "store/verify.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace periplus::store {

namespace {

constexpr std::uint64_t kAlwaysVerified = 1024ULL * 1024;  // a small library is checked at every opening

std::int64_t newestSchema() { return static_cast<std::int64_t>(libraryMigrations().size()); }

// Makes the folder for this person alone, and gives its real path: two names of one folder are one library.
Result<std::string> prepareFolder(const std::string& folder) {
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path(folder).parent_path(), failed);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(systemError(folder, errno, Access::Write));
    const auto real = std::filesystem::canonical(folder, failed);
    if (failed) return std::unexpected(systemError(folder, failed.value(), Access::Read));
    struct stat status{};
    if (::stat(real.c_str(), &status) != 0) return std::unexpected(systemError(folder, errno, Access::Read));
    if (!S_ISDIR(status.st_mode)) return fail(ErrorCode::Malformed, folder, "it is not a folder");
    // Only taken from others: a folder that its owner may not write stays so. Refused on another's folder: no matter.
    if ((status.st_mode & 0077U) != 0) ::chmod(real.c_str(), status.st_mode & 0700U);
    return real.string();
}

// SQLite gives its other files the mode of the database.
Result<void> createPrivately(const std::string& path) {
    const auto file = FileHandle::open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
    if (!file) return std::unexpected(file.error());
    ::fchmod(file->descriptor(), 0600);
    return {};
}

}  // namespace

Result<std::unique_ptr<LibraryFolder>> LibraryFolder::open(const std::string& folder, const std::string& program,
                                                           const Clock& clock) {
    const auto real = prepareFolder(folder);
    if (!real) return std::unexpected(real.error());
    auto lock = LockFile::take(*real + kLock, program, *real + kDatabase);
    if (!lock) return std::unexpected(lock.error());
    std::unique_ptr<LibraryFolder> opened(new LibraryFolder(*real, *std::move(lock), clock));
    if (auto started = opened->start(); !started) {
        opened->suspected_ = opened->lock_.wasUnclean();  // nothing was looked at: leave the mark as it was
        return std::unexpected(started.error());
    }
    return opened;
}

LibraryFolder::~LibraryFolder() {
    journal_.reset();
    connection_.reset();
    if (!suspected_) (void)lock_.markClean();
}

Result<void> LibraryFolder::start() {
    if (auto opened = openOrRestore(); !opened) return opened;
    if (auto journal = openJournal(); !journal) return journal;
    if (auto caught = catchUpWithJournal(); !caught) return caught;
    if (auto caught = catchUpJournal(); !caught) return caught;
    auto parts = PartFiles::open(folder_ + kParts);
    if (!parts) return std::unexpected(parts.error());
    parts_ = *std::move(parts);
    (void)ballast_.take();
    return {};
}

Result<void> LibraryFolder::openOrRestore() {
    const std::string path = folder_ + kDatabase;
    const auto standing = inspectLibraryFile(path, newestSchema());
    if (!standing) return std::unexpected(standing.error());
    switch (*standing) {
        case FileStanding::Missing:
        case FileStanding::Empty:
            // A -wal that belongs to nothing must not be read into a new library.
            if (hasPast(folder_) || std::filesystem::exists(path + "-wal")) return restore();
            break;
        case FileStanding::Foreign:
            if (!hasPast(folder_)) return fail(ErrorCode::Malformed, path, "it is a database of another program");
            return restore();
        case FileStanding::Broken: return restore();
        case FileStanding::Ours: break;
    }
    const auto opened = openDatabase();
    if (opened) return opened;
    // SQLite reports a damaged schema as a plain error, which is ours when nothing is damaged.
    const bool damaged = opened.error().code == ErrorCode::Damaged || opened.error().code == ErrorCode::Internal;
    return damaged ? restore() : opened;
}

Result<void> LibraryFolder::restore() {
    if (connection_) connection_->leaveUntouched();
    connection_.reset();
    auto notice = restoreLibrary(folder_, clock_);
    if (!notice) return std::unexpected(notice.error());
    notices_.push_back(*std::move(notice));
    return openDatabase();
}

bool LibraryFolder::mustVerify() {
    std::error_code ignored;
    return lock_.wasUnclean() || std::filesystem::file_size(folder_ + kDatabase, ignored) <= kAlwaysVerified;
}

Result<void> LibraryFolder::openDatabase() {
    const std::string path = folder_ + kDatabase;
    std::error_code ignored;
    const auto walSize = std::filesystem::file_size(path + "-wal", ignored);
    const bool hasWal = !ignored && walSize > 0;
    if (auto created = createPrivately(path); !created) return created;
    const bool check = mustVerify() || hasWal;
    const std::int64_t schemaBefore = schemaInHeader(path);
    auto connection = Connection::open(path, OpenMode::Library);
    if (!connection) return std::unexpected(connection.error());
    connection_ = *std::move(connection);
    const auto schema = schemaOf(*connection_);
    if (!schema) return std::unexpected(schema.error());
    if (*schema > newestSchema()) {
        connection_->leaveUntouched();  // a newer Periplus ended before its -wal was folded in
        return fail(ErrorCode::NewerVersion, path, "schema " + std::to_string(*schema));
    }
    if (*schema == 0 && schemaBefore > 0)  // by a -wal that is not of this file
        return fail(ErrorCode::Damaged, path, "it lost its tables");
    if (*schema > 0 && check)
        if (auto verified = verify(*connection_); !verified) return verified;
    auto migrated = migrateWithBackup();
    if (migrated && check && *schema > 0 && *schema < newestSchema()) migrated = verify(*connection_);
    return migrated;
}

Result<void> LibraryFolder::migrateWithBackup() {
    const auto schema = schemaOf(*connection_);
    if (!schema) return std::unexpected(schema.error());
    if (*schema > 0 && *schema < newestSchema()) {
        auto kept = Backups(folder_ + kBackups).make(*connection_, clock_());
        if (!kept) return kept;
    }
    return migrate(*connection_, libraryMigrations(), clock_);
}

Result<void> LibraryFolder::openJournal() {
    const auto id = libraryId();
    if (!id) return std::unexpected(id.error());
    auto journal = Journal::open(folder_ + kJournal, *id);
    if (!journal) return std::unexpected(journal.error());
    journal_ = *std::move(journal);
    return {};
}

// The database is behind when an older copy was put in its place: what the journal knows comes back.
Result<void> LibraryFolder::catchUpWithJournal() {
    const auto last = HistoryStore(*connection_).last();
    if (!last) return std::unexpected(last.error());
    if (journal_->last() <= *last) return {};
    const auto id = libraryId();
    const auto content = readJournal(folder_ + kJournal);
    if (!id) return std::unexpected(id.error());
    if (!content) return std::unexpected(content.error());
    auto transaction = Transaction::begin(*connection_);
    if (!transaction) return std::unexpected(transaction.error());
    std::size_t changes = 0;
    for (const auto& record : content->records) {
        if (record.library != *id || record.sequence() <= *last) continue;
        if (auto merged = merge(*connection_, record); !merged) return merged;
        ++changes;
    }
    if (auto done = transaction->commit(); !done) return done;
    notices_.push_back({ErrorCode::Restored,
                        folder_ + kDatabase,
                        "it was older than its journal; " + std::to_string(changes) + " changes came from there",
                        {},
                        {}});
    return {};
}

// The journal is behind when the process ended between commit and journal.
Result<void> LibraryFolder::catchUpJournal() {
    const auto records = recordsAfter(*connection_, journal_->last());
    if (!records) return std::unexpected(records.error());
    for (const auto& record : *records) journal_->add(record);
    return journal_->flush();
}

Result<void> LibraryFolder::maintain() {
    if (auto flushed = journal_->flush(); !flushed) return flushed;
    if (auto taken = ballast_.take(); !taken) return taken;
    auto made = Backups(folder_ + kBackups).makeDaily(*connection_, clock_());
    if (!made && made.error().code == ErrorCode::Damaged) suspect();
    return made;
}

Result<std::string> LibraryFolder::libraryId() { return identityOf(*connection_, randomIdText(), clock_()); }

}  // namespace periplus::store
