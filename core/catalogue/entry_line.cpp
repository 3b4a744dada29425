#include "catalogue/entry_line.h"

#include "catalogue/characters.h"
#include "catalogue/marks.h"

#include <algorithm>
#include <tuple>

namespace periplus::catalogue {
namespace {

constexpr std::string_view kAlternative = "||";
constexpr std::string_view kArrow = "-->";

// What becomes of a link of the line.
struct Use {
    LinkRole role = LinkRole::Reference;
    int movedTo = -1;  // the link that succeeds it
    std::string_view title;
};
struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
};
struct LineScratch {
    std::vector<Use> uses;
    std::vector<Part> rest;  // what is left of the line once title and remarks are taken
    std::vector<std::int32_t> indices;
};

class EntryLine {
public:
    EntryLine(const InlineText& line, std::size_t primary, const LineContext& context, Node& node, LineScratch& scratch)
        : line_(line), text_(line.text), primary_(primary), context_(context), node_(node), scratch_(scratch) {
        scratch_.uses.assign(line.links.size(), {});
        scratch_.rest.clear();
    }

    void run() {
        readMarks();
        std::size_t begin = at_;
        for (std::size_t link = 0; begin <= text_.size();) {
            const auto end = segmentEnd(begin, link);
            auto last = link;
            const bool isLast = end == text_.size();
            while (last < line_.links.size() && (isLast || line_.links[last].begin < end)) ++last;
            readSegment({begin, end}, link, last);
            link = last;
            begin = end + kAlternative.size();
        }
        placeLinks();
        describe();
        diagnose();
    }

private:
    [[nodiscard]] std::string_view view(Part part) const {
        return part.begin < part.end ? text_.substr(part.begin, part.end - part.begin) : std::string_view{};
    }
    [[nodiscard]] const InlineLink& link(std::size_t index) const { return line_.links[index]; }

    void readMarks() {
        at_ = checkboxLength(text_);
        if (const auto star = starLength(text_.substr(at_)); star != 0) {
            node_.starred = true;
            at_ += star;
        }
        const auto group = groupMark(text_.substr(at_));
        if (!group || group->author.empty()) return;
        const auto begin = at_;
        const bool linkInside = link(primary_).begin < begin + group->end;
        if (linkInside) {
            // 【by X https://...】: the address is no part of the name.
            const auto start = static_cast<std::size_t>(group->author.data() - text_.data());
            node_.author = trimmed(view({start, std::max(start, std::size_t{link(primary_).begin})}));
            at_ = start;
            bracketEnd_ = begin + group->end;
        } else {
            node_.author = group->author;
            at_ += group->end;
        }
    }

    // End of the segment that begins at `begin`: the next `||` outside links from `next` on, and outside code.
    [[nodiscard]] std::size_t segmentEnd(std::size_t begin, std::size_t next) const {
        for (auto at = text_.find(kAlternative, begin); at != std::string_view::npos;) {
            while (next < line_.links.size() && link(next).end <= at) ++next;
            const bool inLink = next < line_.links.size() && link(next).begin <= at;
            if (!inLink && !isCode(at)) return at;
            at = text_.find(kAlternative, at + kAlternative.size());
        }
        return text_.size();
    }

    [[nodiscard]] bool isCode(std::size_t at) const {
        const auto after = std::ranges::upper_bound(line_.runs, at, {}, &Run::begin);
        return after != line_.runs.begin() && ((after - 1)->styles & Run::Code) != 0;
    }

    // Is what is shown for the link its own address?
    [[nodiscard]] bool isBare(std::size_t index) const {
        const auto& l = link(index);
        return l.form == LinkForm::Bare || l.form == LinkForm::Angle || trimmed(view({l.begin, l.end})).empty();
    }

    void readSegment(Part segment, std::size_t first, std::size_t last) {
        const bool main = primary_ >= first && primary_ < last;
        auto lead = main ? primary_ : first;
        while (lead < last && !isArticleLink(link(lead))) ++lead;
        if (lead == last) {
            scratch_.rest.push_back(segment);
            return;
        }
        scratch_.uses[lead].role = main ? LinkRole::Primary : LinkRole::Alternative;
        auto after = readFollowers(segment, lead, last);
        const Part before{segment.begin, std::max(segment.begin, std::size_t{link(lead).begin})};
        Part title = trimmedPart(before);
        if (isBare(lead)) {
            if (!hasWords(view(title))) {
                const auto trailing = trimmedPart(after);
                if (hasWords(view(trailing)) && !remarkWords(view(trailing))) {
                    title = trailing;
                    after = {after.end, after.end};
                }
            }
        } else {
            if (hasWords(view(title))) {
                // Words come first: the whole line is shown, so that the link stands in its sentence.
                if (main)
                    after = segment;
                else
                    scratch_.rest.push_back(before);
            }
            title = trimSpace({link(lead).begin, link(lead).end});
        }
        takeRemark(after);
        if (after.begin < after.end) scratch_.rest.push_back(after);
        if (main)
            setTitle(title, lead);
        else
            scratch_.uses[lead].title = view(title);
    }

