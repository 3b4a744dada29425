#pragma once
// Archives put together by hand, so that each fault can be made on purpose.
#include "archive/inflate.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace periplus::archive {

using Fields = std::vector<std::pair<std::string, std::string>>;

// One record with its line ends. A Content-Length among `fields` stands for the true one.
inline std::string record(std::string_view type, const std::string& url, const Fields& fields, std::string_view block,
                          std::string_view version = "WARC/1.1") {
    std::string text = std::string(version) + "\r\nWARC-Type: " + std::string(type) + "\r\n";
    if (!url.empty()) text += "WARC-Target-URI: " + url + "\r\n";
    text += "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n";
    bool hasLength = false;
    bool hasDate = false;
    for (const auto& [name, value] : fields) {
        text += name + ": " + value + "\r\n";
        hasLength = hasLength || name == "Content-Length";
        hasDate = hasDate || name == "WARC-Date";
    }
    if (!hasDate) text += "WARC-Date: 2020-02-03T04:05:06Z\r\n";
    if (!hasLength) text += "Content-Length: " + std::to_string(block.size()) + "\r\n";
    return text + "\r\n" + std::string(block) + "\r\n\r\n";
}

inline std::string http(const std::string& fields, std::string_view body, const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + std::string(body);
}

inline std::string response(const std::string& url, std::string_view body, const std::string& httpFields = {},
                            Fields fields = {}) {
    fields.emplace_back("Content-Type", "application/http;msgtype=response");
    return record("response", url, fields, http(httpFields.empty() ? "Content-Type: text/html\r\n" : httpFields, body));
}

inline std::string gzipEach(const std::vector<std::string>& records) {
    std::string all;
    for (const auto& one : records) all += gzipped(one);
    return all;
}

inline std::string joined(const std::vector<std::string>& records) {
    std::string all;
    for (const auto& one : records) all += one;
    return all;
}

// A file that is gone with the test.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view bytes, const std::string& ending = ".warc") {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("periplus-archive-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ending);
        std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { std::filesystem::remove(path_); }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace periplus::archive
