#pragma once
// LoopbackServer: a small web server on 127.0.0.1 for tests: answers what was set for a path, counts what was asked.
// Ownership: its parent. Thread: the one it lives on. Errors: an unknown path is 404.
#include <QHash>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace periplus {

class LoopbackServer : public QTcpServer {
public:
    struct Answer {
        QByteArray body;
        QByteArray type = "text/html; charset=utf-8";
        int status = 200;
        QByteArray headers = {};  // whole lines
    };

    explicit LoopbackServer(QObject* parent = nullptr) : QTcpServer(parent) {
        if (!listen(QHostAddress::LocalHost)) qFatal("no port on 127.0.0.1");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    void page(const QString& path, const QByteArray& body) { answers[path] = Answer{body}; }
    void redirect(const QString& path, const QByteArray& to) {
        answers[path] = Answer{"", "text/html", 302, "Location: " + to + "\r\n"};
    }
    [[nodiscard]] QUrl url(const QString& path) const {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }

    QHash<QString, Answer> answers;
    QStringList asked;   // paths, in order
    QStringList silent;  // paths that are never answered

private:
    void read(QTcpSocket* socket) {
        QByteArray& bytes = heard_[socket];
        bytes += socket->readAll();
        if (!bytes.contains("\r\n\r\n")) return;
        const QString path = QString::fromLatin1(bytes.split(' ').value(1));
        heard_.remove(socket);
        asked << path;
        if (silent.contains(path)) return;
        Answer answer = answers.value(path, Answer{"", "text/html", 404, ""});
        socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\nContent-Type: " + answer.type +
                      "\r\nContent-Length: " + QByteArray::number(answer.body.size()) +
                      "\r\nCache-Control: no-store\r\nConnection: close\r\n" + answer.headers + "\r\n" + answer.body);
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket*, QByteArray> heard_;
};

}  // namespace periplus
