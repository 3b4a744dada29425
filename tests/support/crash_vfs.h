#pragma once
// CrashVfs: SQLite on a disk that fails. It stands in front of the system's VFS and counts the operations that change
// or sync a file; at the chosen one the power goes, the operation fails, or the process is killed. After a power cut
// whatever was not synced is kept, dropped or torn, sector by sector, as chance has it.
// Ownership: registers itself as SQLite's default for its lifetime; one at a time. Thread: the one that uses SQLite.
// Errors: none of its own.
#include <cstdint>
#include <functional>
#include <memory>

namespace periplus::test {

class CrashVfs {
public:
    enum class Fault : std::uint8_t {
        None,
        PowerCut,  // this operation and all after it fail
        IoError,   // this operation alone fails
        Kill,      // before this operation the process is killed; what was written stays
    };

    CrashVfs();
    ~CrashVfs();
    CrashVfs(const CrashVfs&) = delete;
    CrashVfs& operator=(const CrashVfs&) = delete;

    // Counting starts again from 1.
    void arm(Fault fault, std::uint64_t atOperation);
    // While it says true, nothing can be written: the disk is full.
    void fullWhile(std::function<bool()> isFull);
    [[nodiscard]] std::uint64_t operations() const;
    [[nodiscard]] bool struck() const;

    // After everything is closed: gives the files the content that a disk may have had when the power went.
    void settle(std::uint32_t seed);

    struct Disk;

private:
    std::unique_ptr<Disk> disk_;
};

}  // namespace periplus::test
