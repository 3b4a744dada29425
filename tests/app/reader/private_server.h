#pragma once
// PrivateServer: speaks TLS on 127.0.0.1 with a certificate that nobody vouches for, and keeps what it is asked.
// Ownership: its parent. Thread: the one it lives on. Errors: none.
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QUrl>

namespace periplus::test {

// Signed by itself, made for this test, of no use anywhere else.
inline constexpr auto kKey = R"pem(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSnU0g5XDuWbPCbJu
tEdXJa2QuxRC9iIrnIq2p19/rJKhRANCAASnqMDoFpJ0aBqQ7FRCzrx+yE4Z69eZ
OgdGFijMGiGK8D4/T7t0/77ugto0hNILblK3yrcB49atEW0DOTBaGwqe
-----END PRIVATE KEY-----
)pem";
inline constexpr auto kCertificate = R"pem(-----BEGIN CERTIFICATE-----
MIIBhTCCASygAwIBAgITU0vLHHJfjAvgvTyIYVxlpOrP6DAKBggqhkjOPQQDAjAY
MRYwFAYDVQQDDA1QZXJpcGx1cyB0ZXN0MCAXDTI2MTEyMzEwMjYxMFoYDzIxMjYx
MDMwMTAyNjEwWjAYMRYwFAYDVQQDDA1QZXJpcGx1cyB0ZXN0MFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAEp6jA6BaSdGgakOxUQs68fshOGevXmToHRhYozBohivA+
P0+7dP++7oLaNITSC25St8q3AePWrRFtAzkwWhsKnqNTMFEwHQYDVR0OBBYEFEUB
YjDy8uv6WwxNAZdSkUOLdO7WMB8GA1UdIwQYMBaAFEUBYjDy8uv6WwxNAZdSkUOL
dO7WMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgB7f92rdZcHbx
Zh0NFmftBFAVZCKkzp15hpEEC2dYpQUCIEWL5K9F4dHMuBFtbiw4fVAPvdvvoRVN
MOySEtqHBFgL
-----END CERTIFICATE-----
)pem";

class PrivateServer : public QSslServer {
public:
    PrivateServer() {
        QSslConfiguration own = QSslConfiguration::defaultConfiguration();
        own.setPrivateKey(QSslKey(kKey, QSsl::Ec));
        own.setLocalCertificate(QSslCertificate(kCertificate));
        setSslConfiguration(own);
        if (!listen(QHostAddress::LocalHost)) qFatal("no port on 127.0.0.1");
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { heard += socket->readAll(); });
        });
    }
    [[nodiscard]] QUrl url(const QString& path) const {
        return QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }
    QByteArray heard;  // after the greeting: what was asked
};

}  // namespace periplus::test
