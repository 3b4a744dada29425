#pragma once
// LockFile: who has the library. Taken before SQLite is touched, held until destroyed; the system lets it go when the
// process ends, however it ends. The file says program, process and whether the library was closed cleanly.
// Ownership: moves only. Thread: any, one at a time.
// Errors: Locked (detail: "Periplus (process 1234)"), and as systemError().
#include "base/error.h"
#include "base/file_handle.h"

#include <string>

namespace periplus::store {

class LockFile {
public:
    static Result<LockFile> take(const std::string& path, const std::string& program, const std::string& subject);

    // The one who had it before us did not say that all was well.
    [[nodiscard]] bool wasUnclean() const { return unclean_; }
    Result<void> markOpen();
    Result<void> markClean();

private:
    LockFile(FileHandle file, std::string program, bool unclean)
        : file_(std::move(file)), program_(std::move(program)), unclean_(unclean) {}
    Result<void> write(const char* state);

    FileHandle file_;
    std::string program_;
    bool unclean_ = false;
};

}  // namespace periplus::store
