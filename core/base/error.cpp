#include "base/error_text.h"

#include <array>
#include <utility>

// Marks a sentence for lupdate (-tr-function-alias QT_TRANSLATE_NOOP+=PERIPLUS_SENTENCE); app/bridge translates it.
#define PERIPLUS_SENTENCE(context, text) text

namespace periplus {

namespace {

struct Sentence {
    ErrorCode code;
    std::string_view text;
};

// In the order of the codes.
constexpr std::array kSentences = std::to_array<Sentence>({
    {ErrorCode::NotFound,
     PERIPLUS_SENTENCE("Error", "{subject} does not exist. Check the name, or choose another one.")},
    {ErrorCode::NotAFile, PERIPLUS_SENTENCE("Error", "{subject} is not a file. Choose a Markdown file.")},
    {ErrorCode::Unreadable, PERIPLUS_SENTENCE("Error", "{subject} cannot be read: {detail}. Check its permissions.")},
    {ErrorCode::Unwritable,
     PERIPLUS_SENTENCE("Error", "{subject} cannot be written: {detail}. Check its permissions; nothing was changed.")},
    {ErrorCode::ReadOnly,
     PERIPLUS_SENTENCE("Error",
                       "{subject} is on a read-only place. Choose a place you can write to; nothing was changed.")},
    {ErrorCode::DiskFull,
     PERIPLUS_SENTENCE(
         "Error", "There is no room left on the disk of {subject}. Free some space and try again; nothing was lost.")},
    {ErrorCode::Empty, PERIPLUS_SENTENCE("Error", "{subject} is empty. Choose one with something in it.")},
    {ErrorCode::Binary, PERIPLUS_SENTENCE("Error", "{subject} is not a text file{place}. Choose a Markdown file.")},
    {ErrorCode::NotUtf8,
     PERIPLUS_SENTENCE("Error", "{subject} is not UTF-8 text{place}. Open it in an editor and save it as UTF-8.")},
    {ErrorCode::TooLarge, PERIPLUS_SENTENCE("Error", "{subject} is too large: {detail}. Split it into smaller files.")},
    {ErrorCode::Malformed,
     PERIPLUS_SENTENCE("Error", "{subject} is not as it should be{place}: {detail}. Correct it and try again.")},
    {ErrorCode::Damaged, PERIPLUS_SENTENCE("Error",
                                           "{subject} is damaged: {detail}. It was kept as it is. A library comes back "
                                           "from the backups folder beside it, "
                                           "a page by forgetting it and taking it again.")},
    {ErrorCode::NewerVersion,
     PERIPLUS_SENTENCE(
         "Error",
         "{subject} was written by a newer Periplus ({detail}). Update Periplus to open it; it was left as it "
         "is.")},
    {ErrorCode::Locked,
     PERIPLUS_SENTENCE("Error", "{subject} is in use by {detail}. Close that program and try again.")},
    {ErrorCode::InvalidArgument, PERIPLUS_SENTENCE("Error", "{subject} is not possible here: {detail}.")},
    {ErrorCode::UnknownEntry,
     PERIPLUS_SENTENCE(
         "Error",
         "No entry answers to \"{subject}\". Give an id, a URL or an exact title; `periplusctl list` shows "
         "them.")},
    {ErrorCode::Ambiguous,
     PERIPLUS_SENTENCE("Error", "\"{subject}\" means several things: {detail}. Use an id instead.")},
    {ErrorCode::RefusedUrl,
     PERIPLUS_SENTENCE("Error", "{subject} was not opened: {detail}. Only http and https addresses are opened.")},
    {ErrorCode::Conflict,
     PERIPLUS_SENTENCE("Error", "{subject} changed in the meantime: {detail}. Look at it again and repeat.")},
    {ErrorCode::NotInClone, PERIPLUS_SENTENCE("Error", "{subject} cannot be read from a local clone: {detail}.")},
    {ErrorCode::Cancelled, PERIPLUS_SENTENCE("Error", "{subject} was cancelled.")},
    {ErrorCode::Restored,
     PERIPLUS_SENTENCE("Error", "{subject} was damaged and is whole again: {detail}. Look whether all is there.")},
    {ErrorCode::ReserveUsed,
     PERIPLUS_SENTENCE(
         "Error", "The disk of {subject} is full. Your words were saved on room kept for this; free some space now.")},
    {ErrorCode::Internal,
     PERIPLUS_SENTENCE("Error", "Something went wrong with {subject}: {detail}. Please report it; nothing was lost.")},
});

constexpr bool isWhole() {
    for (std::size_t at = 0; at < kSentences.size(); ++at)
        if (static_cast<std::size_t>(kSentences[at].code) != at) return false;
    return kSentences.back().code == ErrorCode::Internal;
}
static_assert(isWhole(), "each code has its sentence");

}  // namespace

std::string_view sentenceTemplate(ErrorCode code) { return kSentences[static_cast<std::size_t>(code)].text; }

namespace {

std::string placeOf(const Error& error) {
    if (error.line) return " (line " + std::to_string(*error.line) + ")";
    if (error.byte) return " (byte " + std::to_string(*error.byte) + ")";
    return {};
}

}  // namespace

std::string fillSentence(std::string_view sentence, const Error& error) {
    const std::pair<std::string_view, std::string> marks[] = {
        {"{subject}", error.subject},
        {"{detail}", error.detail.empty() ? "no more is known" : error.detail},
        {"{place}", placeOf(error)},
    };
    std::string filled;
    while (!sentence.empty()) {
        bool replaced = false;
        for (const auto& [mark, value] : marks) {
            if (!sentence.starts_with(mark)) continue;
            filled += value;
            sentence.remove_prefix(mark.size());
            replaced = true;
            break;
        }
        if (replaced) continue;
        filled += sentence.front();
        sentence.remove_prefix(1);
    }
    return filled;
}

std::string sentence(const Error& error) { return fillSentence(sentenceTemplate(error.code), error); }

}  // namespace periplus
