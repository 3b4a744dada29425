#pragma once
// Migrations: numbered SQL files, compiled in, that bring a library from schema N to N + 1. `user_version` is the
// schema. Each is one transaction: killed at any step, the file is at one schema or the next. Thread: the connection's.
// Errors: NewerVersion when the file is ahead of this program; otherwise as the connection.
#include "base/clock.h"
#include "store/connection.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace periplus::store {

std::span<const std::string_view> libraryMigrations();  // the first brings an empty file to schema 1

Result<std::int64_t> schemaOf(Connection& connection);

// Brings the file to schema migrations.size().
Result<void> migrate(Connection& connection, std::span<const std::string_view> migrations, const Clock& clock);

}  // namespace periplus::store
