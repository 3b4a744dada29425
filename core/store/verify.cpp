#include "store/verify.h"

#include "base/hash.h"
#include "store/annotation_store.h"
#include "store/article_store.h"
#include "store/capture_store.h"
#include "store/checksum.h"
#include "store/migrations.h"
#include "store/note_store.h"
#include "store/status_store.h"

namespace periplus::store {

Result<std::string> schemaDigest(Connection& connection) {
    std::string all;
    const auto read = connection.each("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name",
                                      [&](const Row& row) { all += row.text(0) + '\n' + row.text(1) + '\n'; });
    return carry(read, sha256Hex(all));
}

namespace {

// Rows whose checksum does not hold, or that speak of an article that is not there.
Result<std::uint64_t> brokenRows(Connection& connection) {
    std::uint64_t sum = 0;
    const auto orphans = connection.each("PRAGMA foreign_key_check", [&](const Row&) { ++sum; });
    if (!orphans) return std::unexpected(orphans.error());
    const auto identity = connection.each("SELECT id, created, checksum FROM library", [&](const Row& row) {
        if (row.integer(2) != checksum(row.text(0) + '\n' + std::to_string(row.integer(1)))) ++sum;
    });
    if (!identity) return std::unexpected(identity.error());
    for (const auto& part : {NoteStore(connection).each([](const NoteRow&) {}),
                             AnnotationStore(connection).each([](const AnnotationRow&) {}),
                             CaptureStore(connection).each([](const FoundCapture&) {}),
                             ArticleStore(connection).brokenAliases(), StatusStore(connection).broken()}) {
        if (!part) return part;
        sum += *part;
    }
    return sum;
}

}  // namespace

Result<void> verify(Connection& connection) {
    if (auto whole = connection.checkIntegrity(); !whole) return whole;
    const auto made = connection.text("SELECT schema_digest FROM migration ORDER BY number DESC LIMIT 1");
    if (!made) return std::unexpected(made.error());
    const auto found = schemaDigest(connection);
    if (!found) return std::unexpected(found.error());
    if (*made != *found) return fail(ErrorCode::Damaged, connection.path(), "its tables are not as they were made");
    const auto schema = schemaOf(connection);
    if (!schema) return std::unexpected(schema.error());
    if (*schema < static_cast<std::int64_t>(libraryMigrations().size())) return {};
    const auto broken = brokenRows(connection);
    if (!broken) return std::unexpected(broken.error());
    if (*broken == 0) return {};
    return fail(ErrorCode::Damaged, connection.path(), std::to_string(*broken) + " rows are not what was written");
}

Result<void> verifyFile(const std::string& path) {
    auto connection = Connection::open(path, OpenMode::Immutable);
    if (!connection) return std::unexpected(connection.error());
    return verify(**connection);
}

}  // namespace periplus::store
