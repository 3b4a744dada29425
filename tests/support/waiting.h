#pragma once
// Waiting in a running event loop. QTest::qWaitFor and QTRY_... sleep 10 ms after each batch of events, and the web
// engine does its work in many small ones: a page that is there in 100 ms takes 1.5 s then.
// Ownership: values; an answer that comes too late is dropped. Thread: UI. Errors: false, or nothing, after `patience`.
#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace periplus::test {

// What `ask` gives to the function that it is handed.
template <class T>
std::optional<T> waitForAnswer(int patience, const std::function<void(std::function<void(const T&)>)>& ask) {
    const auto loop = std::make_shared<QEventLoop>();
    const auto answer = std::make_shared<std::optional<T>>();
    ask([loop, answer](const T& said) {
        *answer = said;
        loop->quit();
    });
    if (!*answer) {
        QTimer::singleShot(patience, loop.get(), &QEventLoop::quit);
        loop->exec();
    }
    return *answer;
}

template <class Holds>
bool waitUntil(int patience, Holds holds) {
    if (holds()) return true;
    QEventLoop loop;
    QTimer looks;
    QObject::connect(&looks, &QTimer::timeout, &loop, [&] {
        looks.stop();  // it may wait itself
        if (holds()) return loop.quit();
        looks.start();
    });
    looks.start(5);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    return holds();
}

}  // namespace periplus::test
