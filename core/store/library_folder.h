#pragma once
// LibraryFolder: the folder of one library, held by this process: library.lock, library.db, journal/, backups/, parts/,
// captures/.
// Opening takes the lock, looks at the file before SQLite does, migrates, checks after an unclean exit, restores what
// is damaged, and lets database and journal catch up with each other.
// Ownership: sole owner of connection, journal and lock; part files are shared with those that write them. Thread: one
// for its whole life. Errors: Locked, NewerVersion (file untouched), Malformed (not ours, a folder, a symbolic link),
// Damaged, ReadOnly, Unwritable, DiskFull.
#include "base/clock.h"
#include "base/error.h"
#include "store/ballast.h"
#include "store/connection.h"
#include "store/journal.h"
#include "store/library_names.h"
#include "store/lock_file.h"
#include "store/manifest_files.h"
#include "store/part_files.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace periplus::store {

class LibraryFolder {
public:
    static Result<std::unique_ptr<LibraryFolder>> open(const std::string& folder, const std::string& program,
                                                       const Clock& clock);
    ~LibraryFolder();  // says in the lock file that all was well, unless it was not
    LibraryFolder(const LibraryFolder&) = delete;
    LibraryFolder& operator=(const LibraryFolder&) = delete;

    [[nodiscard]] Connection& connection() { return *connection_; }
    [[nodiscard]] Journal& journal() { return *journal_; }
    [[nodiscard]] const std::shared_ptr<PartFiles>& parts() { return parts_; }
    [[nodiscard]] ManifestFiles& manifests() { return manifests_; }
    [[nodiscard]] const std::string& path() const { return folder_; }
    [[nodiscard]] const std::vector<Error>& notices() const { return notices_; }

    // Room for words on a full disk: true when there was some to give back.
    bool releaseBallast() { return ballast_.release(); }
    // For idle moments: what the journal could not take yet, the ballast, the daily backup. Damaged when the backup
    // does not check out; the next opening then restores.
    Result<void> maintain();

    // Something did not check out: the next opening looks at everything.
    void suspect() { suspected_ = true; }

private:
    LibraryFolder(std::string folder, LockFile lock, Clock clock)
        : folder_(std::move(folder)),
          lock_(std::move(lock)),
          clock_(std::move(clock)),
          ballast_(folder_ + kBallast),
          manifests_(folder_ + kManifests) {}
    Result<void> start();
    Result<void> openOrRestore();
    Result<void> restore();
    Result<void> openDatabase();
    Result<void> migrateWithBackup();
    Result<void> openJournal();
    Result<void> catchUpWithJournal();
    Result<void> catchUpJournal();
    Result<std::string> libraryId();
    bool mustVerify();

    std::string folder_;
    LockFile lock_;
    Clock clock_;
    Ballast ballast_;
    ManifestFiles manifests_;
    std::shared_ptr<PartFiles> parts_;
    std::unique_ptr<Connection> connection_;
    std::optional<Journal> journal_;
    std::vector<Error> notices_;
    bool suspected_ = false;
};

}  // namespace periplus::store
