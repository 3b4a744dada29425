#include "text/html_tame.h"

#include <algorithm>
#include <array>
#include <map>

namespace periplus::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kVoid = {"area"sv,  "base"sv,   "basefont"sv, "bgsound"sv, "br"sv,     "col"sv,  "embed"sv,
                              "hr"sv,    "img"sv,    "image"sv,    "input"sv,   "keygen"sv, "link"sv, "meta"sv,
                              "param"sv, "source"sv, "track"sv,    "wbr"sv,     "frame"sv};
constexpr std::array kRaw = {"script"sv, "style"sv, "xmp"sv, "iframe"sv, "noembed"sv, "noframes"sv, "plaintext"sv};
// Closed by what follows them, or there once: they do not nest without another element between.
constexpr std::array kUncounted = {"html"sv,    "head"sv,   "body"sv,     "p"sv,     "li"sv,    "dt"sv,    "dd"sv,
                                   "td"sv,      "th"sv,     "tr"sv,       "tbody"sv, "thead"sv, "tfoot"sv, "colgroup"sv,
                                   "caption"sv, "option"sv, "optgroup"sv, "rt"sv,    "rp"sv,    "rb"sv,    "rtc"sv};
constexpr std::array kFormatting = {"a"sv,    "b"sv, "big"sv,   "code"sv,   "em"sv,     "font"sv, "i"sv,
                                    "nobr"sv, "s"sv, "small"sv, "strike"sv, "strong"sv, "tt"sv,   "u"sv};
constexpr std::array kBoundary = {"table"sv, "object"sv, "applet"sv, "marquee"sv, "template"sv, "select"sv, "button"sv};
// An end tag of an element that is none of these and means nothing to the parser goes no further than one of these.
constexpr std::array kSpecial = {
    "address"sv, "article"sv,  "aside"sv,      "blockquote"sv, "center"sv,  "details"sv, "dir"sv,     "div"sv,
    "dl"sv,      "fieldset"sv, "figcaption"sv, "figure"sv,     "footer"sv,  "form"sv,    "h1"sv,      "h2"sv,
    "h3"sv,      "h4"sv,       "h5"sv,         "h6"sv,         "header"sv,  "hgroup"sv,  "listing"sv, "main"sv,
    "menu"sv,    "nav"sv,      "ol"sv,         "pre"sv,        "section"sv, "summary"sv, "ul"sv};

