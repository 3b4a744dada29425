#pragma once
// readArchive() in a child process (periplus-archive-reader) that has no library, little memory and a time limit: a
// crash or a bomb in there ends the child and becomes a doubt here. What comes back is framed on a pipe and checked.
// Ownership: the child ends with the call. Thread: any one; blocks. Errors: as readArchive(); Malformed when the child
// ended early without having given anything; Internal when the program cannot be started (subject: its path).
#include "archive/read.h"

namespace periplus::archive {

struct ReaderProcess {
    std::string program;  // path of periplus-archive-reader
    std::uint64_t memoryBytes = 512ULL * 1024 * 1024;
    std::uint32_t quietSeconds = 60;  // without a word from the child: ended
};

Result<Format> readArchive(const ReaderProcess& process, const std::string& path, ResourceSink& sink,
                           const ReadLimits& limits = {}, const std::stop_token& stop = {});

// The child's main: gives up what it does not need, reads the archive, writes frames to descriptor 1. The exit code.
int readerMain(int count, const char* const* arguments);

// periplus-archive-reader beside the running program, in its installed place, or in the same build; empty when there is
// none.
std::string findReaderProgram();

}  // namespace periplus::archive
