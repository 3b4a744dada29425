#pragma once
// Where pages, capturers and provers of captures come from: the web engine's plug-in, loaded when first wanted, or what
// a test puts in its place. Ownership: the plug-in's object lives as long as the program. Thread: UI. Errors: null and
// a reason when it cannot be had.
#include <QString>

#include <functional>

namespace periplus {

class CapturePlugin;

using CapturePluginMaker = std::function<CapturePlugin*(QString* reason)>;
CapturePluginMaker pluginCaptures();

}  // namespace periplus
