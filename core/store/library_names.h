#pragma once
// What stands in a library's folder. Thread: any. Errors: none.

namespace periplus::store {

inline constexpr const char* kDatabase = "/library.db";
inline constexpr const char* kLock = "/library.lock";
inline constexpr const char* kJournal = "/journal";
inline constexpr const char* kBackups = "/backups";
inline constexpr const char* kParts = "/parts";
inline constexpr const char* kManifests = "/captures";
inline constexpr const char* kBallast = "/ballast";
inline constexpr const char* kRestoring = "/library.db.restoring";  // being built; thrown away if found
inline constexpr const char* kSalvaging = "/library.db.salvaging";  // copy of a damaged one; thrown away if found

}  // namespace periplus::store
