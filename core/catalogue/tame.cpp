#include "catalogue/tame.h"

#include <algorithm>
#include <array>

namespace periplus::catalogue {
namespace {

constexpr char kNeutral = 'x';
constexpr std::size_t kReportedZeros = 16;
constexpr std::uint32_t kMaxFrontMatterLines = 500;
constexpr std::uint32_t kKeptMarks = 1U << 20U;
constexpr int kDelimiterRowsInARun = 4;
constexpr std::uint64_t kSmallTable = 4096;

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Length of a list mark at the start of rest, 0 if there is none.
std::size_t listMark(std::string_view rest) {
    std::size_t length = 0;
    if (rest.empty()) return 0;
    if (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') {
        length = 1;
    } else {
        while (length < rest.size() && length < 9 && isDigit(rest[length])) ++length;
        if (length == 0 || length == rest.size() || (rest[length] != '.' && rest[length] != ')')) return 0;
        ++length;
    }
    return length == rest.size() || isBlank(rest[length]) ? length : 0;
}

bool isThematicBreak(std::string_view rest) {
    const char mark = rest.empty() ? ' ' : rest[0];
    if (mark != '*' && mark != '_' && mark != '-') return false;
    return std::ranges::all_of(rest, [mark](char c) { return c == mark || isBlank(c); });
}

enum class Mark : std::uint8_t { None, Inline, Fence, Angle, Html, Zero };

constexpr std::array<Mark, 256> makeMarks() {
    std::array<Mark, 256> marks{};
    for (const char c : std::string_view("[*_")) marks[static_cast<unsigned char>(c)] = Mark::Inline;
    for (const char c : std::string_view("]!&")) marks[static_cast<unsigned char>(c)] = Mark::Html;
    marks['`'] = Mark::Fence;
    marks['<'] = Mark::Angle;
    marks[0] = Mark::Zero;
    return marks;
}
constexpr auto kMarks = makeMarks();

class Tamer {
public:
    explicit Tamer(const Lines& lines) : lines_(lines) { out_.text = lines.source(); }

    Tamed run() {
        skipFrontMatter();
        for (std::uint32_t line = out_.frontMatterEnd + 1; line <= lines_.count(); ++line) tameLine(line);
        return std::move(out_);
    }

private:
    void skipFrontMatter() {
        const auto fence = lines_.text(1);
        if (fence != "---" && fence != "+++") return;
        const auto first = lines_.count() > 1 ? lines_.text(2) : std::string_view{};
        if (first.find_first_of(fence == "---" ? ":#" : "=[#") == std::string_view::npos) return;
        const auto last = std::min(lines_.count(), kMaxFrontMatterLines);
        for (std::uint32_t line = 2; line <= last; ++line) {
            const auto text = lines_.text(line);
            if (text != fence && !(fence == "---" && text == "...")) continue;
            out_.frontMatterEnd = line;
            break;
        }
        for (std::uint32_t line = 1; line <= out_.frontMatterEnd; ++line) {
            const auto span = lines_.span(line);
            std::fill_n(out_.text.begin() + span.begin.value, span.size(), ' ');
        }
    }

    // Byte where the line's own content begins, past the marks of quotes and lists.
    std::uint32_t contentOf(ByteSpan span) {
        const auto source = lines_.source();
        auto at = span.begin.value;
        for (int marks = 0;;) {
            while (at < span.end.value && isBlank(source[at])) ++at;
            const auto rest = source.substr(at, span.end.value - at);
            if (rest.empty() || isThematicBreak(rest)) return at;
            const auto mark = rest[0] == '>' ? std::size_t{1} : listMark(rest);
            if (mark == 0) return at;
            if (++marks > kMaxContainersOnLine || at - span.begin.value > kMaxContainerColumn) {
                out_.deep.push_back(at);
                out_.text[at] = kNeutral;
                return at + 1;
            }
            at += static_cast<std::uint32_t>(mark);
        }
    }

    void tameLine(std::uint32_t line) {
        const auto span = lines_.span(line);
        const auto source = lines_.source();
        const auto begin = contentOf(span);
        const auto content = source.substr(begin, span.end.value - begin);
        if (content.empty()) {
            delimiterRows_ = 0;
            return;
        }
        if (isThematicBreak(content) && out_.text[begin] != kNeutral) return;
        if (isDelimiterRow(content) && !allowTable(line, content)) {
            std::ranges::replace(out_.text.begin() + begin, out_.text.begin() + span.end.value, '-', kNeutral);
            return;
        }
        for (auto at = begin; at < span.end.value; ++at) {
            const auto mark = kMarks[static_cast<unsigned char>(source[at])];
            if (mark == Mark::None || (mark != Mark::Inline && keeps(mark, at, begin))) continue;
            out_.text[at] = kNeutral;
        }
    }

    // Does a mark of inline text mean something to blocks as well? So many do in no text that is meant to be read that
    // the rest are taken for inline text.
    bool keeps(Mark mark, std::uint32_t at, std::uint32_t begin) {
        const auto source = lines_.source();
        if (mark == Mark::Zero) {
            if (out_.zeros.size() < kReportedZeros) out_.zeros.push_back(at);
            return false;
        }
        if (at == begin) return mark == Mark::Fence || mark == Mark::Angle;
        const bool means = mark == Mark::Fence   ? source[begin] == '`'
                           : mark == Mark::Angle ? source.substr(at, 2) == "</"
                                                 : source[begin] == '<' || (hasCdata_ && endsCdata(at));
        return means && kept_++ < kKeptMarks;
    }

    [[nodiscard]] bool endsCdata(std::uint32_t at) const {
        return lines_.source().substr(at, 3) == "]]>" || lines_.source().substr(at - 1, 3) == "]]>";
    }

    static bool isDelimiterRow(std::string_view content) {
        return content.find_first_not_of("|:- \t") == std::string_view::npos &&
               content.find('-') != std::string_view::npos && content.find_first_of("|:") != std::string_view::npos;
    }

    bool allowTable(std::uint32_t line, std::string_view delimiterRow) {
        if (++delimiterRows_ > kDelimiterRowsInARun) return false;
        const auto columns = static_cast<std::uint64_t>(std::ranges::count(delimiterRow, '|')) + 1;
        std::uint64_t rows = 0;
        auto last = line;
        while (last < lines_.count() && lines_.text(last + 1).find_first_not_of(" \t>") != std::string_view::npos) {
            ++last;
            ++rows;
        }
        const auto bytes = lines_.nextStart(last) - lines_.span(line).begin.value;
        const auto cells = columns * rows;
        return cells <= kSmallTable || cells <= bytes;
    }

    const Lines& lines_;
    Tamed out_;
    std::uint32_t kept_ = 0;
    bool hasCdata_ = lines_.source().find("<![CDATA[") != std::string_view::npos;
    int delimiterRows_ = 0;  // in the run of lines since the last blank one
};

}  // namespace

Tamed tame(const Lines& lines) { return Tamer(lines).run(); }

}  // namespace periplus::catalogue
