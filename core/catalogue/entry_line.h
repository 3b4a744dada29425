#pragma once
// The line of an entry: its title, its links and what they are to it, remark and description.
// Pure: fills a Node from inline text that holds an article link. Thread: any. Errors: none; doubts are diagnostics.
#include "catalogue/catalogue.h"
#include "catalogue/inlines.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace periplus::catalogue {

// Does the link lead to something that can be read on its own: http, https, ftp, no picture?
bool isArticleLink(const InlineLink& link);
// Index of the article link that makes the line an entry; nothing if there is none. Pictures that are links only
// count where `badges` allows it.
std::optional<std::size_t> firstArticleLink(const InlineText& line, bool badges);
// Is the link only mentioned in a sentence, as paragraphs do it ("Read [this](...) before you start")?
bool isProse(const InlineText& line, std::size_t primary);
// [begin, end) of the text without pictures (badges) at its ends, and without white space there; as given if nothing
// else has words.
std::pair<std::size_t, std::size_t> withoutPictures(const InlineText& line, std::size_t begin, std::size_t end);

struct LineContext {
    const Lines& lines;
    ByteSpan span;  // of the line(s) in the source
    std::vector<Diagnostic>& diagnostics;
};

// Keeps its buffers from line to line.
class EntryLineReader {
public:
    EntryLineReader();
    ~EntryLineReader();
    // Title, author, remark, star, strike, links (Primary first) and, where words are left, one Paragraph block.
    void read(const InlineText& line, std::size_t primary, const LineContext& context, Node& node);

private:
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
};

// Appends the runs of [begin, end), moved so that begin is at `to`; links[i] is the new index of link i, -1 everywhere
// if empty.
void appendRuns(std::vector<Run>& out, std::uint32_t to, const std::vector<Run>& runs, std::size_t begin,
                std::size_t end, const std::vector<std::int32_t>& links);
// The same as a vector of its own, without links.
std::vector<Run> sliceRuns(const std::vector<Run>& runs, std::size_t begin, std::size_t end);

Link makeLink(const InlineLink& from, LinkRole role, const Lines& lines);

}  // namespace periplus::catalogue
