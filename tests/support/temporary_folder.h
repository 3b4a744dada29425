#pragma once
// TemporaryFolder: an own folder, in memory where the system has such a place, gone with its object. Thread: any.
#include "base/ids.h"

#include <filesystem>
#include <string>

namespace periplus::test {

class TemporaryFolder {
public:
    TemporaryFolder() {
        const std::filesystem::path memory = "/dev/shm";
        std::error_code ignored;
        const auto base =
            std::filesystem::is_directory(memory, ignored) ? memory : std::filesystem::temp_directory_path();
        path_ = base / ("periplus-test-" + randomIdText());
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::string path() const { return path_.string(); }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

}  // namespace periplus::test
