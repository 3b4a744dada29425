#pragma once
// Backups: whole, verified copies of library.db in backups/, thinned with age. A name tells when the copy was made and
// the last change that it holds: library-20261123T070501.042Z-s42.db.
// Ownership: sole owner of the folder. Thread: the library's. Errors: as the store; a copy that does not check out is
// not kept (Damaged).
#include "base/clock.h"
#include "store/connection.h"
#include "store/rows.h"

#include <string>
#include <vector>

namespace periplus::store {

struct Backup {
    std::string path;
    UnixMillis made;
    Sequence sequence = 0;
};

class Backups {
public:
    explicit Backups(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::vector<Backup> all() const;  // newest content first
    Result<void> make(Connection& connection, UnixMillis now);
    // Makes one when the last is a day old and something has changed since; thins afterwards.
    Result<void> makeDaily(Connection& connection, UnixMillis now);
    void thin(UnixMillis now) const;

private:
    void removeHalfMade() const;

    std::string folder_;
};

}  // namespace periplus::store
