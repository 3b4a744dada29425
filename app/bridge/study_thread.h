#pragma once
// StudyThread: the two doors from the window to the study, `command` and `query`. The library lives on its own thread;
// both doors answer later, on the thread of `context`, and are silent when `context` is gone.
// Ownership: main owns it; it must outlive every widget. Thread: the doors are called from the UI thread.
// Errors: what the library says arrives as Result in the answer.
#include "study/library.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <future>
#include <memory>
#include <type_traits>
#include <utility>

namespace periplus {

class StudyThread : public QObject {
    Q_OBJECT
public:
    explicit StudyThread(QObject* parent = nullptr);
    ~StudyThread() override;  // finishes what was asked, then closes the library

    // Opens the library; must be the first call. `then(Result<std::vector<Error>>)` gets the notices.
    void open(study::OpenOptions options, QObject* context, std::function<void(Result<std::vector<Error>>)> then);

    // ask(study::Library&) -> Result<T>; then(Result<T>). Without an open library the answer is an error.
    template <class Ask, class Then>
    void query(QObject* context, Ask ask, Then then) {
        post([this, context = QPointer<QObject>(context), ask = std::move(ask), then = std::move(then)]() mutable {
            deliver(context, std::move(then), answer(ask));
        });
    }

    // The same for commands: what changed is also announced to everyone by changed().
    template <class Ask, class Then>
    void command(QObject* context, Ask ask, Then then) {
        post([this, context = QPointer<QObject>(context), ask = std::move(ask), then = std::move(then)]() mutable {
            auto result = answer(ask);
            static_assert(std::is_same_v<decltype(result), Result<study::ChangeSet>>);
            if (result) announce(*result);
            deliver(context, std::move(then), std::move(result));
        });
    }

    // A command from a thread that does long work of its own, and waits here for the answer; never from the UI thread.
    // Whoever started that thread ends it before this object goes.
    template <class Ask>
    Result<study::ChangeSet> commandHere(Ask ask) {
        const auto answered = std::make_shared<std::promise<Result<study::ChangeSet>>>();
        auto outcome = answered->get_future();
        post([this, answered, ask = std::move(ask)]() mutable {
            auto result = answer(ask);
            if (result) announce(*result);
            answered->set_value(std::move(result));
        });
        return outcome.get();
    }

    // The same for a query.
    template <class Ask>
    std::invoke_result_t<Ask&, study::Library&> queryHere(Ask ask) {
        const auto answered = std::make_shared<std::promise<std::invoke_result_t<Ask&, study::Library&>>>();
        auto outcome = answered->get_future();
        post([this, answered, ask = std::move(ask)]() mutable { answered->set_value(answer(ask)); });
        return outcome.get();
    }

signals:
    void changed(
        const periplus::study::ChangeSet& changes);  // on the UI thread, after each command that changed something

private:
    void post(std::function<void()> work);
    static Error notOpen();
    void announce(const study::ChangeSet& changes);

    template <class Ask>
    std::invoke_result_t<Ask&, study::Library&> answer(Ask& ask) {
        if (!library_) return std::unexpected(notOpen());
        return ask(*library_);
    }

    template <class Then, class Outcome>
    void deliver(const QPointer<QObject>& context, Then then, Outcome outcome) {
        // Delivered through this object's thread (the UI's), where QPointer is safe to ask.
        QMetaObject::invokeMethod(
            this,
            [context, then = std::move(then), outcome = std::make_shared<Outcome>(std::move(outcome))]() mutable {
                if (context) then(std::move(*outcome));
            },
            Qt::QueuedConnection);
    }

    QThread thread_;
    QObject* worker_ = nullptr;                // lives on thread_
    std::unique_ptr<study::Library> library_;  // made, used and closed on thread_ only
};

}  // namespace periplus

Q_DECLARE_METATYPE(periplus::study::ChangeSet)