template <typename Names>
bool isOneOf(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Tag {
    std::string name;
    std::size_t end = 0;      // behind the '>'
    std::size_t keepEnd = 0;  // where attributes over the limit begin; `end` when there are none
    bool selfClosing = false;
    bool closed = false;
};

class Tamer {
public:
    Tamer(std::string_view source, const HtmlLimits& limits) : source_(source), limits_(limits) {
        out_.reserve(source.size());
    }

    std::string run(std::vector<std::string>& doubts) {
        while (at_ < source_.size() && !full_) step();
        if (full_) doubts.emplace_back("more elements than can be shown: the rest was cut off");
        if (unwrapped_) doubts.emplace_back("elements nested too deeply were unwrapped");
        if (stripped_) doubts.emplace_back("an element had too many attributes: the rest was left out");
        return std::move(out_);
    }

private:
    void copyTo(std::size_t end) {
        out_.append(source_.substr(at_, end - at_));
        at_ = end;
    }

    void step() {
        const auto open = source_.find('<', at_);
        if (open == std::string_view::npos) return copyTo(source_.size());
        copyTo(open);
        const auto next = open + 1 < source_.size() ? source_[open + 1] : '\0';
        if (isLetter(next)) return startTag();
        if (next == '/' && open + 2 < source_.size() && isLetter(source_[open + 2])) return endTag();
        if (next == '!' || next == '?' || next == '/') return copyTo(markupEnd());
        copyTo(open + 1);
    }

    // Behind a comment or what the parser takes for one.
    [[nodiscard]] std::size_t markupEnd() const {
        if (source_.substr(at_, 4) == "<!--") {
            if (source_.substr(at_, 5) == "<!-->") return at_ + 5;
            const auto plain = source_.find("-->", at_ + 3);
            const auto odd = source_.find("--!>", at_ + 4);
            if (plain == std::string_view::npos && odd == std::string_view::npos) return source_.size();
            return plain < odd ? plain + 3 : odd + 4;
        }
        const auto close = source_.find('>', at_);
        return close == std::string_view::npos ? source_.size() : close + 1;
    }

    [[nodiscard]] Tag tagAt(std::size_t nameBegin) const {
        Tag tag;
        auto i = nameBegin;
        while (i < source_.size() && !isHtmlSpace(source_[i]) && source_[i] != '/' && source_[i] != '>') ++i;
        tag.name = lowerAscii(source_.substr(nameBegin, i - nameBegin));
        for (std::size_t count = 0;; ++count) {
            while (i < source_.size() && (isHtmlSpace(source_[i]) || source_[i] == '/')) ++i;
            if (i >= source_.size() || source_[i] == '>') break;
            if (count == limits_.attributes) tag.keepEnd = i;
            i = attributeEnd(i);
        }
        tag.closed = i < source_.size();
        tag.selfClosing = tag.closed && source_[i - 1] == '/';
        tag.end = tag.closed ? i + 1 : i;
        if (tag.keepEnd == 0) tag.keepEnd = tag.end;
        return tag;
    }

    [[nodiscard]] std::size_t attributeEnd(std::size_t i) const {
        ++i;  // a name may begin with '='
        while (i < source_.size() && !isHtmlSpace(source_[i]) && source_[i] != '/' && source_[i] != '>' &&
               source_[i] != '=')
            ++i;
        auto value = i;
        while (value < source_.size() && isHtmlSpace(source_[value])) ++value;
        if (value >= source_.size() || source_[value] != '=') return i;
        ++value;
        while (value < source_.size() && isHtmlSpace(source_[value])) ++value;
        if (value >= source_.size()) return value;
        if (source_[value] == '"' || source_[value] == '\'') {
            const auto close = source_.find(source_[value], value + 1);
            return close == std::string_view::npos ? source_.size() : close + 1;
        }
        while (value < source_.size() && !isHtmlSpace(source_[value]) && source_[value] != '>') ++value;
        return value;
    }

    void startTag() {
        if (++tags_ > limits_.nodes) {
            full_ = true;
            return;
        }
        const auto tag = tagAt(at_ + 1);
        if (!mayOpen(tag)) {
            at_ = tag.end;
            return;
        }
        copyTo(tag.keepEnd);
        if (tag.keepEnd != tag.end) {
            stripped_ = true;
            out_ += '>';
            at_ = tag.end;
        }
        if (foreign_ == 0 && (isRawText(tag.name) || tag.name == "textarea" || tag.name == "title"))
            copyTo(rawEnd(tag.name));
    }

    // Whether the element may open; counts it.
    bool mayOpen(const Tag& tag) {
        if (isVoidElement(tag.name) || isOneOf(kUncounted, tag.name) || !tag.closed) return true;
        if (foreign_ == 0 && (isRawText(tag.name) || tag.name == "textarea" || tag.name == "title")) return true;
        const bool foreignRoot = tag.name == "svg" || tag.name == "math";
        if (tag.selfClosing && (foreign_ > 0 || foreignRoot)) return true;
        if (open_.size() >= limits_.depth) {
            ++dropped_[tag.name];
            unwrapped_ = true;
            return false;
        }
        if (foreignRoot) ++foreign_;
        open_.push_back(tag.name);
        return true;
    }

    [[nodiscard]] std::size_t rawEnd(const std::string& name) const {
        if (name == "plaintext") return source_.size();
        for (auto i = at_; (i = source_.find("</", i)) != std::string_view::npos; i += 2) {
            const auto behind = i + 2 + name.size();
            if (lowerAscii(source_.substr(i + 2, name.size())) != name) continue;
            if (behind >= source_.size() || isHtmlSpace(source_[behind]) || source_[behind] == '/' ||
                source_[behind] == '>')
                return i;
        }
        return source_.size();
    }

    void endTag() {
        const auto tag = tagAt(at_ + 2);
        if (const auto left = dropped_.find(tag.name); left != dropped_.end() && left->second > 0) {
            --left->second;
            at_ = tag.end;
            return;
        }
        close(tag.name);
        copyTo(tag.end);
    }

    void close(const std::string& name) {
        const bool formatting = isOneOf(kFormatting, name);
        const bool known = isOneOf(kSpecial, name) || isOneOf(kBoundary, name);
        for (auto i = open_.size(); i-- > 0;) {
            if (open_[i] == name) {
                const auto first = open_.begin() + static_cast<std::ptrdiff_t>(i);
                const auto last = formatting ? first + 1 : open_.end();
                foreign_ -= static_cast<std::size_t>(
                    std::count_if(first, last, [](const auto& each) { return each == "svg" || each == "math"; }));
                open_.erase(first, last);
                return;
            }
            if (isOneOf(kBoundary, open_[i]) && name != "table") return;
            if (!formatting && !known && isOneOf(kSpecial, open_[i])) return;
        }
    }

    std::string_view source_;
    const HtmlLimits& limits_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t tags_ = 0;
    std::size_t foreign_ = 0;
    std::vector<std::string> open_;
    std::map<std::string, std::size_t> dropped_;
    bool full_ = false;
    bool unwrapped_ = false;
    bool stripped_ = false;
};

}  // namespace

bool isHtmlSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

bool isVoidElement(std::string_view name) { return isOneOf(kVoid, name); }
bool isRawText(std::string_view name) { return isOneOf(kRaw, name); }

std::string tamed(std::string_view utf8, const HtmlLimits& limits, std::vector<std::string>& doubts) {
    return Tamer(utf8, limits).run(doubts);
}

}  // namespace periplus::text
