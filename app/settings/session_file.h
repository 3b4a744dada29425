#pragma once
// The window's session: its shape, and where the person was. Kept apart from preferences and study data; losing it
// loses nothing but comfort. Ownership: values. Thread: any.
// Errors: reading is tolerant: what is missing, foreign, too large or damaged is its default.
#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace periplus {

struct Session {
    QByteArray geometry;  // QWidget::saveGeometry()
    QList<int> columns;   // widths: sidebar, rest
    QList<int> page;      // widths or heights: page, notes
    bool sidebarHidden = false;
    bool notesHidden = false;
    QString catalogue;                        // id; empty: the bundled list
    QString article;                          // id of the last article
    QMap<QString, QString> articles;          // the last one of each list, by catalogue id
    QMap<QString, QStringList> openSections;  // by catalogue id; keys of nodes, see models
    bool operator==(const Session&) const = default;
};

Session readSession(const QString& path);
Result<void> writeSession(const QString& path, const Session& session);

// session.json in the XDG state folder.
QString defaultSessionFile();

}  // namespace periplus
