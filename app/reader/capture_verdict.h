#pragma once
// What a page's answer means for a capture: by its status, its address and the words it shows. And the closed list of
// reasons, plain English for the library; the shell has them in the person's language.
// Ownership: values. Thread: any. Errors: none.
#include "reader/capture_pages.h"

namespace periplus::verdict {

inline constexpr const char* kLogin = "The site asks for a login.";
inline constexpr const char* kNotThere = "The page is not there any more.";
inline constexpr const char* kParked = "The address is for sale; the site is gone.";
inline constexpr const char* kForbidden = "The site refuses to give this page.";
inline constexpr const char* kTooMany = "The site says that it is asked too often.";
inline constexpr const char* kServerFault = "The site answered with a fault of its own.";
inline constexpr const char* kInward = "The address leads to this machine or its own network.";
inline constexpr const char* kNoPage = "The address is not one of a web page.";
inline constexpr const char* kCertificate = "The site did not prove who it is.";
inline constexpr const char* kDownload = "The address is a file to download, not a page.";
inline constexpr const char* kTooLarge = "The page is larger than the limit.";
inline constexpr const char* kNoAnswer = "The site did not answer in time.";
inline constexpr const char* kNoName = "The name of the site was not found.";
inline constexpr const char* kNoNetwork = "There is no network at the moment.";
inline constexpr const char* kNoConnection = "The site could not be reached.";
inline constexpr const char* kEmpty = "The page shows nothing without its own script.";
inline constexpr const char* kHung = "The page stopped answering.";
inline constexpr const char* kBroke = "The page broke down.";
inline constexpr const char* kNotSaved = "The page could not be saved.";
inline constexpr const char* kRoot = "Pages are not opened for the administrator (root).";
inline constexpr const char* kCancelled = "Cancelled.";

struct Shown {
    QUrl asked;
    QUrl led;
    int status = 0;  // of HTTP; 0: not known
    int length = 0;  // characters of its text
    QString text;    // its beginning
    bool password = false;
};

struct Verdict {
    CaptureOutcome::Kind kind = CaptureOutcome::Kind::Saved;
    const char* reason = "";
};

[[nodiscard]] Verdict of(const Shown& shown);
[[nodiscard]] const char* ofNetworkError(int code);  // of the engine

}  // namespace periplus::verdict
