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

}  // namespace

LivePageMaker pluginLivePage() {
    return [](const LivePagePolicy& policy, QWidget* parent, QString* reason) -> LivePage* {
        for (const QString& place : placesOfPlugin()) {
            if (!QFile::exists(place)) continue;
            QPluginLoader loader(place);
            if (auto* plugin = qobject_cast<LivePagePlugin*>(loader.instance())) return plugin->create(policy, parent);
            *reason = loader.errorString();
        }
        return nullptr;
    };
}

}  // namespace periplus
