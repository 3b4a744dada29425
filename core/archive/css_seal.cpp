#include "archive/css_seal.h"

#include "archive/css_tokens.h"

#include <algorithm>
#include <array>

namespace periplus::archive {
namespace {

using std::string_view_literals::operator""sv;

constexpr auto kNowhere = "url(\"data:,\")"sv;
constexpr std::array kNamespaces = {"http://www.w3.org/1999/xhtml"sv, "http://www.w3.org/2000/svg"sv,
                                    "http://www.w3.org/1998/Math/MathML"sv, "http://www.w3.org/1999/xlink"sv};
// In image-set() and the like these may stand; what var() and the rest put there cannot be known.
constexpr std::array kInSets = {"url"sv,
                                "src"sv,
                                "type"sv,
                                "linear-gradient"sv,
                                "radial-gradient"sv,
                                "conic-gradient"sv,
                                "repeating-linear-gradient"sv,
                                "repeating-radial-gradient"sv,
                                "rgb"sv,
                                "rgba"sv,
                                "hsl"sv,
                                "hsla"sv,
                                "calc"sv};

bool isNamed(const CssToken& token, std::string_view a, std::string_view b = {}) {
    return token.named(a) || (!b.empty() && token.named(b));
}

bool isSet(const CssToken& function) {
    return isNamed(function, "image-set", "-webkit-image-set") || isNamed(function, "image", "-webkit-image") ||
           isNamed(function, "cross-fade", "-webkit-cross-fade");
}

std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\a "; break;
            case '<': out += "\\3c "; break;
            default: out += c;
        }
    }
    return out + '"';
}

class CssSealer {
public:
    CssSealer(std::string_view utf8, References& references, bool perhaps)
        : tokens_(utf8), references_(references), perhaps_(perhaps) {
        out_.reserve(utf8.size());
    }

    std::string run() {
        for (auto token = tokens_.next(); token.kind != CssKind::End; token = tokens_.next()) seal(token);
        endAlternatives();
        return std::move(out_);
    }

private:
    void seal(const CssToken& token) {
        switch (token.kind) {
            case CssKind::Comment: return comment();
            case CssKind::Markup:
            case CssKind::BadString: return leftOut();
            case CssKind::BadUrl: return emit(kNowhere);
            case CssKind::Url: return address(token.value);
            case CssKind::String: return inSet_ ? address(token.value) : emit(quoted(token.value));
            case CssKind::Function: return function(token);
            case CssKind::AtKeyword: return atRule(token);
            case CssKind::Sign: return sign(token);
            default: return verbatim(token);
        }
    }

    void comment() {
        out_ += out_.ends_with('<') ? " /**/" : "/**/";
        inName_ = false;
    }

    // Made here, or put down behind what was made or left out: must not become one token with what stands before.
    void emit(std::string_view piece) {
        if (out_.ends_with('<')) {
            if (!piece.starts_with('=') && !piece.starts_with(' ')) out_ += ' ';
        } else if (!out_.empty() && (inName_ || (!endsToken(out_.back()) && !endsToken(piece.front())))) {
            out_ += "/**/";
        }
        out_ += piece;
        joined_ = false;
        inName_ = false;
    }

    static bool endsToken(char c) { return " \t\n;{}(),:\""sv.find(c) != std::string_view::npos; }

    void emitAsBefore(std::string_view piece) {
        if (joined_ && !out_.ends_with('<')) {
            out_ += piece;
        } else {
            emit(piece);
        }
        joined_ = true;
        inName_ = false;
    }

    // Names may hold "\<".
    void verbatim(const CssToken& token) {
        const auto source = token.source;
        source.find('<') == std::string_view::npos ? emitAsBefore(source) : emitAsBefore(withoutMarkup(source));
        inName_ = token.kind != CssKind::Space && token.kind != CssKind::Function;
    }

