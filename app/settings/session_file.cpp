#include "settings/session_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMostBytes = qint64{4} * 1024 * 1024;
constexpr int kVersion = 1;
constexpr int kLargestSize = 100'000;

QList<int> sizesOf(const QJsonValue& value) {
    QList<int> sizes;
    for (const auto& item : value.toArray()) {
        const int size = item.toInt(-1);
        if (size < 0 || size > kLargestSize) return {};
        sizes.append(size);
    }
    return sizes.size() == 2 ? sizes : QList<int>{};
}

QJsonArray arrayOf(const QList<int>& sizes) {
    QJsonArray array;
    for (const int size : sizes) array.append(size);
    return array;
}

QMap<QString, QStringList> sectionsOf(const QJsonObject& object) {
    QMap<QString, QStringList> sections;
    for (auto it = object.begin(); it != object.end(); ++it) {
        QStringList keys;
        for (const auto& key : it.value().toArray()) {
            if (key.isString()) keys.append(key.toString());
        }
        sections.insert(it.key(), keys);
    }
    return sections;
}

QMap<QString, QString> articlesOf(const QJsonObject& object) {
    QMap<QString, QString> articles;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isString()) articles.insert(it.key(), it.value().toString());
    }
    return articles;
}

}  // namespace

Session readSession(const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > kMostBytes) return {};
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value(u"periplusSession"_s).toInt() != kVersion) return {};
    Session session;
    session.geometry = QByteArray::fromBase64(root.value(u"geometry"_s).toString().toLatin1());
    session.columns = sizesOf(root.value(u"columns"_s));
    session.page = sizesOf(root.value(u"page"_s));
    session.sidebarHidden = root.value(u"sidebarHidden"_s).toBool();
    session.notesHidden = root.value(u"notesHidden"_s).toBool();
    session.catalogue = root.value(u"catalogue"_s).toString();
    session.article = root.value(u"article"_s).toString();
    session.articles = articlesOf(root.value(u"articles"_s).toObject());
    session.openSections = sectionsOf(root.value(u"openSections"_s).toObject());
    return session;
}

Result<void> writeSession(const QString& path, const Session& session) {
    QJsonObject sections;
    for (auto it = session.openSections.begin(); it != session.openSections.end(); ++it) {
        sections.insert(it.key(), QJsonArray::fromStringList(it.value()));
    }
    QJsonObject articles;
    for (auto it = session.articles.begin(); it != session.articles.end(); ++it) articles.insert(it.key(), it.value());
    const QJsonObject root{
        {u"periplusSession"_s, kVersion},
        {u"geometry"_s, QString::fromLatin1(session.geometry.toBase64())},
        {u"columns"_s, arrayOf(session.columns)},
        {u"page"_s, arrayOf(session.page)},
        {u"sidebarHidden"_s, session.sidebarHidden},
        {u"notesHidden"_s, session.notesHidden},
        {u"catalogue"_s, session.catalogue},
        {u"article"_s, session.article},
        {u"articles"_s, articles},
        {u"openSections"_s, sections},
    };
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(root).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::Unwritable, path.toStdString(), file.errorString().toStdString());
    }
    return {};
}

QString defaultSessionFile() {
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    const QDir folder(QDir::isAbsolutePath(state) ? state : QDir::home().filePath(u".local/state"_s));
    return folder.filePath(u"periplus/session.json"_s);
}

}  // namespace periplus
