#include "cli/verbs/verbs.h"
#include "cli/verb.h"

#include <algorithm>
#include <iterator>

namespace periplus::cli {
namespace {

const Option kJson{"--json", "", "Print JSON for programs"};
const Option kFile{"FILE", "", "A Markdown list; - is standard input; without it, the list that comes with Periplus"};
const Option kLibrary{"--library", "DIR", "The library; without it, periplus in the XDG data folder"};
const Option kCatalogue{"--catalogue", "FILE", "A Markdown list; without it, the list that comes with Periplus"};
const Option kEntry{"ENTRY", "", "An id, a URL or an exact title", true};
const Option kCapture{"ID", "", "A capture as `capture list` prints it; its beginning is enough", true};

std::vector<Verb> captureVerbs() {
    return {
        {"capture",
         "import",
         "Take in archives: WARC, WACZ, MHTML, SingleFile, HTML, a folder of Markdown",
         {{"FILE", "", "Archives, or folders of Markdown", true, {}, true}, kLibrary, kJson},
         captureImport},
        {"capture",
         "clone",
         "Read GitHub links of the lists from a local git clone",
         {{"FOLDER", "", "The clone, bare or not", true},
          {"LINK", "", "Entries or addresses; without it, all links of the lists", false, {}, true},
          {"--as", "OWNER/NAME", "The repository that a fork or mirror stands for"},
          kLibrary,
          kCatalogue,
          kJson},
         captureClone},
        {"capture", "list", "List captures, newest first", {kLibrary, kJson}, captureList},
        {"capture",
         "show",
         "Show a capture",
         {kCapture,
          {"--text", "", "Its text"},
          {"--code", "", "Its code blocks", false, {}, false, "--text"},
          {"--parts", "", "Its parts", false, {}, false, "--text"},
          kLibrary,
          kJson},
         captureShow},
    };
}

std::vector<Verb> keepingVerbs() {
    return {
        {"capture",
         "verify",
         "Read every part of captures again; 1 when one is not whole",
         {{"ID", "", "Captures; without it, all", false, {}, true}, kLibrary},
         captureVerify},
        {"capture",
         "export",
         "Write captures into a file that other programs read",
         {{"OUT", "", "The file", true},
          {"ID", "", "Captures; without it, all", false, {}, true},
          {"--wacz", "", "As WACZ 1.1.1"},
          {"--warc", "", "As WARC 1.1", false, {}, false, "--wacz"},
          {"--html", "", "One capture as one HTML file", false, {}, false, "--wacz"},
          kLibrary},
         captureExport},
        {"capture", "forget", "Remove a capture and free its space", {kCapture, kLibrary}, captureForget},
    };
}

std::vector<Verb> studyVerbs() {
    return {
        {"catalogue", "show", "Show a list as a tree", {kFile, kJson}, catalogueShow},
        {"catalogue", "links", "Print every link of a list", {kFile, kJson}, catalogueLinks},
        {"catalogue", "excerpts", "Print every code excerpt of a list", {kFile, kJson}, catalogueExcerpts},
        {"catalogue", "check", "Print what is doubtful in a list", {kFile, kJson}, catalogueCheck},
        {"", "status", "Show how far you are", {kLibrary, kCatalogue, kJson}, status},
        {"",
         "list",
         "List entries, in reading order",
         {kLibrary,
          kCatalogue,
          {"--unread", "", "Entries not opened yet"},
          {"--reading", "", "Entries you have begun"},
          {"--read", "", "Entries you have finished"},
          {"--skipped", "", "Entries you left out"},
          {"--starred", "", "Entries with a star"},
          {"--section", "TEXT", "Entries in sections whose title holds TEXT"},
          {"--host", "HOST", "Entries with a link to HOST or a host below it"},
          {"--author", "TEXT", "Entries whose author's name holds TEXT"},
          kJson},
         list},
        {"",
         "mark",
         "Set how far you are with an entry",
         {kEntry,
          {"STATE", "", "unread, reading, read or skipped", true, {"unread", "reading", "read", "skipped"}},
          kLibrary,
          kCatalogue},
         mark},
        {"note", "show", "Print your note on an entry", {kEntry, kLibrary, kCatalogue}, noteShow},
        {"note",
         "set",
         "Replace your note on an entry; returns when it is safe on the disk",
         {kEntry, {"--text", "TEXT", "The note; without it, standard input"}, kLibrary, kCatalogue},
         noteSet},
        {"annotations",
         "list",
         "List your annotations and where they stand",
         {kLibrary, kCatalogue, kJson},
         annotationsList},
        {"export",
         "notes",
         "Print all notes and annotations",
         {{"--format", "FORMAT", "markdown (as it is without this) or json", false, {"markdown", "json"}},
          kLibrary,
          kCatalogue},
         exportNotes},
    };
}

}  // namespace

const std::vector<Verb>& verbs() {
    static const std::vector<Verb> all = [] {
        auto together = studyVerbs();
        std::ranges::move(captureVerbs(), std::back_inserter(together));
        std::ranges::move(keepingVerbs(), std::back_inserter(together));
        return together;
    }();
    return all;
}

}  // namespace periplus::cli
