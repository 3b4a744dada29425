#pragma once
// The tokens of a style sheet, read one after another as browsers read them. Thread: one. Errors: none, as in browsers.
// Source: https://www.w3.org/TR/css-syntax-3/#tokenization
#include <cstdint>
#include <string>
#include <string_view>

namespace periplus::archive {

enum class CssKind : std::uint8_t {
    Ident,
    Function,  // with its '('
    AtKeyword,
    Hash,
    String,
    BadString,
    Url,  // url(...) without quotes, whole
    BadUrl,
    Number,  // with its unit or '%'
    Space,
    Comment,
    Markup,  // <!-- and -->
    Sign,    // one character: brackets, ':', ';', ',' and all others
    End,
};

struct CssToken {
    CssKind kind = CssKind::End;
    std::string_view source;  // in CssTokens::text()
    std::string value;        // of names, strings and url(): without quotes, escapes undone

    [[nodiscard]] bool is(char sign) const { return kind == CssKind::Sign && source.front() == sign; }
    // Names mean the same in any case.
    [[nodiscard]] bool named(std::string_view lowerCase) const;
};

class CssTokens {
public:
    explicit CssTokens(std::string_view utf8);

    CssToken next();
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool validEscape(std::size_t ahead = 0) const;
    [[nodiscard]] bool startsName(std::size_t ahead = 0) const;
    [[nodiscard]] bool startsNumber() const;
    [[nodiscard]] CssToken from(std::size_t begin, CssKind kind, std::string value = {}) const;
    void escape(std::string& value);
    std::string name();
    CssToken nameLike();
    CssToken number();
    CssToken quoted(char quote);
    CssToken url(std::size_t begin);
    CssToken badUrl(std::size_t begin);

    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace periplus::archive
