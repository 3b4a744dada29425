#include "bridge/error_detail.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <vector>

namespace periplus {
namespace {

// As core words them; %1, %2 ... stand for what differs. The longer of two that may fit comes first.
constexpr const char* kKnown[] = {
    // of the system
    QT_TRANSLATE_NOOP("ErrorDetail", "Permission denied"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Operation not permitted"),
    QT_TRANSLATE_NOOP("ErrorDetail", "No such file or directory"),
    QT_TRANSLATE_NOOP("ErrorDetail", "No space left on device"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Read-only file system"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Input/output error"),
    QT_TRANSLATE_NOOP("ErrorDetail", "File exists"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Is a directory"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Not a directory"),
    QT_TRANSLATE_NOOP("ErrorDetail", "File name too long"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Too many open files"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("ErrorDetail", "Device or resource busy"),
    // of lists and selections
    QT_TRANSLATE_NOOP("ErrorDetail", "it has %1 MiB, the limit is %2 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the bundled list is always there"),
    QT_TRANSLATE_NOOP("ErrorDetail", "nothing is selected"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the selection lies outside the text"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a selection holds at most 1 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "an annotation with this id exists"),
    // of local clones
    QT_TRANSLATE_NOOP("ErrorDetail", "the clone does not hold it; %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the clone does not hold it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "`git fetch` in the clone may bring it"),
    QT_TRANSLATE_NOOP("ErrorDetail",
                      "the clone borrows objects from another one; `git repack -a -d` in it brings them in, or choose "
                      "that one"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the clone is a partial one; `git fetch --refetch --no-filter` completes it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is no git clone; choose the folder that holds .git, or a bare clone"),
    QT_TRANSLATE_NOOP("ErrorDetail", "commit %1 of %2 does not have it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is damaged: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is damaged"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is too large"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it has no commit yet"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is a link or a device where a plain file of git belongs"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it names no commit"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it leads out of the repository"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is a link that leads out of the repository"),
    QT_TRANSLATE_NOOP("ErrorDetail", "its links lead in a circle"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is a submodule, a repository of its own; add a clone of that one"),
    QT_TRANSLATE_NOOP("ErrorDetail",
                      "it lies in a submodule, which is a repository of its own; add a clone of that one"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it names its objects by %1, and only sha1 is known here"),
    QT_TRANSLATE_NOOP("ErrorDetail",
                      "it keeps references as %1; `git refs migrate --ref-format=files` makes it readable"),
    QT_TRANSLATE_NOOP("ErrorDetail",
                      "its .git file leads to %1, which does not know this folder; choose that clone itself"),
    // of the library
    QT_TRANSLATE_NOOP("ErrorDetail",
                      "restored from the backup of %1 and %2 changes of its journal; %3 records were rescued from the "
                      "damaged file, which was kept as %4"),
    QT_TRANSLATE_NOOP("ErrorDetail",
                      "restored from the backup of %1 and %2 changes of its journal; the damaged file was kept as %3"),
    QT_TRANSLATE_NOOP(
        "ErrorDetail",
        "restored from %1 changes of its journal; %2 records were rescued from the damaged file, which was kept as %3"),
    QT_TRANSLATE_NOOP("ErrorDetail", "restored from %1 changes of its journal; the damaged file was kept as %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it was older than its journal; %1 changes came from there"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is not a folder"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is not a file"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is a symbolic link; open the folder that it leads to"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is a database of another program"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it lost its tables"),
    QT_TRANSLATE_NOOP("ErrorDetail", "its tables are not as they were made"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 rows are not what was written"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file may only be read"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the note of %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the annotation %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "schema %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "another program"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is not open"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 (process %2)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "file is not a database (SQLite %1)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "database disk image is malformed (SQLite %1)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "database or disk is full (SQLite %1)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "disk I/O error (SQLite %1)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "unable to open database file (SQLite %1)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "attempt to write a readonly database (SQLite %1)"),
};

QRegularExpression shapeOf(const char* known) {
    QString shape = QRegularExpression::escape(QString::fromLatin1(known));
    static const QRegularExpression mark(QStringLiteral("\\\\%\\d"));
    shape.replace(mark, QStringLiteral("(.+?)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(shape),
                              QRegularExpression::DotMatchesEverythingOption);
}

}  // namespace

QString translatedDetail(const QString& english) {
    for (const char* known : kKnown) {
        const QRegularExpressionMatch match = shapeOf(known).match(english);
        if (!match.hasMatch()) continue;
        QString words = QCoreApplication::translate("ErrorDetail", known);
        // From the last mark to the first, and each only once: what is filled in may hold marks itself.
        std::vector<std::pair<qsizetype, int>> marks;
        for (int i = 1; i <= match.lastCapturedIndex(); ++i)
            marks.emplace_back(words.indexOf(QStringLiteral("%%1").arg(i)), i);
        std::ranges::sort(marks, std::greater());
        for (const auto& [at, i] : marks)
            if (at >= 0) words.replace(at, 2, translatedDetail(match.captured(i)));
        return words;
    }
    return english;
}

}  // namespace periplus
