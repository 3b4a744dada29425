#include "shell/command_line.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kHelp =
    "Usage: periplus [FILE...] [--library DIR]\n"
    "\n"
    "Study the source of a large system from your own list of articles.\n"
    "FILE is a Markdown list to open; without one the last list comes back.\n"
    "An archive (WARC, WACZ, MHTML, saved HTML) is imported.\n"
    "\n"
    "  --library DIR  keep notes, states and annotations in DIR\n"
    "                 (default: %1)\n"
    "  --help         show this help\n"
    "  --version      show the version\n"_L1;

}  // namespace

QString defaultLibraryFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).filePath(u"periplus"_s);
}

CommandLine readCommandLine(int argc, const char* const* argv) {
    QStringList words;
    for (int i = 0; i < argc; ++i) words.append(QFile::decodeName(argv[i]));
    QCommandLineParser parser;
    const QCommandLineOption library(u"library"_s, {}, u"DIR"_s);
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s});
    parser.addOptions({library, help, version});
    CommandLine asked;
    if (!parser.parse(words)) {
        asked.answer = u"periplus: %1\nTry periplus --help.\n"_s.arg(parser.errorText());
        asked.exitCode = 2;
        return asked;
    }
    if (parser.isSet(help)) asked.answer = QString(kHelp).arg(defaultLibraryFolder());
    if (parser.isSet(version)) asked.answer = u"periplus " PERIPLUS_VERSION "\n"_s;
    for (const QString& file : parser.positionalArguments()) asked.files.append(QFileInfo(file).absoluteFilePath());
    const QString folder = parser.value(library);
    asked.library = folder.isEmpty() ? defaultLibraryFolder() : QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    return asked;
}

}  // namespace periplus
