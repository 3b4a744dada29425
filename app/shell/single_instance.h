#pragma once
// SingleInstance: one window for one library and one person. The first start listens; a later one hands its files over
// and leaves. The name is made from the library's folder and the user's id. Ownership: main. Thread: UI.
// Errors: when no name can be had the program simply starts; the library's own lock still stands.
#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace periplus {

class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& libraryFolder, QObject* parent = nullptr);

    // True: another start answered and took the files; this one should leave.
    bool handOver(const QStringList& files);
    void listen();

signals:
    void activated(const QStringList& files);  // another start asked for the window

private:
    void take();
    QString name_;
    QLocalServer server_;
};

}  // namespace periplus
