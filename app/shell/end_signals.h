#pragma once
// EndSignals: says when the system asks the program to end (SIGTERM, SIGINT, SIGHUP), so that it leaves as when its
// window is closed. The same signal a second time ends it at once. One object a program; the handlers go with it.
// Ownership: main. Thread: UI. Errors: without a pair of sockets the signals do what they always do.
#include <QObject>

class QSocketNotifier;

namespace periplus {

class EndSignals : public QObject {
    Q_OBJECT
public:
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override;

signals:
    void asked();

private:
    QSocketNotifier* arrived_ = nullptr;
};

}  // namespace periplus
