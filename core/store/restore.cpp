#include "store/restore.h"

#include "base/atomic_file.h"
#include "base/file_handle.h"
#include "base/ids.h"
#include "base/system_error.h"
#include "store/article_store.h"
#include "store/backups.h"
#include "store/capture_store.h"
#include "store/identity.h"
#include "store/journal.h"
#include "store/library_names.h"
#include "store/manifest_files.h"
#include "store/merge.h"
#include "store/migrations.h"
#include "store/salvage.h"
#include "store/time_name.h"
#include "store/transaction.h"
#include "store/verify.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>

namespace periplus::store {

namespace {

using std::filesystem::exists;

struct Restoration {
    std::string folder;
    Clock clock;
    std::optional<UnixMillis> backup;  // when it was made; nothing: none was usable
    std::size_t changes = 0;
    std::uint64_t rows = 0;

    [[nodiscard]] std::string path(const char* name) const { return folder + name; }
};

// A copy for ourselves, so that reading the damaged file with its -wal changes neither.
Result<void> copyFile(const std::string& from, const std::string& to) {
    const auto bytes = readFile(from);
    if (!bytes) return std::unexpected(bytes.error());
    const auto file = FileHandle::open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!file) return std::unexpected(file.error());
    auto written = file->writeAll(*bytes);
    return written ? file->sync() : written;
}

void removeDatabase(const std::string& path) {
    for (const char* end : {"", "-wal", "-journal"}) ::unlink((path + end).c_str());
}

// What stands there, brought to our schema.
Result<std::unique_ptr<Connection>> openMigrated(const Restoration& work) {
    auto connection = Connection::open(work.path(kRestoring), OpenMode::Library);
    if (!connection) return connection;
    if (auto done = migrate(**connection, libraryMigrations(), work.clock); !done) return std::unexpected(done.error());
    return connection;
}

Result<std::unique_ptr<Connection>> startFromBackup(Restoration& work) {
    for (const auto& backup : Backups(work.path(kBackups)).all()) {
        removeDatabase(work.path(kRestoring));
        if (auto copied = copyFile(backup.path, work.path(kRestoring)); !copied) return std::unexpected(copied.error());
        auto connection = openMigrated(work);
        const auto sound = connection ? verify(**connection) : std::unexpected(connection.error());
        if (sound) {
            work.backup = backup.made;
            return connection;
        }
        // SQLite reports a damaged schema as a plain error.
        const bool damaged = sound.error().code == ErrorCode::Damaged || sound.error().code == ErrorCode::Internal;
        if (!damaged) return std::unexpected(sound.error());
    }
    removeDatabase(work.path(kRestoring));
    const auto file = FileHandle::open(work.path(kRestoring), O_RDWR | O_CREAT, 0600);
    if (!file) return std::unexpected(file.error());
    return openMigrated(work);
}

// The library keeps its id, which its journal carries; a new one gets the id of the last journal record.
Result<std::string> giveId(Connection& connection, const JournalContent& journal, UnixMillis now) {
    return identityOf(connection, journal.records.empty() ? randomIdText() : journal.records.back().library, now);
}

Result<void> replayJournal(Restoration& work, Connection& connection) {
    const auto journal = readJournal(work.path(kJournal));
    if (!journal) return std::unexpected(journal.error());
    auto transaction = Transaction::begin(connection);
    if (!transaction) return std::unexpected(transaction.error());
    const auto id = giveId(connection, *journal, work.clock());
    if (!id) return std::unexpected(id.error());
    for (const auto& record : journal->records) {
        if (record.library != *id) continue;
        if (auto merged = merge(connection, record); !merged) return merged;
        ++work.changes;
    }
    return transaction->commit();
}

// With its -wal when SQLite can still make sense of that, otherwise as it lies there.
Result<void> salvageDamaged(Restoration& work, Connection& connection) {
    const std::string damaged = work.path(kDatabase);
    const std::string copy = work.path(kSalvaging);
    removeDatabase(copy);
    if (!exists(damaged)) return {};
    if (auto copied = copyFile(damaged, copy); !copied) return {};
    if (exists(damaged + "-wal") && copyFile(damaged + "-wal", copy + "-wal")) {
        // Closing folds the -wal into the copy; a copy made worse by a foreign -wal is thrown away.
        const bool folded = Connection::open(copy, OpenMode::Library).has_value() && verifyFile(copy).has_value();
        if (!folded) {
            removeDatabase(copy);
            if (!copyFile(damaged, copy)) return {};
        }
    }
    const auto rows = salvage(copy, connection);
    removeDatabase(copy);
    if (!rows) return std::unexpected(rows.error());
    work.rows = *rows;
    return {};
}

// Captures that neither backup nor journal nor the damaged file know of any more: their manifests do.
Result<void> findCaptures(Restoration& work, Connection& connection) {
    const ManifestFiles manifests(work.path(kManifests));
    auto transaction = Transaction::begin(connection);
    if (!transaction) return std::unexpected(transaction.error());
    CaptureStore captures(connection);
    for (const auto& id : manifests.all()) {
        const auto known = captures.find(id);
        if (!known) return std::unexpected(known.error());
        if (*known) continue;
        const auto manifest = manifests.read(id);
        if (!manifest) continue;
        const CaptureRow& row = manifest->capture;
        Result<void> done;
        if (!row.article.empty()) done = ArticleStore(connection).add({row.article, {}, {}}, {});
        if (done) done = captures.put(row);
        if (!done) return done;
        ++work.rows;
    }
    return transaction->commit();
}

Result<void> build(Restoration& work) {
    const auto connection = startFromBackup(work);
    if (!connection) return std::unexpected(connection.error());
    auto done = replayJournal(work, **connection);
    if (done) done = salvageDamaged(work, **connection);
    if (done) done = findCaptures(work, **connection);
    if (done) done = verify(**connection);
    return done;
}

// The damaged file gets a second name first: at no moment is there no library.db.
Result<std::string> exchange(const Restoration& work) {
    const std::string database = work.path(kDatabase);
    const std::string kept = database + ".damaged-" + timeName(work.clock());
    if (::link(database.c_str(), kept.c_str()) != 0 && errno != ENOENT)
        return std::unexpected(systemError(kept, errno, Access::Write));
    for (const char* end : {"-wal", "-journal"}) {
        if (!exists(database + end)) continue;
        if (auto moved = renameDurably(database + end, kept + end); !moved) return std::unexpected(moved.error());
    }
    const auto file = FileHandle::open(work.path(kRestoring), O_RDWR);
    if (!file) return std::unexpected(file.error());
    auto done = file->sync();
    if (done) done = renameDurably(work.path(kRestoring), database);
    return carry(done, std::filesystem::path(kept).filename().string());
}

// "2026-11-23 10:04 UTC" of "20261123T100400.000Z".
std::string dateOf(UnixMillis time) {
    const std::string name = timeName(time);
    return name.substr(0, 4) + '-' + name.substr(4, 2) + '-' + name.substr(6, 2) + ' ' + name.substr(9, 2) + ':' +
           name.substr(11, 2) + " UTC";
}

// In words of the person's; app/bridge/error_detail knows these sentences.
std::string account(const Restoration& work, const std::string& kept) {
    std::string words = "restored from ";
    if (work.backup) words += "the backup of " + dateOf(*work.backup) + " and ";
    words += std::to_string(work.changes) + " changes of its journal; ";
    if (work.rows == 0) return words + "the damaged file was kept as " + kept;
    return words + std::to_string(work.rows) + " records were rescued from the damaged file, which was kept as " + kept;
}

}  // namespace

bool hasPast(const std::string& folder) {
    if (!Backups(folder + kBackups).all().empty()) return true;
    if (!ManifestFiles(folder + kManifests).all().empty()) return true;
    const auto journal = readJournal(folder + kJournal);
    return journal && !journal->records.empty();
}

Result<Error> restoreLibrary(const std::string& folder, const Clock& clock) {
    Restoration work{folder, clock, {}};
    removeDatabase(work.path(kRestoring));
    auto built = build(work);
    if (!built) {
        removeDatabase(work.path(kRestoring));
        return std::unexpected(built.error());
    }
    const auto kept = exchange(work);
    if (!kept) return std::unexpected(kept.error());
    return Error{ErrorCode::Restored, work.path(kDatabase), account(work, *kept), {}, {}};
}

}  // namespace periplus::store
