#include "reader/capture_pages.h"
#include "shell/capture_plugin.h"
#include "shell/page_controller.h"

#include <QCoreApplication>
#include <QDir>
#include <QPluginLoader>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

// Beside the program in a build folder, in the library folder once installed.
QStringList placesOfPlugin() {
    const QDir program(QCoreApplication::applicationDirPath());
    const QString file = u"libperiplus_reader.so"_s;
    QStringList places;
    if (const QString folder = qEnvironmentVariable("PERIPLUS_READER_DIR"); !folder.isEmpty()) {
        places.append(QDir(folder).filePath(file));
    }
    for (const QString& folder :
         {QStringLiteral(PERIPLUS_READER_INSTALL_DIR), QStringLiteral(PERIPLUS_READER_BUILD_DIR)}) {
        places.append(QDir::cleanPath(program.filePath(folder + u'/' + file)));
    }
    return places;
}

// The engine is one; its object makes live pages and captures.
template <class Plugin>
Plugin* plugin(QString* reason) {
    for (const QString& place : placesOfPlugin()) {
        if (!QFile::exists(place)) continue;
        QPluginLoader loader(place);
        if (auto* made = qobject_cast<Plugin*>(loader.instance())) return made;
        *reason = loader.errorString();
    }
    return nullptr;
}

}  // namespace

LivePageMaker pluginLivePage() {
    return [](const LivePagePolicy& policy, QWidget* parent, QString* reason) -> LivePage* {
        auto* maker = plugin<LivePagePlugin>(reason);
        return maker ? maker->create(policy, parent) : nullptr;
    };
}

CapturePluginMaker pluginCaptures() {
    return [](QString* reason) { return plugin<CapturePlugin>(reason); };
}

}  // namespace periplus
