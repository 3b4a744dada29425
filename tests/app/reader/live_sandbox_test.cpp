// The sandbox of the web engine as a release has it: no administrator, no switches in the environment, a page that is
// drawn by a process which the kernel holds in.
#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include "live_fixture.h"
#include "reader/engine_setup.h"
#include "support/loopback_server.h"

#include <grp.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kSkipped = 77;
constexpr unsigned kNobody = 65534;

QByteArrayList statusOf(qint64 process, const QByteArray& name) {
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray all = file.readAll();
    for (const QByteArray& line : all.split('\n'))
        if (line.startsWith(name + ':')) return line.mid(name.size() + 1).simplified().split(' ');
    return {};
}

class LiveSandboxTest : public QObject {
    Q_OBJECT

private slots:
    void nothingFromOutsideOpensTheSandbox() {
        for (const char* name :
             {"QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_REMOTE_DEBUGGING", "QTWEBENGINE_CHROMIUM_FLAGS"})
            QVERIFY2(!qEnvironmentVariableIsSet(name), name);
        QVERIFY(engineMayRun());
    }

    void aPageIsDrawnInTheSandbox() {
        LoopbackServer server;
        server.page(u"/page"_s, "<title>In</title><p>drawn in the sandbox</p>");
        test::OpenLivePage open;
        QVERIFY(open.load(server.url(u"/page"_s)));
        QCOMPARE(open.text(), u"drawn in the sandbox"_s);
        const qint64 renderer = open.live->page()->renderProcessPid();
        QCOMPARE(statusOf(renderer, "Seccomp"), QByteArrayList{"2"});  // system calls are filtered
        QVERIFY(statusOf(renderer, "NSpid").size() > 1);               // processes outside are not seen
        QCOMPARE(statusOf(renderer, "CapEff"), QByteArrayList{"0000000000000000"});
        QCOMPARE(statusOf(::getpid(), "Seccomp"), QByteArrayList{"0"});  // it is not we who are held in
    }
};

// Empty, or why the kernel gives an ordinary user no sandbox.
QByteArray missing() {
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

int skip(const QByteArray& reason) {
    std::fprintf(stderr, "SKIPPED: %s\n", reason.constData());
    return kSkipped;
}

// The same program again, as nobody. Comes back only with the reason why not.
int asNobody(char** words) {
    QTemporaryDir home(u"/tmp/periplus-nobody-XXXXXX"_s);
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

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    if (::geteuid() == 0) return periplus::asNobody(words);
    if (const QByteArray reason = periplus::missing(); !reason.isEmpty()) return periplus::skip(reason);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // As someone might have it in a profile; a release takes all of it back.
    for (const char* name : {"QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_REMOTE_DEBUGGING"}) qputenv(name, "0");
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox");
    periplus::prepareEngine();
    QApplication application(count, words);
    periplus::LiveSandboxTest test;
    return QTest::qExec(&test, count, words);
}
#include "live_sandbox_test.moc"
