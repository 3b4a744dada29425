#include "catalogue/markdown_html.h"

#include "catalogue/document.h"

#include <algorithm>
#include <map>
#include <vector>

namespace periplus::catalogue {
namespace {

constexpr std::ptrdiff_t kMarksInAText = 2000;
constexpr std::string_view kMarks = "[]!*_`<&~\\";

bool isMark(char c) { return kMarks.find(c) != std::string_view::npos; }

// The source with bare addresses in angle brackets, where our own reader sees them (cmark's swallow the punctuation of
// a Chinese sentence and what comes after it), and with what would cost cmark more than linear time as plain text.
class Preparation {
public:
    explicit Preparation(std::string_view source)
        : document_(source), tamed_(tame(document_.lines())), plainFrom_(document_.lines().count() + 1, kNotPlain) {
        std::map<std::size_t, std::uint32_t> definitions;  // block -> byte where its definitions end
        for (const LinkDefinition& one : document_.definitions()) definitions[one.block] = one.span.end.value;
        for (std::size_t block = 0; block < document_.blocks().size(); ++block) {
            const auto found = definitions.find(block);
            weigh(block, found == definitions.end() ? 0 : found->second);
        }
    }

    std::string run() {
        std::ranges::sort(insertions_, {}, &Insertion::at);
        out_.reserve(document_.lines().source().size());
        for (std::uint32_t line = tamed_.frontMatterEnd + 1; line <= document_.lines().count(); ++line) append(line);
        return std::move(out_);
    }

private:
    static constexpr std::uint32_t kNotPlain = 0xFFFFFFFF;
    struct Insertion {
        std::uint32_t at = 0;
        std::string text;
    };

    void weigh(std::size_t index, std::uint32_t definitionsEnd) {
        const MarkdownBlock& block = document_.blocks()[index];
        const bool row = block.kind == MarkdownKind::Row;
        if (!row && block.kind != MarkdownKind::Paragraph && block.kind != MarkdownKind::Heading) return;
        const auto& lines = document_.lines();
        if (block.firstLine == 0 || block.lastLine > lines.count()) return;
        const auto inner = document_.innerSpan(block);
        const auto begin = std::min(std::max(inner.begin.value, definitionsEnd), inner.end.value);
        if (std::ranges::count_if(lines.source().substr(begin, inner.end.value - begin), isMark) > kMarksInAText) {
            for (auto line = block.firstLine; line <= block.lastLine; ++line) plainFrom_[line] = 0;
            plainFrom_[block.firstLine] = block.column == 0 ? 0 : block.column - 1;
            return;
        }
        if (row) {
            document_.readCell(inner, inline_);
        } else {
            document_.read(index, {}, inline_);
        }
        for (const InlineLink& link : inline_.links)
            if (link.form == LinkForm::Bare) mark(link);
    }

    void mark(const InlineLink& link) {
        const auto shown = document_.lines().source().substr(link.span.begin.value, link.span.size());
        const bool whole = link.url.ends_with(shown) && shown.find_first_of("<>") == std::string_view::npos;
        if (!whole) return;
        const bool angle = link.url == shown || link.url.starts_with("mailto:");
        insertions_.push_back({link.span.begin.value, angle ? "<" : "["});
        insertions_.push_back({link.span.end.value, angle ? ">" : "](<" + link.url + ">)"});
    }

    void append(std::uint32_t line) {
        const auto text = document_.lines().text(line);
        const auto begin = document_.lines().span(line).begin.value;
        if (isRefusedTable(text, std::string_view(tamed_.text).substr(begin, text.size()))) out_ += '\\';
        for (std::uint32_t at = 0; at < text.size(); ++at) {
            insertBefore(begin + at);
            const bool deep = deep_ < tamed_.deep.size() && tamed_.deep[deep_] == begin + at;
            if (deep) ++deep_;
            const bool escapedBar = text.substr(at, 2) == "\\|";
            if (deep || (at >= plainFrom_[line] && isMark(text[at]) && !escapedBar)) {
                out_ += "&#" + std::to_string(static_cast<unsigned char>(text[at])) + ";";
            } else {
                out_ += text[at];
            }
        }
        insertBefore(begin + static_cast<std::uint32_t>(text.size()));
        out_ += '\n';
    }

    void insertBefore(std::uint32_t byte) {
        for (; inserted_ < insertions_.size() && insertions_[inserted_].at <= byte; ++inserted_)
            out_ += insertions_[inserted_].text;
    }

    // The delimiter row of a table whose cells outnumber its bytes.
    static bool isRefusedTable(std::string_view text, std::string_view tamed) {
        return text.contains('-') && !tamed.contains('-') && text.find_first_of("|:") != std::string_view::npos &&
               text.find_first_not_of("|:->. \t0123456789)*+") == std::string_view::npos;
    }

    Document document_;
    Tamed tamed_;
    std::vector<std::uint32_t> plainFrom_;  // by line: the byte from which marks are only text
    std::vector<Insertion> insertions_;
    InlineText inline_;
    std::string out_;
    std::size_t deep_ = 0;
    std::size_t inserted_ = 0;
};

}  // namespace

std::string markdownToHtml(std::string_view utf8, RawHtml raw) {
    return renderBlocks(Preparation(utf8).run(), raw == RawHtml::Kept);
}

}  // namespace periplus::catalogue
