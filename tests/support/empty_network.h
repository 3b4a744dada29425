#pragma once
// EmptyNetwork: a network namespace with nothing in it but lo, which answers for every address of the IPv4 internet. So
// whatever a program tries to reach ends here, and the kernel's counters show each try, also one that no proxy,
// interceptor or resolver was asked about.
// Ownership: the process; enter() before any thread and before QApplication. Thread: any. Errors: words of the reason.
#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QString>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace periplus {

class EmptyNetwork {
public:
    // Empty: this process is alone now. Otherwise why it cannot be.
    static QString enter() {
        const int alone = ::geteuid() == 0 ? CLONE_NEWNET : CLONE_NEWUSER | CLONE_NEWNET;
        if (::unshare(alone) != 0) return why("a network namespace of its own");
        const int handle = ::socket(AF_INET, SOCK_DGRAM, 0);
        const bool up = handle >= 0 && bringUp(handle, "lo") &&
                        // Two addresses of lo whose networks are 64.0.0.0/2 and 128.0.0.0/1, and 8.0.0.0/5 with 10/8.
                        address(handle, "lo:1", "203.0.113.7", "128.0.0.0") &&
                        address(handle, "lo:2", "100.64.0.7", "192.0.0.0") &&
                        address(handle, "lo:3", "8.8.8.8", "248.0.0.0");
        const QString reason = up ? QString() : why("addresses for lo");
        if (handle >= 0) ::close(handle);
        return reason;
    }

    // What left a socket so far, by the kernel: "Tcp.ActiveOpens" (connections begun), "Udp.OutDatagrams" ...
    static QHash<QByteArray, qint64> counters() {
        QHash<QByteArray, qint64> all;
        QFile v4(QStringLiteral("/proc/self/net/snmp"));
        if (v4.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> lines = v4.readAll().split('\n');
            for (qsizetype i = 0; i + 1 < lines.size(); i += 2) {
                const QList<QByteArray> names = lines[i].simplified().split(' ');
                const QList<QByteArray> values = lines[i + 1].simplified().split(' ');
                for (qsizetype k = 1; k < names.size() && k < values.size(); ++k)
                    all[names[0].chopped(1) + '.' + names[k]] = values[k].toLongLong();
            }
        }
        QFile v6(QStringLiteral("/proc/self/net/snmp6"));
        if (v6.open(QIODevice::ReadOnly)) {
            for (const QByteArray& line : v6.readAll().split('\n')) {
                const QList<QByteArray> words = line.simplified().split(' ');
                if (words.size() == 2) all[words[0]] = words[1].toLongLong();
            }
        }
        return all;
    }

private:
    static QString why(const char* what) {
        return QStringLiteral("%1: %2").arg(QString::fromLatin1(what), QString::fromLocal8Bit(std::strerror(errno)));
    }
    static ifreq named(const char* name) {
        ifreq request{};
        std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
        return request;
    }
    static bool bringUp(int handle, const char* name) {
        ifreq request = named(name);
        if (::ioctl(handle, SIOCGIFFLAGS, &request) != 0) return false;
        request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP | IFF_RUNNING);
        return ::ioctl(handle, SIOCSIFFLAGS, &request) == 0;
    }
    static bool address(int handle, const char* name, const char* address, const char* mask) {
        return set(handle, name, address, SIOCSIFADDR) && set(handle, name, mask, SIOCSIFNETMASK) &&
               bringUp(handle, name);
    }
    static bool set(int handle, const char* name, const char* number, unsigned long what) {
        ifreq request = named(name);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        ::inet_pton(AF_INET, number, &at.sin_addr);
        std::memcpy(&request.ifr_addr, &at, sizeof at);
        return ::ioctl(handle, what, &request) == 0;
    }
};

}  // namespace periplus
