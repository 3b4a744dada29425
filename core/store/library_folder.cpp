#include "store/library_folder.h"

#include "base/atomic_file.h"
#include "base/ids.h"
#include "base/system_error.h"
#include "store/file_inspection.h"
#include "store/migrations.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace periplus::store {

namespace {

constexpr const char* kDatabase = "/library.db";

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
    if ((status.st_mode & 0077U) != 0) ::chmod(real.c_str(), 0700);  // refused on another person's folder: no matter
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
    auto lock = LockFile::take(*real + "/library.lock", program, *real + kDatabase);
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
    const auto standing =
        inspectLibraryFile(folder_ + kDatabase, static_cast<std::int64_t>(libraryMigrations().size()));
    if (!standing) return std::unexpected(standing.error());
    if (auto opened = openDatabase(); !opened) return opened;
    const auto id = libraryId();
    if (!id) return std::unexpected(id.error());
    auto journal = Journal::open(folder_ + "/journal", *id);
    if (!journal) return std::unexpected(journal.error());
    journal_ = *std::move(journal);
    return {};
}

Result<void> LibraryFolder::openDatabase() {
    const std::string path = folder_ + kDatabase;
    if (auto created = createPrivately(path); !created) return created;
    auto connection = Connection::open(path, OpenMode::Library);
    if (!connection) return std::unexpected(connection.error());
    connection_ = *std::move(connection);
    return migrate(*connection_, libraryMigrations(), clock_);
}

Result<std::string> LibraryFolder::libraryId() {
    auto id = connection_->text("SELECT id FROM library");
    if (!id || !id->empty()) return id;
    const std::string fresh = randomIdText();
    return carry(connection_->change("INSERT INTO library (id, created) VALUES (?1, ?2)", fresh, clock_()), fresh);
}

}  // namespace periplus::store
