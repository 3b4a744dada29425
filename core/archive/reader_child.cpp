// The child's side of reader_process.h. It gives up everything but one file to read and one pipe to write before it
// looks at a foreign byte.
#include "archive/frames.h"
#include "archive/header_lines.h"
#include "archive/reader_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <limits>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PERIPLUS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PERIPLUS_SHADOW_MEMORY 1
#endif
#endif

namespace periplus::archive {
namespace {

#ifdef PERIPLUS_SHADOW_MEMORY
constexpr bool kLimitsMemory = false;  // a sanitizer's shadow alone is terabytes of addresses
#else
constexpr bool kLimitsMemory = true;
#endif

bool limit(__rlimit_resource resource, std::uint64_t most) {
    const rlimit value{most, most};
    return ::setrlimit(resource, &value) == 0;
}

bool giveUp(std::uint64_t memoryBytes) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::close_range(3, std::numeric_limits<unsigned>::max(), 0);
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 64) && (!kLimitsMemory || limit(RLIMIT_AS, memoryBytes));
}

}  // namespace

int readerMain(int count, const char* const* arguments) {
    constexpr int kArguments = 8;
    if (count != kArguments) return 2;
    std::uint64_t numbers[6] = {};
    for (int i = 0; i < 6; ++i) {
        const auto number = wholeNumber(arguments[i + 1]);
        if (!number) return 2;
        numbers[i] = *number;
    }
    ReadLimits limits;
    limits.resourceBytes = numbers[1];
    limits.ratio = numbers[2];
    limits.headerBytes = static_cast<std::uint32_t>(numbers[3]);
    limits.depth = static_cast<std::uint32_t>(numbers[4]);
    limits.encodings = static_cast<std::uint32_t>(numbers[5]);
    if (!giveUp(numbers[0])) return 3;
    FrameSink sink(1);
    return sink.done(readArchive(arguments[kArguments - 1], sink, limits)) ? 0 : 1;
}

}  // namespace periplus::archive
