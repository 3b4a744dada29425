#pragma once
// What a document asks for while it is sealed: each address is looked up once it is absolute, and put down as found or
// missing. Ownership: the part function is the caller's and outlives this. Thread: one. Errors: none.
#include "archive/seal.h"

#include <map>
#include <set>

namespace periplus::archive {

// First in the head of all that is sealed.
inline constexpr std::string_view kPolicy =
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "media-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'";

// Where a reference leads in the sealed form.
struct Place {
    Reference reference;
    std::string path;  // "/<key>#fragment" or a data: address that stays; empty: it is not there
    bool inlined = false;
};

class References {
public:
    References(std::string base, const PartKey& part) : base_(std::move(base)), part_(part) {}

    // From here on the part function gives whole addresses, not keys.
    void inlineAll(std::string_view policy);
    [[nodiscard]] bool inlinesAll() const { return inlinesAll_; }
    [[nodiscard]] std::string_view policy() const { return policy_; }

    [[nodiscard]] const std::string& base() const { return base_; }
    void setBase(std::string base) { base_ = std::move(base); }

    // Looked up, not put down. An address of no kind that can be asked for has no url either.
    [[nodiscard]] Place place(std::string_view address, ReferenceKind kind, bool perhaps = false) const;
    void note(const Place& place);
    // One of these is enough: what is there is found; nothing there: the first is missing.
    void noteAlternatives(const std::vector<Place>& places);
    // Both, for what has no alternatives: the path, or nothing.
    std::string take(std::string_view address, ReferenceKind kind, bool perhaps = false);

    // An address that a person may follow: http or https, absolute; "#here" within the document; or nothing.
    [[nodiscard]] std::string link(std::string_view address, std::string_view document) const;

    void doubt(std::string_view what);
    void moveInto(Sealed& sealed);

private:
    struct Noted {
        std::vector<Reference> list;
        std::map<std::pair<std::string, ReferenceKind>, std::size_t> known;  // where in the list
    };
    static void put(Noted& into, const Reference& reference);

    std::string base_;
    const PartKey& part_;
    std::string_view policy_ = kPolicy;
    bool inlinesAll_ = false;
    Noted found_;
    Noted missing_;
    std::set<std::string, std::less<>> doubts_;
};

// Whether a data: address may stay as a picture or font.
bool staysInline(std::string_view dataAddress, ReferenceKind kind);

}  // namespace periplus::archive
