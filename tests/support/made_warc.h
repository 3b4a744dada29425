#pragma once
// Writes gzip WARC files as crawlers do (a member a record, HTTP heads, SHA-1 payload digests), of any size. Not the
// product's own writer: what that gets wrong must not be read as right. Thread: one. Errors: thrown, the test fails.
#include "base/hash.h"

#include <zlib.h>

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace periplus::test {

inline std::string gzipped(std::string_view bytes, int level = 6) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("deflate");
    std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// "2020-01-02T03:04:05Z" is day 1, second 11045.
inline std::string warcDate(int day, int second = 0) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return "2020-01-" + two(day + 1) + "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60) +
           "Z";
}

inline std::string base32(std::string_view bytes) {
    std::string out;
    std::uint64_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 5; count -= 5) out += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits >> (count - 5) & 31U];
    }
    return out;
}

class MadeWarc {
public:
    explicit MadeWarc(const std::string& path, int level = 6, bool digests = true)
        : file_(path, std::ios::binary), level_(level), digests_(digests) {}

    void response(const std::string& url, const std::string& type, std::string_view body, const std::string& date,
                  const std::string& status = "200 OK", const std::string& more = {}) {
        std::string http = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more +
                           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
        http += body;
        std::string head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-" +
                           twelve(++records_) + ">\r\nWARC-Target-URI: " + url + "\r\nWARC-Date: " + date +
                           "\r\nContent-Type: application/http; msgtype=response\r\n";
        if (digests_) {
            Digest digest(DigestKind::Sha1);
            digest.add(body);
            head += "WARC-Payload-Digest: sha1:" + base32(digest.bytes()) + "\r\n";
        }
        raw(head + "Content-Length: " + std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n");
    }
    void raw(std::string_view record) {
        plain_ += record.size();
        const auto packed = gzipped(record, level_);
        file_.write(packed.data(), static_cast<std::streamsize>(packed.size()));
        file_.flush();
    }

    [[nodiscard]] std::uint64_t plainBytes() const { return plain_; }

private:
    static std::string twelve(std::uint64_t number) {
        auto digits = std::to_string(number);
        return std::string(12 - digits.size(), '0') + digits;
    }

    std::ofstream file_;
    int level_;
    bool digests_;
    std::uint64_t records_ = 0;
    std::uint64_t plain_ = 0;
};

}  // namespace periplus::test
