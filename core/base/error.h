#pragma once
// Error: why an operation across a module line did not happen.
// Purpose: one closed list of causes, the thing it happened to, and a detail; no prose.
// The sentence a person reads is made from it in error_text.h, and translated in app/bridge.
// Ownership: plain value. Thread: any.
#include <cstdint>
#include <expected>
#include <optional>
#include <string>

namespace periplus {

enum class ErrorCode : std::uint8_t {
    NotFound,         // subject does not exist
    NotAFile,         // subject is a folder or a device
    Unreadable,       // the system refused to read subject
    Unwritable,       // the system refused to write subject
    ReadOnly,         // subject lies on a read-only place
    DiskFull,         // no room left to write subject
    Empty,            // subject has no bytes
    Binary,           // subject is not text (NUL bytes)
    NotUtf8,          // subject is text, but not UTF-8
    TooLarge,         // subject exceeds the limit named in detail
    Malformed,        // subject does not have the form it should have
    Damaged,          // the library's own data does not check out
    NewerVersion,     // subject was written by a newer Periplus (detail: its version)
    Locked,           // subject is held by another process (detail: its name and pid)
    InvalidArgument,  // the caller asked for something that has no meaning
    UnknownEntry,     // no article answers to subject
    Ambiguous,        // several things answer to subject (detail: which)
    RefusedUrl,       // the URL in subject is of a kind that is never opened
    Conflict,         // subject changed in the meantime
    NotInClone,       // subject cannot be read from a local clone (detail: why, and the way out)
    Cancelled,        // the person stopped it
    Restored,         // subject was damaged and is whole again (detail: from what); a notice, not a failure
    ReserveUsed,      // subject was saved on room kept for a full disk; a warning, not a failure
    Internal,         // a defect of ours
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string subject;                // path, URL, id: what it happened to
    std::string detail;                 // what exactly, in plain words; may be empty
    std::optional<std::uint64_t> byte;  // byte offset in subject, where it means something
    std::optional<std::uint64_t> line;  // 1-based line in subject, where it means something
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string subject, std::string detail = {}) {
    return std::unexpected(Error{code, std::move(subject), std::move(detail), {}, {}});
}

}  // namespace periplus
