// The sandbox of the web engine as a release has it: no administrator, no switches in the environment, a page that is
// drawn by a process which the kernel holds in.
#include <QApplication>

#include "live_fixture.h"
#include "reader/engine_setup.h"
#include "support/as_nobody.h"
#include "support/loopback_server.h"

#include <unistd.h>

namespace periplus {
namespace {

using namespace test;
using namespace Qt::Literals::StringLiterals;

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
        OpenLivePage open;
        QVERIFY(open.load(server.url(u"/page"_s)));
        QCOMPARE(open.text(), u"drawn in the sandbox"_s);
        const qint64 renderer = open.live->page()->renderProcessPid();
        QCOMPARE(processStatus(renderer, "Seccomp"), QByteArrayList{"2"});  // system calls are filtered
        QVERIFY(processStatus(renderer, "NSpid").size() > 1);               // processes outside are not seen
        QCOMPARE(processStatus(renderer, "CapEff"), QByteArrayList{"0000000000000000"});
        QCOMPARE(processStatus(::getpid(), "Seccomp"), QByteArrayList{"0"});  // it is not we who are held in
    }
};

}  // namespace
}  // namespace periplus

int main(int count, char** words) {
    if (::geteuid() == 0) return periplus::test::asNobody(words);
    if (const QByteArray reason = periplus::test::missingForSandbox(); !reason.isEmpty())
        return periplus::test::skip(reason);
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
