#pragma once
// What the web engine needs before the application object exists, and whether it may run at all. Has no web engine in
// it: main links this, the engine itself comes later with the plug-in.
// Thread: prepareEngine() before QApplication; the rest on the UI thread. Errors: none.

namespace periplus {

// Shares OpenGL contexts; takes back what would open the sandbox or a debugging port, unless built with
// PERIPLUS_TESTING.
void prepareEngine();

// The engine's sandbox does not work for the administrator (root), and the engine ends the program without it.
// False: the live page shows why, and asks.
[[nodiscard]] bool engineMayRun();

// The person decided to go without the sandbox; counts until the program ends. Only before the engine has started.
void allowEngineWithoutSandbox();

}  // namespace periplus
