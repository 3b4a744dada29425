#pragma once
// CommandLine: what the window program was asked: [FILE...] --library DIR --help --version. Read before there is a
// display, so that --help and --version need none.
// Ownership: values. Thread: any. Errors: as a sentence in `answer`, with exitCode 2.
#include <QString>
#include <QStringList>

namespace periplus {

struct CommandLine {
    QStringList files;
    QString library;  // folder
    QString answer;   // to be printed instead of starting
    int exitCode = 0;
};

CommandLine readCommandLine(int argc, const char* const* argv);

// periplus in the XDG data folder.
QString defaultLibraryFolder();

}  // namespace periplus
