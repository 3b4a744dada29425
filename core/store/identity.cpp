#include "store/identity.h"

#include "store/checksum.h"

namespace periplus::store {

Result<std::string> identityOf(Connection& connection, const std::string& fresh, UnixMillis now) {
    auto id = connection.text("SELECT id FROM library");
    if (!id || !id->empty()) return id;
    const auto sum = checksum(fresh + '\n' + std::to_string(now.value));
    return carry(connection.change("INSERT INTO library (id, created, checksum) VALUES (?1, ?2, ?3)", fresh, now, sum),
                 fresh);
}

}  // namespace periplus::store
