#include "store/migrations.h"

#include "store/sql.h"
#include "store/transaction.h"
#include "store/verify.h"

#include <string>

namespace periplus::store {

std::span<const std::string_view> libraryMigrations() { return sql::migrations; }

Result<std::int64_t> schemaOf(Connection& connection) { return connection.integer("PRAGMA user_version"); }

namespace {

Result<void> record(Connection& connection, std::size_t number, UnixMillis at) {
    const auto digest = schemaDigest(connection);
    if (!digest) return std::unexpected(digest.error());
    return connection.change("INSERT INTO migration (number, at, schema_digest) VALUES (?1, ?2, ?3)", number, at,
                             *digest);
}

}  // namespace

Result<void> migrate(Connection& connection, std::span<const std::string_view> migrations, const Clock& clock) {
    const auto schema = schemaOf(connection);
    if (!schema) return std::unexpected(schema.error());
    if (*schema > static_cast<std::int64_t>(migrations.size()))
        return fail(ErrorCode::NewerVersion, connection.path(), "schema " + std::to_string(*schema));
    for (auto number = static_cast<std::size_t>(*schema); number < migrations.size(); ++number) {
        auto transaction = Transaction::begin(connection);
        if (!transaction) return std::unexpected(transaction.error());
        const auto marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                           "; PRAGMA user_version = " + std::to_string(number + 1) + ";";
        auto done = connection.run(migrations[number]);
        if (done) done = connection.run(marks);
        if (done) done = record(connection, number + 1, clock());
        if (done) done = transaction->commit();
        if (!done) return done;
    }
    return {};
}

}  // namespace periplus::store
