#include "bridge/capture_words.h"

#include "bridge/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Capture {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

}  // namespace

QString nameOf(study::CaptureState state) {
    switch (state) {
        case study::CaptureState::Complete: return Capture::tr("Complete");
        case study::CaptureState::Partial: return Capture::tr("Partial");
        case study::CaptureState::NeedsLogin: return Capture::tr("Needs a login");
        case study::CaptureState::Gone: return Capture::tr("Gone");
        case study::CaptureState::Refused: return Capture::tr("Refused");
        case study::CaptureState::Failed: return Capture::tr("Failed");
    }
    return {};
}

QString nameOf(study::CaptureOrigin origin) {
    switch (origin) {
        case study::CaptureOrigin::Live: return Capture::tr("taken from the web");
        case study::CaptureOrigin::Warc: return Capture::tr("imported from WARC");
        case study::CaptureOrigin::Wacz: return Capture::tr("imported from WACZ");
        case study::CaptureOrigin::Mhtml: return Capture::tr("imported from MHTML");
        case study::CaptureOrigin::SingleFile: return Capture::tr("imported from SingleFile");
        case study::CaptureOrigin::HtmlPage: return Capture::tr("imported from an HTML page");
        case study::CaptureOrigin::Markdown: return Capture::tr("imported from Markdown");
        case study::CaptureOrigin::LocalClone: return Capture::tr("read from a local clone");
    }
    return {};
}

QString nameOf(study::LinkHealth health) {
    switch (health) {
        case study::LinkHealth::Unknown: return Capture::tr("not checked yet");
        case study::LinkHealth::Alive: return Capture::tr("answers");
        case study::LinkHealth::Failing: return Capture::tr("did not answer");
        case study::LinkHealth::Dead: return Capture::tr("dead");
    }
    return {};
}

QString reasonWords(const std::string& english) {
    return english.empty() ? QString() : QCoreApplication::translate("CaptureReason", english.c_str());
}

QString standingOf(const study::Capture& capture) {
    const QString words = nameOf(capture.state);
    if (capture.state == study::CaptureState::Partial && capture.missing > 0) {
        return Capture::tr("%1: %n part(s) missing", nullptr, static_cast<int>(capture.missing)).arg(words);
    }
    if (capture.state == study::CaptureState::Complete && !capture.proven)
        return Capture::tr("%1, not yet shown without network").arg(words);
    const QString reason = reasonWords(capture.reason);
    return reason.isEmpty() ? words : reason;
}

QString wayOut(study::CaptureState state) {
    switch (state) {
        case study::CaptureState::Complete: return {};
        case study::CaptureState::Partial: return Capture::tr("Try again, or read what there is.");
        case study::CaptureState::NeedsLogin:
            return Capture::tr("Open it in the system browser, save it there as one file, and import that.");
        case study::CaptureState::Gone: return Capture::tr("Look for the article elsewhere and add the link.");
        case study::CaptureState::Refused: return Capture::tr("Open it in the system browser.");
        case study::CaptureState::Failed: return Capture::tr("Try again later.");
    }
    return {};
}

QString momentOf(UnixMillis at) {
    if (at.value == 0) return {};
    return QDateTime::fromMSecsSinceEpoch(at.value).toString(u"yyyy-MM-dd HH:mm"_s);
}

QString sizeWords(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

bool readableOffline(const study::Capture& capture) {
    return capture.state == study::CaptureState::Complete || capture.state == study::CaptureState::Partial;
}

}  // namespace periplus
