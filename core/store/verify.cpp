#include "store/verify.h"

#include "base/hash.h"
#include "store/annotation_store.h"
#include "store/note_store.h"

namespace periplus::store {

Result<std::string> schemaDigest(Connection& connection) {
    std::string all;
    const auto read = connection.each("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name",
                                      [&](const Row& row) { all += row.text(0) + '\n' + row.text(1) + '\n'; });
    return carry(read, sha256Hex(all));
}

Result<void> verify(Connection& connection) {
    if (auto whole = connection.checkIntegrity(); !whole) return whole;
    const auto made = connection.text("SELECT schema_digest FROM migration ORDER BY number DESC LIMIT 1");
    if (!made) return std::unexpected(made.error());
    const auto found = schemaDigest(connection);
    if (!found) return std::unexpected(found.error());
    if (*made != *found) return fail(ErrorCode::Damaged, connection.path(), "its tables are not as they were made");
    const auto notes = NoteStore(connection).each([](const NoteRow&) {});
    if (!notes) return std::unexpected(notes.error());
    const auto annotations = AnnotationStore(connection).each([](const AnnotationRow&) {});
    if (!annotations) return std::unexpected(annotations.error());
    if (*notes + *annotations == 0) return {};
    return fail(ErrorCode::Damaged, connection.path(),
                std::to_string(*notes + *annotations) + " notes or annotations are not what was written");
}

Result<void> verifyFile(const std::string& path) {
    auto connection = Connection::open(path, OpenMode::Immutable);
    if (!connection) return std::unexpected(connection.error());
    return verify(**connection);
}

}  // namespace periplus::store
