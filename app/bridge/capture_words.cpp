#include "bridge/capture_words.h"

#include "bridge/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Capture {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

// What stands behind a link, for a reason of the page capturer; %1 is the status of HTTP.
struct Brief {
    const char* reason;
    const char* words;
};
constexpr Brief kBrief[] = {
    {"The page is not there any more.", QT_TRANSLATE_NOOP("LinkReason", "not there any more")},
    {"The page is not there any more (%1).", QT_TRANSLATE_NOOP("LinkReason", "not there any more (%1)")},
    {"The address is for sale; the site is gone.", QT_TRANSLATE_NOOP("LinkReason", "the address is for sale")},
    {"The site asks for a login.", QT_TRANSLATE_NOOP("LinkReason", "asks for a login")},
    {"The site refuses to give this page (%1).", QT_TRANSLATE_NOOP("LinkReason", "refuses (%1)")},
    {"The site says that it is asked too often.", QT_TRANSLATE_NOOP("LinkReason", "asked too often")},
    {"The server failed (%1).", QT_TRANSLATE_NOOP("LinkReason", "the server failed (%1)")},
    {"The address gives a file to download, not a page.", QT_TRANSLATE_NOOP("LinkReason", "answers with a file")},
    {"The site did not answer in time.", QT_TRANSLATE_NOOP("LinkReason", "did not answer in time")},
    {"The name of the site was not found.", QT_TRANSLATE_NOOP("LinkReason", "no such site")},
    {"The server refuses the connection.", QT_TRANSLATE_NOOP("LinkReason", "refuses the connection")},
    {"The address redirects for ever.", QT_TRANSLATE_NOOP("LinkReason", "redirects for ever")},
    {"The site could not be reached.", QT_TRANSLATE_NOOP("LinkReason", "could not be reached")},
    {"The page is larger than the limit.", QT_TRANSLATE_NOOP("LinkReason", "larger than the limit")},
};

// Reasons that the core gives; named here for the translators.
[[maybe_unused]] constexpr const char* kOfTheCore[] = {
    QT_TRANSLATE_NOOP("CaptureReason", "This page seems to need scripts: allow them for the site and take it again."),
    QT_TRANSLATE_NOOP("CaptureReason", "not in the archive"),
    QT_TRANSLATE_NOOP("CaptureReason", "not in the capture"),
    QT_TRANSLATE_NOOP("CaptureReason", "cut off in the archive"),
    QT_TRANSLATE_NOOP("CaptureReason", "larger than the limit"),
    QT_TRANSLATE_NOOP("CaptureReason", "more parts than the limit"),
    QT_TRANSLATE_NOOP("CaptureReason", "nested too deep"),
    QT_TRANSLATE_NOOP("CaptureReason", "of a kind that is never shown"),
    QT_TRANSLATE_NOOP("CaptureReason", "the server answered %1"),
    QT_TRANSLATE_NOOP("CaptureReason", "the page asks for a password"),
    QT_TRANSLATE_NOOP("CaptureReason", "the page asks to log in"),
    QT_TRANSLATE_NOOP("CaptureReason", "the site led to its login"),
    QT_TRANSLATE_NOOP("CaptureReason", "the site checks for robots"),
    QT_TRANSLATE_NOOP("CaptureReason", "the page says that it is gone"),
    QT_TRANSLATE_NOOP("CaptureReason", "the domain is for sale"),
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

QString statusIn(const std::string& reason) {
    static const QRegularExpression number(u"\\b[1-5][0-9]{2}\\b"_s);
    return number.match(qt(reason)).captured();
}

QString reasonWords(const std::string& english) {
    if (english.empty()) return {};
    const QString status = statusIn(english);
    const QString known = qt(english).replace(status, u"%1"_s);
    const QString words =
        QCoreApplication::translate("CaptureReason", utf8(status.isEmpty() ? qt(english) : known).c_str());
    return status.isEmpty() ? words : words.arg(status);
}

QString healthWords(const study::LinkStatus& link) {
    using study::LinkHealth;
    if (link.health == LinkHealth::Unknown) return Capture::tr("not checked yet");
    if (link.health == LinkHealth::Alive && link.reason.empty()) return Capture::tr("answers");
    const QString status = statusIn(link.reason);
    const QString reason = status.isEmpty() ? qt(link.reason) : qt(link.reason).replace(status, u"%1"_s);
    QString words = Capture::tr("did not answer");
    for (const auto& [known, brief] : kBrief) {
        if (reason != QLatin1String(known)) continue;
        words = QCoreApplication::translate("LinkReason", brief);
        if (!status.isEmpty()) words = words.arg(status);
    }
    return link.health == LinkHealth::Dead ? Capture::tr("dead: %1", "why").arg(words) : words;
}

QString standingOf(const study::Capture& capture) {
    const QString words = nameOf(capture.state);
    const bool scripts = capture.reason == study::kNeedsScripts;
    if (capture.state == study::CaptureState::Partial && capture.missing > 0 && !scripts)
        return Capture::tr("%n part(s) missing", nullptr, static_cast<int>(capture.missing));
    if (capture.state == study::CaptureState::Complete && !capture.proven)
        return Capture::tr("%1, not yet shown without network").arg(words);
    const QString reason = reasonWords(capture.reason);
    return reason.isEmpty() ? words : reason;
}

QString insteadWords(const study::Capture& capture) {
    const QString day = shortDate(capture.capturedAt);
    const QString status = statusIn(capture.reason);
    switch (capture.state) {
        case study::CaptureState::Complete:
        case study::CaptureState::Partial: return {};
        case study::CaptureState::NeedsLogin:
            return Capture::tr("On %1 the site asked for a login. This is what it showed in place of the page.")
                .arg(day);
        case study::CaptureState::Gone:
            return status.isEmpty() ? Capture::tr("On %1 the site said that the page is gone.").arg(day)
                                    : Capture::tr("On %1 the site said that the page is gone (%2).").arg(day, status);
        case study::CaptureState::Refused:
            return status.isEmpty() ? Capture::tr("On %1 the site refused to give the page.").arg(day)
                                    : Capture::tr("On %1 the site refused to give the page (%2).").arg(day, status);
        case study::CaptureState::Failed:
            return Capture::tr("On %1 the page did not come. %2").arg(day, reasonWords(capture.reason)).trimmed();
    }
    return {};
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
