#pragma once
// Captures without the web engine: a capturer that plays hosts (slow, hanging, gone, behind a login ...) and saves a
// WARC of one page, a page that shows what the library serves, a prover that is content. What intake and library do
// with it is real. Ownership: values; the plug-in outlives the desk. Thread: UI. Errors: none.
#include "reader/capture_pages.h"
#include "shell/capture_plugin.h"

#include <QDateTime>
#include <QFile>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace periplus::test {

struct PaperAnswer {
    CaptureOutcome::Kind kind = CaptureOutcome::Kind::Saved;
    QByteArray html = "<!doctype html><title>Page</title><p>Words of the page.</p>";
    int afterMs = 5;  // < 0: never
    int status = 200;
    QString reason = {};
};

// What all of a plug-in's objects share.
struct PaperWeb {
    QHash<QString, PaperAnswer> answers;  // by URL
    QStringList asked;
    QStringList scripted;
    QSet<QString> busy;  // hosts
    qsizetype mostBusy = 0;
    bool hostAskedTwiceAtOnce = false;
    QStringList shown;  // "capture page" and "capture reading"
    QStringList proved;
    QString anchor = QStringLiteral("here");
    double fraction = 0.25;
    QList<std::pair<QString, double>> restored;
    QStringList pdfs;
    int printed = 0;
    QStringList sought;          // by find(), of the captured pages
    QList<CaptureOrder> orders;  // of the capturers
};

inline QByteArray warcOf(const QUrl& url, const QByteArray& html, int status = 200) {
    const QByteArray http =
        "HTTP/1.1 " + QByteArray::number(status) +
        " OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(html.size()) +
        "\r\n\r\n" + html;
    static int number = 0;
    return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url.toEncoded() +
           "\r\nWARC-Date: " + QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1() +
           "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-" +
           QByteArray::number(++number).rightJustified(12, '0') +
           ">\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: " +
           QByteArray::number(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

class PaperCapturer : public PageCapturer {
public:
    PaperCapturer(PaperWeb& web, QObject* parent) : PageCapturer(parent), web_(web) {
        timer_.setSingleShot(true);
        connect(&timer_, &QTimer::timeout, this, [this] { answer(web_.answers.value(order_.url.toString())); });
    }
    ~PaperCapturer() override { leave(); }

    void start(const CaptureOrder& order) override {
        order_ = order;
        const QString host = order.url.authority();
        web_.hostAskedTwiceAtOnce = web_.hostAskedTwiceAtOnce || web_.busy.contains(host);
        web_.busy.insert(host);
        web_.mostBusy = std::max(web_.mostBusy, web_.busy.size());
        web_.asked << order.url.toString();
        if (order.script) web_.scripted << order.url.toString();
        web_.orders << order;
        const int after = web_.answers.value(order.url.toString()).afterMs;
        if (after >= 0) {
            timer_.start(std::min(after, order.quietMs));
        } else {
            QTimer::singleShot(order.quietMs, this, [this] {
                answer({CaptureOutcome::Kind::Failed, {}, 0, 0, QStringLiteral("the page did not answer")});
            });
        }
    }
    void cancel() override {
        timer_.stop();
        answer({CaptureOutcome::Kind::Cancelled});
    }

private:
    void leave() { web_.busy.remove(order_.url.authority()); }
    void answer(const PaperAnswer& is) {
        leave();
        CaptureOutcome outcome;
        outcome.kind = is.kind;
        outcome.reason = is.reason;
        outcome.finalUrl = order_.url;
        outcome.httpStatus = is.status;
        const bool shows = is.kind == CaptureOutcome::Kind::NeedsLogin || is.kind == CaptureOutcome::Kind::Gone;
        outcome.saved = is.kind == CaptureOutcome::Kind::Saved || (shows && !is.html.isEmpty());
        if (outcome.saved) {
            QFile file(order_.file);
            if (file.open(QIODevice::WriteOnly))
                file.write(warcOf(order_.url, is.html));  // what the engine saves has no status
        }
        emit finished(outcome);
    }

    PaperWeb& web_;
    CaptureOrder order_;
    QTimer timer_;
};

class PaperCapturePage : public CapturePage {
public:
    PaperCapturePage(PaperWeb& web, CapturePagePolicy policy, QWidget* parent)
        : CapturePage(parent), web_(web), policy_(std::move(policy)) {}

    void open(const QString& capture, const QUrl& url, View view) override {
        capture_ = capture;
        url_ = url;
        view_ = view;
        const bool reading = view == View::Reading;
        web_.shown << capture + (reading ? QStringLiteral(" reading") : QStringLiteral(" page"));
        ask(reading ? QStringLiteral("reading") : QString());
    }
    [[nodiscard]] QString capture() const override { return capture_; }
    [[nodiscard]] View view() const override { return view_; }
    void find(const QString& words, bool) override {
        web_.sought << words;
        const auto matches = static_cast<int>(html.count(words.toUtf8()));
        if (!words.isEmpty()) emit found(matches, matches > 0 ? 1 : 0);
    }
    void applyPolicy() override { look = policy_.look(); }
    void askPlace(std::function<void(const QString&, double)> answer) override { answer(web_.anchor, web_.fraction); }
    void restorePlace(const QString& anchor, double fraction) override { web_.restored.append({anchor, fraction}); }
    void goTo(const Heading& heading) override { went = heading.id; }
    void savePdf(const QString& path, std::function<void(bool)> done) override {
        web_.pdfs << path;
        QFile file(path);
        done(file.open(QIODevice::WriteOnly) && file.write("%PDF-1.4\n") > 0);
    }
    void print() override { ++web_.printed; }
    void discard() override {}

    QByteArray html;
    ReadingLook look;
    QString went;

private:
    void ask(const QString& path) {
        policy_.fetch(capture_, path, [self = QPointer(this), path](const CapturePartReply& reply) {
            if (self) self->take(path, reply);
        });
    }
    void take(const QString& path, const CapturePartReply& reply) {
        if (!reply.found && !path.isEmpty()) {
            emit articleExtracted(capture_, QStringLiteral("<h1>Article</h1><p>Words of the page.</p>"));
            return;
        }
        html = reply.bytes;
        if (reply.found) emit outline({{1, QStringLiteral("One"), QStringLiteral("h1")}});
        emit loadFinished(reply.found);
    }

    PaperWeb& web_;
    CapturePagePolicy policy_;
    QString capture_;
    QUrl url_;
    View view_ = View::Page;
};

class PaperProver : public CaptureProver {
public:
    PaperProver(PaperWeb& web, QObject* parent) : CaptureProver(parent), web_(web) {}
    void prove(const QString& capture) override {
        web_.proved << capture;
        ProofOutcome outcome;
        outcome.shown = true;
        outcome.textLength = 100;
        QMetaObject::invokeMethod(
            this, [this, capture, outcome] { emit finished(capture, outcome); }, Qt::QueuedConnection);
    }

private:
    PaperWeb& web_;
};

class PaperPlugin : public CapturePlugin {
public:
    CapturePage* createPage(CapturePagePolicy policy, QWidget* parent) override {
        return new PaperCapturePage(web, std::move(policy), parent);
    }
    PageCapturer* createCapturer(QObject* parent) override { return new PaperCapturer(web, parent); }
    CaptureProver* createProver(FetchPart, QObject* parent) override { return new PaperProver(web, parent); }

    [[nodiscard]] CapturePluginMaker maker() {
        return [this](QString*) { return this; };
    }

    PaperWeb web;
};

}  // namespace periplus::test