    static std::string withoutMarkup(std::string_view source) {
        std::string plain;
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (source[i] == '\\' && i + 1 < source.size()) {
                if (source[i + 1] == '<') {
                    plain += "\\3c ";
                } else {
                    plain.append(source.substr(i, 2));
                }
                ++i;
            } else if (source[i] != '<') {
                plain += source[i];
            }
        }
        return plain;
    }

    void sign(const CssToken& token) {
        const char c = token.source.front();
        if (c == '\0' || c == '\\') return leftOut();  // a lone backslash would take what follows with it
        if (c == '(') ++depth_;
        if (c == ')') closeBracket();
        if (c == '{' && depth_ == 0) {
            inFont_ = fontRule_;
            fontRule_ = false;
        }
        if (c == ';' || c == '}') endAlternatives();
        if (c == '}') inFont_ = false;
        emitAsBefore(token.source);
    }

    void closeBracket() {
        if (depth_ > 0) --depth_;
        if (inSet_ && depth_ < setDepth_) {
            inSet_ = false;
            if (!inFont_) endAlternatives();
        }
    }

    void function(const CssToken& token) {
        if (isNamed(token, "url", "src")) return addressFunction();
        if (inSet_) {
            const bool known = std::ranges::any_of(kInSets, [&](auto name) { return token.named(name); });
            if (!known && !isSet(token)) {
                skipFunction();
                return emit(kNowhere);
            }
            if (token.named("type")) {
                verbatim(token);
                return plainFunction();
            }
        }
        ++depth_;
        if (isSet(token) && !inSet_) {
            inSet_ = true;
            setDepth_ = depth_;
        }
        verbatim(token);
    }

    // url("...") and src("..."): a string, and what may stand behind it is dropped.
    void addressFunction() {
        std::string value;
        bool plain = false;
        bool first = true;
        std::size_t open = 1;
        while (open > 0) {
            const auto token = tokens_.next();
            if (token.kind == CssKind::End) break;
            if (token.kind == CssKind::Function || token.is('(')) ++open;
            if (token.is(')')) --open;
            if (token.kind == CssKind::Space || token.kind == CssKind::Comment) continue;
            if (first && token.kind == CssKind::String) {
                value = token.value;
                plain = true;
            }
            first = false;
        }
        plain ? address(value) : emit(kNowhere);
    }

    void skipFunction() {
        for (std::size_t open = 1; open > 0;) {
            const auto token = tokens_.next();
            if (token.kind == CssKind::End) return;
            if (token.kind == CssKind::Function || token.is('(')) ++open;
            if (token.is(')')) --open;
        }
    }

    // type("image/png"): a string that is no address.
    void plainFunction() {
        for (;;) {
            const auto token = tokens_.next();
            if (token.kind == CssKind::String) emit(quoted(token.value));
            if (token.kind == CssKind::End || token.is(')')) break;
        }
        emit(")");
    }

    void address(std::string_view value) {
        if (value.starts_with('#')) return emit("url(" + quoted(value) + ")");
        const auto kind = inFont_ ? ReferenceKind::Font : ReferenceKind::Image;
        const auto place = references_.place(value, kind, perhaps_ || inFont_);
        emit(place.path.empty() ? std::string(kNowhere) : "url(" + quoted(place.path) + ")");
        if (inFont_ || inSet_) {
            alternatives_.push_back(place);
        } else {
            references_.note(place);
        }
    }

    void endAlternatives() {
        references_.noteAlternatives(alternatives_);
        alternatives_.clear();
    }

    void atRule(const CssToken& token) {
        const bool charset = token.named("charset");
        const bool import = token.named("import");
        if (charset || import || token.named("namespace")) {
            leftOut();
            return charset ? skipStatement() : import ? importRule() : namespaceRule();
        }
        fontRule_ = token.named("font-face");
        verbatim(token);
    }

    void leftOut() { joined_ = false; }

    // Up to its ';'; a block ends it too.
    void skipStatement() {
        leftOut();
        std::size_t open = 0;
        for (;;) {
            const auto token = tokens_.next();
            if (token.kind == CssKind::End) return;
            if (token.is('{')) ++open;
            if (token.is('}') && open == 0) return sign(token);  // of the block around it
            if (token.is('}') && --open == 0) return;
            if (token.is(';') && open == 0) return;
        }
    }

    CssToken nextMeant() {
        auto token = tokens_.next();
        while (token.kind == CssKind::Space || token.kind == CssKind::Comment) token = tokens_.next();
        return token;
    }

    // The first string or url() of a rule; the rule is dropped when there is none.
    bool ruleAddress(CssToken& token, std::string& value) {
        if (token.kind == CssKind::String || token.kind == CssKind::Url) {
            value = token.value;
            return true;
        }
        if (token.kind == CssKind::Function && isNamed(token, "url", "src")) {
            const auto inside = nextMeant();
            value = inside.value;
            if (!inside.is(')')) skipFunction();
            if (inside.kind == CssKind::String) return true;
        }
        if (token.kind != CssKind::End && !token.is(';')) skipStatement();
        return false;
    }

    void importRule() {
        auto token = nextMeant();
        std::string value;
        if (!ruleAddress(token, value)) return;
        const auto path = references_.take(value, ReferenceKind::Style, false);
        if (path.empty()) return skipStatement();
        emit("@import url(" + quoted(path) + ")");
    }

    void namespaceRule() {
        auto token = nextMeant();
        const auto prefix = token;
        if (prefix.kind == CssKind::Ident) token = nextMeant();
        std::string value;
        if (!ruleAddress(token, value)) return;
        skipStatement();
        if (std::ranges::find(kNamespaces, value) == kNamespaces.end()) return;
        emit("@namespace ");
        if (prefix.kind == CssKind::Ident) verbatim(prefix);
        emit(quoted(value) + ";");
    }

    CssTokens tokens_;
    References& references_;
    bool perhaps_;
    std::string out_;
    std::vector<Place> alternatives_;
    bool inName_ = false;    // what was put down last is a name or number, and may end in an escape
    bool joined_ = true;     // what comes next stood directly behind what was put down last
    std::size_t depth_ = 0;  // of round brackets
    std::size_t setDepth_ = 0;
    bool inSet_ = false;
    bool fontRule_ = false;  // @font-face, before its block
    bool inFont_ = false;
};

}  // namespace

std::string sealedCss(std::string_view utf8, References& references, bool perhaps) {
    return CssSealer(utf8, references, perhaps).run();
}

}  // namespace periplus::archive
