// 10,000 generated edits of generated code: what is found is the right place, and what cannot be found says so.
#include "annotate/resolve.h"
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace periplus::annotate {
namespace {

constexpr int kCasesOfAKind = 2500;

struct Line {
    std::string text;
    bool quoted = false;
    bool genuine = true;  // of the first text, not added by an edit
};
using Lines = std::vector<Line>;

class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

    // Code as it is: much of it common, some of it the same line again and again.
    std::string line() {
        static constexpr std::array common = {
            "    if err != nil {", "        return err",      "    }", "    return nil",
            "        continue",    "    defer lock.Unlock()", "}",     ""};
        if (below(10) < 4) return common[below(common.size())];
        const std::string indent(4 * (1 + below(3)), ' ');
        switch (below(4)) {
            case 0: return indent + word() + ", err := " + word() + "." + word() + "(" + word() + ")";
            case 1: return indent + "glog.V(4).Infof(\"" + word() + " %q\", " + word() + ")";
            case 2: return indent + "// 这里" + word() + "的鉴权流程 " + word();
            default: return indent + word() + "." + word() + " = " + word();
        }
    }

    Lines text() {
        Lines lines(20 + below(60));
        for (Line& line : lines) line.text = this->line();
        return lines;
    }

    // One to five lines that say something.
    std::pair<std::size_t, std::size_t> quote(Lines& lines) {
        const std::size_t count = 1 + below(5);
        const std::size_t first = below(lines.size() - count);
        for (std::size_t i = first; i < first + count; ++i) lines[i].quoted = true;
        if (lines[first].text.empty()) lines[first].text = line() + "x";
        return {first, first + count};
    }

private:
    std::string word() {
        static constexpr std::array words = {"handler",   "attributes", "authorizer", "request",  "informer", "queue",
                                             "lister",    "clientset",  "namespace",  "selector", "podName",  "ctx",
                                             "finalizer", "reconcile",  "controller", "scheduler"};
        return std::string(words[below(words.size())]) + (below(3) == 0 ? std::to_string(below(9)) : "");
    }

    std::mt19937 random_;
};

std::string joined(const Lines& lines, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += lines[i].text + "\n";
    return text;
}
std::string joined(const Lines& lines) { return joined(lines, 0, lines.size()); }

SelectorSet describeLines(const Lines& lines, std::size_t from, std::size_t to) {
    const auto begin = codePointCount(joined(lines, 0, from));
    return *describe(joined(lines), {{begin}, {begin + codePointCount(joined(lines, from, to)) - 1}});
}

// The code points where the quoted lines stand now, from the first to the last.
CodePointSpan truth(const Lines& lines) {
    std::uint64_t at = 0;
    CodePointSpan span{{UINT64_MAX}, {0}};
    for (const Line& line : lines) {
        const auto end = at + codePointCount(line.text);
        if (line.quoted) span = {{std::min(span.begin.value, at)}, {end}};
        at = end + 1;
    }
    return span;
}

bool overlaps(CodePointSpan a, CodePointSpan b) { return a.begin < b.end && b.begin < a.end; }
bool placed(const Resolution& found) {
    return found.standing == Standing::Exact || found.standing == Standing::Moved || found.standing == Standing::Edited;
}

struct Tally {
    int found = 0, edited = 0, ambiguous = 0, lost = 0, wrong = 0;
    void count(const Resolution& resolution, bool right) {
        if (placed(resolution) && !right) ++wrong;
        switch (resolution.standing) {
            case Standing::Exact:
            case Standing::Moved: ++found; break;
            case Standing::Edited: ++edited; break;
            case Standing::Ambiguous: ++ambiguous; break;
            case Standing::Lost: ++lost; break;
        }
    }
    void report(const char* kind) const {
        std::printf("%s: %d found, %d edited, %d ambiguous, %d lost, %d wrong\n", kind, found, edited, ambiguous, lost,
                    wrong);
    }
};

// Inserts, deletes and replaces lines that are not quoted and at least `distance` lines away.
void editAround(Generator& generator, Lines& lines, std::size_t distance) {
    for (std::size_t edits = 1 + generator.below(6); edits > 0 && !lines.empty(); --edits) {
        const std::size_t at = generator.below(lines.size());
        const std::size_t from = at - std::min(at, distance);
        const std::size_t to = std::min(lines.size(), at + distance + 1);
        if (std::any_of(lines.begin() + static_cast<long>(from), lines.begin() + static_cast<long>(to),
                        [](const Line& line) { return line.quoted; })) {
            continue;
        }
        const auto place = lines.begin() + static_cast<long>(at);
        switch (generator.below(3)) {
            case 0: lines.insert(place, {generator.line(), false, false}); break;
            case 1: lines.erase(place); break;
            default: *place = {generator.line(), false, false}; break;
        }
    }
}

}  // namespace

