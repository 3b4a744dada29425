#pragma once
// Running a test once more as an ordinary user, in whose processes the web engine's sandbox works.
// Ownership: the process; before any thread and before QApplication. Thread: any. Errors: exit code 77 with the reason.
#include <QByteArrayList>
#include <QFile>
#include <QTemporaryDir>

#include <grp.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace periplus::test {

inline constexpr int kSkipped = 77;
inline constexpr unsigned kNobody = 65534;

inline QByteArrayList processStatus(qint64 process, const QByteArray& name) {
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray all = file.readAll();
    for (const QByteArray& line : all.split('\n'))
        if (line.startsWith(name + ':')) return line.mid(name.size() + 1).simplified().split(' ');
    return {};
}

// Empty, or why the kernel gives an ordinary user no sandbox.
inline QByteArray missingForSandbox() {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::unshare(CLONE_NEWUSER) != 0) ::_exit(1);
        ::_exit(::unshare(CLONE_NEWPID | CLONE_NEWNET) == 0 ? 0 : 2);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return "no process could be started";
    switch (WEXITSTATUS(status)) {
        case 0: return {};
        case 1: return "an ordinary user may not have a user namespace here";
        default: return "a user namespace gives no rights here";
    }
}

inline int skip(const QByteArray& reason) {
    std::fprintf(stderr, "SKIPPED: %s\n", reason.constData());
    return kSkipped;
}

// The same program again, as nobody. Comes back only with the reason why not.
inline int asNobody(char** words) {
    QTemporaryDir home(QStringLiteral("/tmp/periplus-nobody-XXXXXX"));
    const QByteArray path = QFile::encodeName(home.path());
    if (!home.isValid() || ::chown(path.constData(), kNobody, kNobody) != 0) return skip("no folder for nobody");
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"})
        qputenv(name, path);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setgroups(0, nullptr) != 0 || ::setresgid(kNobody, kNobody, kNobody) != 0 ||
            ::setresuid(kNobody, kNobody, kNobody) != 0)
            ::_exit(skip("root may not become nobody here"));
        if (::chdir("/") == 0) ::execv(words[0], words);
        ::_exit(skip(QByteArray("nobody cannot start this program: ") + std::strerror(errno)));
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace periplus::test
