#include "reader/engine_setup.h"

#include <QCoreApplication>

#include <unistd.h>

namespace periplus {
namespace {

// Being set at all, even to 0, turns the sandbox off.
constexpr auto kNoSandbox = "QTWEBENGINE_DISABLE_SANDBOX";

}  // namespace

void prepareEngine() {
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
#ifndef PERIPLUS_TESTING
    for (const char* name : {kNoSandbox, "QTWEBENGINE_REMOTE_DEBUGGING", "QTWEBENGINE_CHROMIUM_FLAGS"}) qunsetenv(name);
#endif
}

bool engineMayRun() { return ::geteuid() != 0 || qEnvironmentVariableIsSet(kNoSandbox); }

void allowEngineWithoutSandbox() { qputenv(kNoSandbox, "1"); }

}  // namespace periplus
