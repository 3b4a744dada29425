#pragma once
// Inline text of one block: CommonMark's code spans, emphasis, links, images, entities and breaks, GFM's `~~`, bare
// addresses that end where a Chinese sentence goes on, and the links of raw HTML; every address with its bytes in the
// source. Time is linear in the text, whatever it holds. Thread: any. Errors: none.
#include "catalogue/catalogue.h"
#include "catalogue/content.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace periplus::catalogue {

enum class LinkForm : std::uint8_t { Bare, Angle, Inline, Reference, Html, Image };

struct InlineLink {
    std::string url;
    ByteSpan span;            // the URL in the source; of a reference link: in its definition
    std::uint32_t place = 0;  // byte where the link stands in the source
    std::uint32_t begin = 0;  // what is shown for it, bytes in InlineText::text
    std::uint32_t end = 0;
    LinkForm form = LinkForm::Bare;
    bool struck = false;
};

struct InlineText {
    std::string text;
    std::vector<Run> runs;          // Run::link is an index in links
    std::vector<InlineLink> links;  // in the order of the text
    bool unclosedStrike = false;
    std::optional<std::uint32_t> tooDeep;  // byte of the first bracket that is text because too many are open

    void clear();
};

struct LinkTarget {
    std::string url;
    ByteSpan span;
};
using LinkTargets = std::unordered_map<std::string, LinkTarget>;  // by normalisedLabel()

struct InlineMode {
    bool newlines = false;   // a soft line break is shown as a line break, not as a space
    bool tableCell = false;  // `\\|` is a bar, in code as well
};

// Keeps its buffers from text to text.
class InlineReader {
public:
    InlineReader();
    ~InlineReader();
    void read(const Content& content, const LinkTargets& targets, InlineMode mode, InlineText& out);

private:
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
};

// All addresses in raw HTML: href, src and bare ones, in order; text positions are those in the span.
std::vector<InlineLink> linksInHtml(std::string_view source, ByteSpan html);

}  // namespace periplus::catalogue
