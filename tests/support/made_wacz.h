#pragma once
// A WACZ as a crawler of other software lays it out: gzip records one by one, an index, pages with texts beside a
// second list of pages, a log, everything stored in a zip. Made by hand, without our own writers.
// Ownership: values. Thread: any. Errors: none.
#include <QByteArray>
#include <QList>
#include <QString>

#include <array>
#include <utility>

namespace periplus::test {

inline quint32 crcOf(const QByteArray& bytes) {
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

inline QByteArray littleEndian(quint64 value, int bytes) {
    QByteArray made;
    for (int i = 0; i < bytes; ++i) made += static_cast<char>((value >> (8 * i)) & 0xFF);
    return made;
}

inline QByteArray gzipped(const QByteArray& bytes) {
    const QByteArray zlib = qCompress(bytes);  // 4 bytes of length, 2 of header, the stream, 4 of checksum
    return QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10) + zlib.mid(6, zlib.size() - 10) +
           littleEndian(crcOf(bytes), 4) + littleEndian(static_cast<quint64>(bytes.size()), 4);
}

inline QByteArray zipOf(const QList<std::pair<QByteArray, QByteArray>>& files) {
    QByteArray zip;
    QByteArray directory;
    for (const auto& [name, bytes] : files) {
        const quint64 at = static_cast<quint64>(zip.size());
        const QByteArray common = littleEndian(20, 2) + littleEndian(0x0800, 2) + littleEndian(0, 2) +
                                  littleEndian(0, 2) + littleEndian(0x5A21, 2) + littleEndian(crcOf(bytes), 4) +
                                  littleEndian(static_cast<quint64>(bytes.size()), 4) +
                                  littleEndian(static_cast<quint64>(bytes.size()), 4) +
                                  littleEndian(static_cast<quint64>(name.size()), 2) + littleEndian(0, 2);
        zip += "PK\x03\x04" + common + name + bytes;
        directory += "PK\x01\x02" + littleEndian(20, 2) + common + littleEndian(0, 2) + littleEndian(0, 2) +
                     littleEndian(0, 2) + littleEndian(0, 4) + littleEndian(at, 4) + name;
    }
    const auto count = static_cast<quint64>(files.size());
    const auto start = static_cast<quint64>(zip.size());
    return zip + directory + "PK\x05\x06" + littleEndian(0, 4) + littleEndian(count, 2) + littleEndian(count, 2) +
           littleEndian(static_cast<quint64>(directory.size()), 4) + littleEndian(start, 4) + littleEndian(0, 2);
}

struct CrawledPage {
    QByteArray url;
    QByteArray title;
    QByteArray type;
    QByteArray body;
    bool page = true;  // false: a part of one
};

inline QByteArray crawledWacz(const QList<CrawledPage>& crawled) {
    const auto record = [](const QByteArray& type, const QByteArray& url, const QByteArray& contentType,
                           const QByteArray& block) {
        static int number = 0;
        return "WARC/1.1\r\nWARC-Page-ID: 5e1d2f0c\r\nWARC-Concurrent-To: <urn:uuid:7>\r\nWARC-Type: " + type +
               "\r\nWARC-Target-URI: " + url + "\r\nWARC-Date: 2026-11-02T08:15:30.123Z\r\nWARC-Record-ID: <urn:uuid:" +
               QByteArray::number(++number).rightJustified(8, '0') +
               "-1111-4222-8333-444455556666>\r\nContent-Type: " + contentType +
               "\r\nContent-Length: " + QByteArray::number(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
    };
    QByteArray warc = gzipped(record("warcinfo", "x", "application/warc-fields", "software: a crawler 1.2\r\n"));
    QByteArray pages = R"({"format": "json-pages-1.0", "id": "pages", "title": "Seed Pages", "hasText": "true"})"
                       "\n";
    QByteArray index = R"(!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"})"
                       "\n";
    for (const auto& one : crawled) {
        const QByteArray http =
            "HTTP/1.1 200\r\ncontent-type: " + one.type +
            "\r\nx-orig-content-encoding: br\r\ncontent-length: " + QByteArray::number(one.body.size()) + "\r\n\r\n" +
            one.body;
        warc += gzipped(record("response", one.url, "application/http; msgtype=response", http));
        warc += gzipped(record("request", one.url, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"));
        if (one.page)
            pages += R"({"id": "5e1d2f0c", "url": ")" + one.url + R"(", "title": ")" + one.title +
                     R"(", "loadState": 4, "ts": "2026-11-02T08:15:30.123Z", "mime": "text/html", "status": 200, )"
                     R"("seed": true, "depth": 0, "text": "some text"})"
                     "\n";
    }
    const QByteArray package = R"({"profile": "data-package", "wacz_version": "1.1.1", "software": "a crawler 1.2",
        "created": "2026-11-02T09:00:00.000Z", "resources": []})";
    return zipOf({{"archive/rec-0e9-20261102081530123-0.warc.gz", warc},
                  {"indexes/index.cdx.gz", gzipped(index)},
                  {"indexes/index.idx", index},
                  {"logs/crawl-20261102.log", "{\"logLevel\": \"info\"}\n"},
                  {"pages/pages.jsonl", pages},
                  {"pages/extraPages.jsonl", R"({"format": "json-pages-1.0", "id": "extra-pages", "title": "Extra"})"
                                             "\n"},
                  {"datapackage.json", package},
                  {"datapackage-digest.json", R"({"path": "datapackage.json", "hash": "sha256:0"})"}});
}

}  // namespace periplus::test
