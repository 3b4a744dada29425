#pragma once
// What a page's answer means for a capture: by its status, its address and the words it shows. And the closed list of
// reasons, plain English for the library; QCoreApplication::translate("CaptureReason", reason) says them to a person.
// Ownership: values. Thread: any. Errors: none.
#include "reader/capture_pages.h"

#include <QtGlobal>

namespace periplus::verdict {

inline constexpr const char* kLogin = QT_TRANSLATE_NOOP("CaptureReason", "The site asks for a login.");
inline constexpr const char* kNotThere = QT_TRANSLATE_NOOP("CaptureReason", "The page is not there any more.");
// %1 is the status of HTTP.
inline constexpr const char* kGoneStatus = QT_TRANSLATE_NOOP("CaptureReason", "The page is not there any more (%1).");
inline constexpr const char* kParked = QT_TRANSLATE_NOOP("CaptureReason", "The address is for sale; the site is gone.");
inline constexpr const char* kForbidden =
    QT_TRANSLATE_NOOP("CaptureReason", "The site refuses to give this page (%1).");
inline constexpr const char* kTooMany = QT_TRANSLATE_NOOP("CaptureReason", "The site says that it is asked too often.");
inline constexpr const char* kServerFault = QT_TRANSLATE_NOOP("CaptureReason", "The server failed (%1).");
inline constexpr const char* kInward =
    QT_TRANSLATE_NOOP("CaptureReason", "The address leads to this machine or its own network.");
inline constexpr const char* kNoPage = QT_TRANSLATE_NOOP("CaptureReason", "The address is not one of a web page.");
inline constexpr const char* kCertificate = QT_TRANSLATE_NOOP("CaptureReason", "The site did not prove who it is.");
inline constexpr const char* kDownload =
    QT_TRANSLATE_NOOP("CaptureReason", "The address gives a file to download, not a page.");
inline constexpr const char* kTooLarge = QT_TRANSLATE_NOOP("CaptureReason", "The page is larger than the limit.");
inline constexpr const char* kNoAnswer = QT_TRANSLATE_NOOP("CaptureReason", "The site did not answer in time.");
inline constexpr const char* kNoName = QT_TRANSLATE_NOOP("CaptureReason", "The name of the site was not found.");
inline constexpr const char* kNobody = QT_TRANSLATE_NOOP("CaptureReason", "The server refuses the connection.");
inline constexpr const char* kRoundAndRound = QT_TRANSLATE_NOOP("CaptureReason", "The address redirects for ever.");
inline constexpr const char* kNoNetwork = QT_TRANSLATE_NOOP("CaptureReason", "There is no network at the moment.");
inline constexpr const char* kNoConnection = QT_TRANSLATE_NOOP("CaptureReason", "The site could not be reached.");
inline constexpr const char* kHung = QT_TRANSLATE_NOOP("CaptureReason", "The page stopped answering.");
inline constexpr const char* kBroke = QT_TRANSLATE_NOOP("CaptureReason", "The page broke down.");
inline constexpr const char* kNotSaved = QT_TRANSLATE_NOOP("CaptureReason", "The page could not be saved.");
inline constexpr const char* kRoot =
    QT_TRANSLATE_NOOP("CaptureReason", "Pages are not opened for the administrator (root).");
inline constexpr const char* kNoCapture = QT_TRANSLATE_NOOP("CaptureReason", "There is no such capture.");
inline constexpr const char* kNotInLibrary = QT_TRANSLATE_NOOP("CaptureReason", "What was captured is not there.");
inline constexpr const char* kLate = QT_TRANSLATE_NOOP("CaptureReason", "The page did not come in time.");
inline constexpr const char* kCancelled = QT_TRANSLATE_NOOP("CaptureReason", "Cancelled.");

struct Shown {
    QUrl asked;
    QUrl led;
    int status = 0;  // of HTTP; 0: not known
    int length = 0;  // characters of its text
    QString text;    // its beginning
    bool password = false;
    bool drawn = false;  // there is next to nothing, and it looks as if scripts were to bring it
};

struct Verdict {
    CaptureOutcome::Kind kind = CaptureOutcome::Kind::Saved;
    const char* reason = "";
};

[[nodiscard]] Verdict of(const Shown& shown);
[[nodiscard]] const char* ofNetworkError(int code);  // of the engine

}  // namespace periplus::verdict