    // Roles of the further links of a segment; returns what is left behind them.
    Part readFollowers(Part segment, std::size_t lead, std::size_t last) {
        std::size_t previous = lead;
        for (auto next = lead + 1; next < last; ++next) {
            const Part between{link(previous).end, link(next).begin};
            if (!isArticleLink(link(next)) || between.begin > between.end) continue;
            const auto arrow = view(between).find(kArrow);
            if (arrow != std::string_view::npos) {
                scratch_.uses[previous].movedTo = static_cast<int>(next);
            } else if (!isBare(lead) || !isBare(next)) {
                break;
            }
            scratch_.uses[next].role = LinkRole::Alternative;
            const auto own =
                arrow == std::string_view::npos ? between : Part{between.begin + arrow + kArrow.size(), between.end};
            scratch_.uses[next].title =
                isBare(next) ? view(trimmedPart(own)) : view({link(next).begin, link(next).end});
            if (!hasWords(scratch_.uses[next].title)) scratch_.uses[next].title = {};
            previous = next;
        }
        return {link(previous).end, segment.end};
    }

    [[nodiscard]] Part trimSpace(Part part) const {
        const auto inner = trimmed(view(part));
        if (inner.empty()) return {part.begin, part.begin};
        const auto begin = static_cast<std::size_t>(inner.data() - text_.data());
        return {begin, begin + inner.size()};
    }

    [[nodiscard]] Part trimmedPart(Part part) const {
        if (bracketEnd_ != 0 && part.begin < bracketEnd_ && part.end >= bracketEnd_) part.begin = bracketEnd_;
        const auto inner = withoutSeparators(view(part));
        if (inner.empty()) return {part.begin, part.begin};
        const auto begin = static_cast<std::size_t>(inner.data() - text_.data());
        return {begin, begin + inner.size()};
    }

    void takeRemark(Part& after) {
        if (bracketEnd_ != 0 && after.begin < bracketEnd_) after.begin = std::min(bracketEnd_, after.end);
        const auto words = remarkWords(withoutSeparators(view(after)));
        if (!words) return;
        if (!node_.remark.empty()) node_.remark += "; ";
        node_.remark += *words;
        after = {after.end, after.end};
    }

    void setTitle(Part title, std::size_t lead) {
        if (view(title).empty() || (isBare(lead) && !hasWords(view(title)))) {
            title = trimSpace({link(lead).begin, link(lead).end});
        }
        std::tie(title.begin, title.end) = withoutPictures(line_, title.begin, title.end);
        node_.title = view(title);
        for (char& c : node_.title) c = c == '\n' ? ' ' : c;
        if (node_.title.empty()) {
            node_.title = link(lead).url;
            node_.titleRuns.assign(1, {0, static_cast<std::uint32_t>(node_.title.size()), Run::Plain, -1});
            return;
        }
        node_.titleRuns = sliceRuns(line_.runs, title.begin, title.end);
        const auto struck = [](const Run& run) { return (run.styles & Run::Struck) != 0; };
        node_.struck = link(lead).struck && std::ranges::all_of(node_.titleRuns, struck);
    }

    void placeLinks() {
        scratch_.indices.resize(line_.links.size());
        node_.links.reserve(line_.links.size());
        const auto add = [this](std::size_t index) {
            scratch_.indices[index] = static_cast<std::int32_t>(node_.links.size());
            auto made = makeLink(link(index), scratch_.uses[index].role, context_.lines);
            made.title = scratch_.uses[index].title;
            if (scratch_.uses[index].movedTo >= 0)
                made.movedTo = link(static_cast<std::size_t>(scratch_.uses[index].movedTo)).url;
            node_.links.push_back(std::move(made));
        };
        add(primary_);
        for (std::size_t i = 0; i < line_.links.size(); ++i) {
            if (i != primary_) add(i);
        }
    }

