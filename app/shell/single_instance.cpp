#include "shell/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

#include <unistd.h>

namespace periplus {

namespace {

constexpr quint32 kGreeting = 0x50455231;  // "PER1"
constexpr int kPatienceMs = 2000;
constexpr quint32 kMostBytes = 1 << 20;

QString serverName(const QString& folder) {
    const QFileInfo place(folder);
    const QString path = place.exists() ? place.canonicalFilePath() : QDir::cleanPath(place.absoluteFilePath());
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = QStringLiteral("periplus-%1-%2").arg(getuid()).arg(QString::fromLatin1(hash));
    // The person's own folder, where nobody else can take the name first.
    const QString own = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return own.isEmpty() ? name : QDir(own).filePath(name);
}

}  // namespace

SingleInstance::SingleInstance(const QString& libraryFolder, QObject* parent)
    : QObject(parent), name_(serverName(libraryFolder)) {
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::take);
}

// Runs before there is a window; waiting here blocks nobody.
bool SingleInstance::handOver(const QStringList& files) {
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(kPatienceMs)) return false;
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kGreeting << files;
    socket.flush();
    return socket.waitForReadyRead(kPatienceMs) && socket.read(1) == "y";
}

void SingleInstance::listen() {
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    if (server_.listen(name_)) return;
    QLocalServer::removeServer(name_);  // left behind by a start that was killed
    server_.listen(name_);
}

void SingleInstance::take() {
    while (QLocalSocket* socket = server_.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > kMostBytes) return socket->abort();
            QDataStream stream(socket);
            stream.setVersion(QDataStream::Qt_6_4);
            quint32 greeting = 0;
            QStringList files;
            stream.startTransaction();
            stream >> greeting >> files;
            if (!stream.commitTransaction()) return;  // the rest is on its way
            if (greeting != kGreeting) return socket->abort();
            socket->write("y");
            socket->flush();
            emit activated(files);
        });
    }
}

}  // namespace periplus