TEST(ResolveProperty, EditsAroundNeverMisplaceAndFarOnesNeverLose) {
    Generator generator(1);
    Tally far, near;
    for (int i = 0; i < kCasesOfAKind; ++i) {
        const bool close = i % 2 == 0;
        Lines lines = generator.text();
        const auto [from, to] = generator.quote(lines);
        const auto set = describeLines(lines, from, to);
        editAround(generator, lines, close ? 1 : 12);
        const auto found = resolve(joined(lines), set);
        const bool right = found.span == truth(lines) && found.standing != Standing::Edited;
        (close ? near : far).count(found, right);
        if (!close && set.rival < 0.9) {
            EXPECT_TRUE(placed(found) && right) << set.rival << "\n" << joined(lines);
        }
    }
    near.report("near");
    far.report("far");
    EXPECT_EQ(near.wrong + far.wrong, 0);
    EXPECT_GT(near.found, kCasesOfAKind / 2 * 85 / 100);
    EXPECT_GT(far.found, kCasesOfAKind / 2 * 99 / 100);
}

TEST(ResolveProperty, EditsInsideAreEditedOrLostNeverElsewhere) {
    Generator generator(2);
    Tally tally;
    for (int i = 0; i < kCasesOfAKind; ++i) {
        Lines lines = generator.text();
        const auto [from, to] = generator.quote(lines);
        const auto set = describeLines(lines, from, to);
        const std::size_t at = from + generator.below(to - from);
        switch (generator.below(3)) {
            case 0: lines[at].text = generator.line() + "y"; break;
            case 1: lines[at].text += " // 改动"; break;
            default:
                lines.insert(lines.begin() + static_cast<long>(at) + (at == from ? 1 : 0),
                             {generator.line(), true, false});
        }
        editAround(generator, lines, 1);
        if (joined(lines).find(set.quote.exact) != std::string::npos) continue;  // its words are as they were
        const auto found = resolve(joined(lines), set);
        tally.count(found, overlaps(found.span, truth(lines)));
    }
    tally.report("inside");
    EXPECT_EQ(tally.wrong, 0);
    EXPECT_EQ(tally.found, 0);
    EXPECT_GT(tally.edited, kCasesOfAKind / 2);
}

TEST(ResolveProperty, CopiesAreAmbiguousOrTheFirstOne) {
    Generator generator(3);
    Tally whole, part;
    for (int i = 0; i < kCasesOfAKind; ++i) {
        const bool withNeighbours = i % 2 == 0;
        Lines lines = generator.text();
        const auto [from, to] = generator.quote(lines);
        const auto set = describeLines(lines, from, to);
        const std::size_t more = withNeighbours ? 64 : 0;
        Lines copy(lines.begin() + static_cast<long>(from - std::min(from, more)),
                   lines.begin() + static_cast<long>(std::min(lines.size(), to + more)));
        for (Line& line : copy) line.quoted = false;
        const bool above = !withNeighbours && generator.below(2) == 0;
        lines.insert(above ? lines.begin() : lines.end(), copy.begin(), copy.end());
        const auto found = resolve(joined(lines), set);
        (withNeighbours ? whole : part).count(found, found.span == truth(lines));
    }
    whole.report("copied with neighbours");
    part.report("copied alone");
    EXPECT_EQ(whole.wrong + part.wrong, 0);
    EXPECT_EQ(whole.found, 0);
    EXPECT_GT(whole.ambiguous, kCasesOfAKind / 2 * 99 / 100);
}

TEST(ResolveProperty, WhatIsGoneIsLost) {
    Generator generator(4);
    Tally tally;
    for (int i = 0; i < kCasesOfAKind; ++i) {
        Lines lines = generator.text();
        const auto [from, to] = generator.quote(lines);
        const auto set = describeLines(lines, from, to);
        const std::size_t more = generator.below(10);  // some neighbours go too
        const std::size_t gap = from - std::min(from, more);
        lines.erase(lines.begin() + static_cast<long>(gap),
                    lines.begin() + static_cast<long>(std::min(lines.size(), to + more)));
        // Nothing is written into the gap: the same line written there again would be the same place.
        if (gap > 0) lines[gap - 1].quoted = true;
        if (gap < lines.size()) lines[gap].quoted = true;
        editAround(generator, lines, 0);
        const auto found = resolve(joined(lines), set);
        tally.count(found, false);
        EXPECT_FALSE(placed(found)) << set.quote.prefix << "[" << set.quote.exact << "]" << set.quote.suffix
                                    << "\nfound " << slice(joined(lines), found.span) << " " << found.confidence << "\n"
                                    << slice(joined(lines), {{found.span.begin.value -
                                                              std::min<std::uint64_t>(found.span.begin.value, 100)},
                                                             {found.span.end.value + 100}});
    }
    tally.report("gone");
    EXPECT_EQ(tally.wrong, 0);
}

}  // namespace periplus::annotate
