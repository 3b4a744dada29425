#pragma once
// Captures as plain values. A capture is one page at one moment with all its parts; it is immutable, and capturing
// again adds another. It belongs to the article that has its address among its aliases (or for which it was made).
// Ownership: values. Thread: any. Errors: none.
#include "base/clock.h"
#include "base/ids.h"
#include "text/page_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace periplus::study {

enum class CaptureState : std::uint8_t {
    Complete,    // every part that is shown is there, and it was shown without network
    Partial,     // some parts are missing: see MissingPart
    NeedsLogin,  // the site wanted an account
    Gone,        // 404, 410, a parked domain
    Refused,     // the site or our own rules said no (403, 451, certificate, address)
    Failed,      // see reason
};

enum class CaptureOrigin : std::uint8_t { Live, Warc, Wacz, Mhtml, SingleFile, HtmlPage, Markdown, LocalClone };

struct Capture {
    CaptureId id;
    ArticleId article;     // empty: no entry has this address
    std::string url;       // that was asked for
    std::string finalUrl;  // where it led
    std::string title;
    std::string byline;
    std::string language;
    std::string published;
    UnixMillis capturedAt;
    CaptureState state = CaptureState::Partial;
    std::string reason;  // plain words, for all states but Complete
    CaptureOrigin origin = CaptureOrigin::Live;
    bool proven = false;        // it was shown without network by the engine, and was all there
    std::uint64_t bytes = 0;    // of its parts as captured
    std::uint32_t parts = 0;    // how many
    std::uint32_t missing = 0;  // how many
};

struct CapturePart {
    std::string url;
    std::string hash;         // SHA-256 of the bytes as captured; its key below the capture's host
    std::string contentType;  // as captured
    int status = 200;
    std::uint64_t bytes = 0;
    std::string sealed;  // hash of the form that is shown, for HTML, CSS and SVG; empty: as captured
    bool operator==(const CapturePart&) const = default;
};

// Why a page is partial though all its parts are there: the one reason for which the window offers a way out.
inline constexpr const char* kNeedsScripts =
    "This page seems to need scripts: allow them for the site and take it again.";

struct MissingPart {
    std::string url;
    std::string reason;  // "not in the capture", "larger than the limit" ...
    bool operator==(const MissingPart&) const = default;
};

// All of a capture. The first part is the page. The bytes are in the library's part files already.
struct NewCapture {
    Capture capture;  // id, bytes, parts and missing are filled in by makeCapture()
    std::vector<CapturePart> parts;
    std::vector<MissingPart> missing;
    text::PageText text;   // of the sealed page
    std::string textHash;  // part that holds `text` as JSON
    int sealVersion = 0;
};

// What is shown for a path below periplus-snap://<capture>/.
struct ServedPart {
    std::string type;  // a constant of archive/content_type.h
    std::string bytes;
};

// Where a link stands, from what capturing and opening it said.
enum class LinkHealth : std::uint8_t { Unknown, Alive, Failing, Dead };  // Dead: failed on two different days

struct LinkStatus {
    std::string url;  // normalised
    LinkHealth health = LinkHealth::Unknown;
    UnixMillis checked;
    std::string reason;
};

// What waits to be captured, and what did not come. One row an article; both survive a restart. What failed stays until
// it came or the person has done with it (Dismissed); it stays so while it is tried again, too.
enum class QueueState : std::uint8_t { Waiting, Running, Done, Failed, Dismissed };

struct QueueItem {
    ArticleId article;
    std::vector<std::string> urls;  // primary, then alternatives and successors
    std::string title;
    QueueState state = QueueState::Waiting;
    CaptureId capture;   // when done
    std::string reason;  // when failed
    std::uint32_t attempts = 0;
    UnixMillis missedAt;  // when it was tried last and did not come; 0: it was not, or it came
};

}  // namespace periplus::study
