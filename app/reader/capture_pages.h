#pragma once
// Captures in the web engine, seen without it (the engine is in the plug-in): CapturePage shows one, PageCapturer makes
// one, CaptureProver shows one out of sight and says whether all of it was there. All of it off the record; captures
// with script off, behind an interceptor that denies everything but periplus-snap: of the capture that is shown.
// Ownership: their parents. Thread: UI. Errors: as panels in the page's place, and in the outcomes.
#include <QDateTime>
#include <QString>
#include <QUrl>
#include <QVariantMap>
#include <QWidget>

#include <functional>
#include <memory>

namespace periplus {

struct CapturePartReply {
    bool found = false;
    QByteArray type;   // a constant of the core's table
    QByteArray bytes;  // complete
};
// Asks the study for a part; answers on the UI thread, once, perhaps after the page is gone.
using FetchPart =
    std::function<void(const QString& capture, const QString& path, std::function<void(CapturePartReply)>)>;

// The reading view's looks, chosen by the person.
struct ReadingLook {
    int fontPixels = 18;
    int measureEm = 42;
    double lineHeight = 1.7;
    bool serif = true;
    bool dark = false;
};

// What stands above the article in the reading view, where the article does not say it itself.
struct ReadingFacts {
    QString title;
    QString site;
    QString byline;
    QString published;
    QDateTime captured;
    QString language;  // of the text, as the page says
};

struct CapturePagePolicy {
    FetchPart fetch;
    std::function<ReadingFacts(const QString& capture)> facts;  // asked when the reading view is served
    std::function<ReadingLook()> look;                          // asked on each load and by applyPolicy()
    std::function<double(const QString& host)> zoom;            // host of the captured page, not of the capture
};

class CapturePage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    enum class View { Page, Reading };
    struct Heading {
        int level = 1;
        QString text;
        QString id;  // for goTo()
    };

    // `url` is where the page was captured from.
    virtual void open(const QString& capture, const QUrl& url, View view) = 0;
    [[nodiscard]] virtual QString capture() const = 0;
    [[nodiscard]] virtual View view() const = 0;
    virtual void find(const QString& words, bool backwards) = 0;
    virtual void applyPolicy() = 0;
    // Place in the text: a short quote and its code point offset in the page's text, and the share as a last resort.
    virtual void askPlace(std::function<void(const QString& anchor, double fraction)> answer) = 0;
    virtual void restorePlace(const QString& anchor, double fraction) = 0;
    virtual void goTo(const Heading& heading) = 0;
    virtual void savePdf(const QString& path, std::function<void(bool ok)> done) = 0;
    virtual void print() = 0;  // with the system's dialog
    virtual void discard() = 0;

signals:
    void loadProgress(int percent);
    void loadFinished(bool ok);
    void failed(const QString& sentence);
    void linkActivated(const QUrl& url);  // any link that leads out of the page; never followed here
    void found(int matches, int at = 0);  // which of them is shown, from 1; 0: not known
    void outline(const QList<periplus::CapturePage::Heading>& headings);
    void endReached();
    // The reading view is not made yet: the page is shown, and this is the article that the script took out of it.
    // Empty: there is none in it.
    void articleExtracted(const QString& capture, const QString& html);
};

struct CaptureOrder {
    QUrl url;
    bool script = false;  // the site is switched on
    int quietMs = 30'000;
    qint64 maxBytes = qint64{64} * 1024 * 1024;
    QString file;  // where the MHTML goes; a folder of ours
};

struct CaptureOutcome {
    // File: the address answers, with what is no page; nothing of it is captured.
    enum class Kind { Saved, NeedsLogin, Gone, Refused, File, Failed, Cancelled };
    Kind kind = Kind::Failed;
    QString reason;  // plain English words, for the library; of a saved page, what it lacks all the same
    QUrl finalUrl;
    int httpStatus = 0;
    QString title;
    bool quiet = true;  // false: the page never came to rest; it was saved as it stood
    // With NeedsLogin and Gone there may still be a file: what the site showed instead.
    bool saved = false;
};

// One page at a time; make one for each that runs beside another.
class PageCapturer : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void start(const CaptureOrder& order) = 0;
    virtual void cancel() = 0;

signals:
    void progress(int percent);
    void finished(const periplus::CaptureOutcome& outcome);
};

struct ProofOutcome {
    bool shown = false;
    int textLength = 0;  // characters
    int pictures = 0;
    QStringList brokenPictures;  // their paths
    QString reason;              // when not shown
};

class CaptureProver : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void prove(const QString& capture) = 0;

signals:
    void finished(const QString& capture, const periplus::ProofOutcome& outcome);
};

class CapturePlugin {
public:
    virtual ~CapturePlugin() = default;
    virtual CapturePage* createPage(CapturePagePolicy policy, QWidget* parent) = 0;
    virtual PageCapturer* createCapturer(QObject* parent) = 0;
    virtual CaptureProver* createProver(FetchPart fetch, QObject* parent) = 0;
};

}  // namespace periplus

#define PERIPLUS_CAPTURE_IID "io.github.periplus.Capture/1"
Q_DECLARE_INTERFACE(periplus::CapturePlugin, PERIPLUS_CAPTURE_IID)
Q_DECLARE_METATYPE(periplus::CaptureOutcome)
Q_DECLARE_METATYPE(periplus::ProofOutcome)
