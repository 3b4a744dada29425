#pragma once
// CrashFiles: plain files on a disk that loses its power, beside CrashVfs. In this program fsync(), fdatasync() and
// syncfs() are its own: they say what is durable. When the power is gone they fail, and settle() gives the folder the
// files that a disk may have had: what was not synced is there, torn, full of zeros, under its old content, or not
// there. Ownership: of nothing; one at a time. Thread: any. Errors: none of its own.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace periplus::test {

class CrashFiles {
public:
    // Of the files below `folder` those that `isPlain` says yes to, by their path below it.
    CrashFiles(std::string folder, std::function<bool(const std::string& path)> isPlain);
    ~CrashFiles();
    CrashFiles(const CrashFiles&) = delete;
    CrashFiles& operator=(const CrashFiles&) = delete;

    // What is there now is durable. The power goes at the sync of that number (0: at none), which makes nothing
    // durable; `atCut` is called then.
    void arm(std::uint64_t atSync, std::function<void()> atCut);
    void cut();  // now
    [[nodiscard]] bool struck() const;

    // After everything is closed.
    void settle(std::uint32_t seed);

    struct Disk;

private:
    std::unique_ptr<Disk> disk_;
};

}  // namespace periplus::test