    // What no title and no remark has taken is shown below the title; the reader's own note apart.
    void describe() {
        Block words;
        Block note;
        note.kind = Block::Kind::Note;
        for (const auto& part : scratch_.rest) {
            auto inner = trimmedPart(part);
            const auto mark = noteBegin(view(inner));
            if (mark != std::string_view::npos) {
                const auto begin = inner.begin + mark;
                addWords(note, {begin + noteLength(view({begin, inner.end})), inner.end});
                inner = trimmedPart({inner.begin, begin});
            }
            addWords(words, inner);
        }
        for (auto* block : {&words, &note}) {
            if (block->text.empty()) continue;
            block->span = context_.span;
            block->place = context_.lines.place(context_.span.begin.value);
            node_.blocks.push_back(std::move(*block));
        }
    }

    static std::size_t noteBegin(std::string_view text) {
        for (auto at = text.find("//"); at != std::string_view::npos; at = text.find("//", at + 2)) {
            const bool begins = at == 0 || isSpace(text[at - 1]) || text[at - 1] == '\n';
            if (begins && noteLength(text.substr(at)) != 0) return at;
        }
        return std::string_view::npos;
    }

    void addWords(Block& block, Part part) {
        if (part.begin >= part.end) return;
        const auto next = std::ranges::lower_bound(line_.links, part.begin, {}, &InlineLink::begin);
        const bool links = next != line_.links.end() && next->end <= part.end && next->begin < next->end;
        if (!hasWords(view(part)) && !links) return;
        if (!block.text.empty()) {
            block.text += ' ';
            block.runs.back().end += 1;
        }
        const auto offset = static_cast<std::uint32_t>(block.text.size());
        block.text += view(part);
        appendRuns(block.runs, offset, line_.runs, part.begin, part.end, scratch_.indices);
    }

    void diagnose() {
        const auto report = [this](Diagnostic::Kind kind, std::string_view subject) {
            context_.diagnostics.push_back(
                {kind, context_.lines.place(context_.span.begin.value), std::string(subject)});
        };
        const bool anyStruck =
            std::ranges::any_of(line_.runs, [](const Run& run) { return (run.styles & Run::Struck) != 0; });
        const bool linkStruck = std::ranges::any_of(line_.links, &InlineLink::struck);
        if (anyStruck && !linkStruck) report(Diagnostic::Kind::StruckWithoutLink, node_.title);
        const auto arrow = text_.rfind(kArrow);
        if (arrow != std::string_view::npos && arrow >= line_.links.back().end && !isCode(arrow)) {
            report(Diagnostic::Kind::MovedWithoutTarget, node_.title);
        }
        if (line_.unclosedStrike || hasUnclosedBracket(text_)) report(Diagnostic::Kind::UnclosedMark, node_.title);
    }

    const InlineText& line_;
    std::string_view text_;
    std::size_t primary_;
    const LineContext& context_;
    Node& node_;
    std::size_t at_ = 0;
    std::size_t bracketEnd_ = 0;  // of a group mark that holds the primary link
    LineScratch& scratch_;
};

}  // namespace

void appendRuns(std::vector<Run>& out, std::uint32_t to, const std::vector<Run>& runs, std::size_t begin,
                std::size_t end, const std::vector<std::int32_t>& links) {
    const auto from = static_cast<std::uint32_t>(begin);
    const auto until = static_cast<std::uint32_t>(end);
    auto first = std::ranges::upper_bound(runs, from, {}, &Run::begin);
    if (first != runs.begin()) --first;
    for (; first != runs.end() && first->begin < until; ++first) {
        auto run = *first;
        if (run.end <= from) continue;
        run.begin = std::max(run.begin, from) - from + to;
        run.end = std::min(run.end, until) - from + to;
        run.link = run.link < 0 || links.empty() ? -1 : links[static_cast<std::size_t>(run.link)];
        out.push_back(run);
    }
}

std::vector<Run> sliceRuns(const std::vector<Run>& runs, std::size_t begin, std::size_t end) {
    std::vector<Run> slice;
    appendRuns(slice, 0, runs, begin, end, {});
    return slice;
}

Link makeLink(const InlineLink& from, LinkRole role, const Lines& lines) {
    Link link;
    link.url = from.url;
    link.span = from.span;
    link.place = lines.place(from.place);
    link.role = role;
    link.struck = from.struck;
    return link;
}

struct EntryLineReader::Scratch {
    LineScratch line;
};

EntryLineReader::EntryLineReader() : scratch_(std::make_unique<Scratch>()) {}
EntryLineReader::~EntryLineReader() = default;

void EntryLineReader::read(const InlineText& line, std::size_t primary, const LineContext& context, Node& node) {
    EntryLine(line, primary, context, node, scratch_->line).run();
}

}  // namespace periplus::catalogue
