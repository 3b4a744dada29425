#pragma once
// LoopbackServer: a small web server on 127.0.0.1 for tests: answers what was set for a path, counts what was asked.
// Ownership: its parent. Thread: the one it lives on. Errors: an unknown path is 404.
#include <QHash>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
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
    QStringList asked;           // paths, in order
    QStringList silent;          // paths that are never answered
    QStringList endless;         // paths whose answer never ends
    QStringList reset;           // paths whose connection breaks before the answer
    QStringList cut;             // paths whose answer breaks off in the middle
    QHash<QString, int> delays;  // milliseconds before the answer

private:
    void read(QTcpSocket* socket) {
        QByteArray& bytes = heard_[socket];
        bytes += socket->readAll();
        if (!bytes.contains("\r\n\r\n")) return;
        const QString path = QString::fromLatin1(bytes.split(' ').value(1));
        heard_.remove(socket);
        asked << path;
        if (silent.contains(path)) return;
        if (reset.contains(path)) return socket->abort();
        if (endless.contains(path)) return goOn(socket, path);
        if (const int delay = delays.value(path); delay > 0)
            QTimer::singleShot(delay, socket, [this, socket, path] { write(socket, path); });
        else
            write(socket, path);
    }

    void goOn(QTcpSocket* socket, const QString& path) {
        const Answer answer = answers.value(path);
        socket->write("HTTP/1.1 200 Answer\r\nContent-Type: " + answer.type + "\r\nConnection: close\r\n\r\n");
        auto* more = new QTimer(socket);
        more->setInterval(2);
        connect(more, &QTimer::timeout, socket, [socket, body = answer.body] {
            if (socket->bytesToWrite() < 4'000'000) socket->write(body);
        });
        socket->write(answer.body);
        more->start();
    }

    void write(QTcpSocket* socket, const QString& path) {
        const Answer answer = answers.value(path, Answer{"", "text/html", 404, ""});
        const auto sent = cut.contains(path) ? answer.body.size() / 2 : answer.body.size();
        socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\nContent-Type: " + answer.type +
                      "\r\nContent-Length: " + QByteArray::number(answer.body.size()) +
                      "\r\nCache-Control: no-store\r\nConnection: close\r\n" + answer.headers + "\r\n" +
                      answer.body.left(sent));
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket*, QByteArray> heard_;
};

}  // namespace periplus
