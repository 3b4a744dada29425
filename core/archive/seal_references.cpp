#include "archive/seal_references.h"

#include "archive/address.h"
#include "archive/seal_names.h"
#include "base/resolve_url.h"
#include "base/url.h"
#include "text/html_tame.h"

#include <algorithm>

namespace periplus::archive {
namespace {

constexpr std::size_t kMaxInline = std::size_t{16} * 1024 * 1024;
constexpr std::size_t kMaxAddress = 32768;

bool isPlainKey(std::string_view key) {
    return !key.empty() && key.size() <= 128 && std::ranges::all_of(key, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    });
}

bool isDataAddress(std::string_view address) { return text::lowerAscii(address.substr(0, 5)) == "data:"; }

// Of letters that need no escape in an attribute, a srcset or url("").
bool isPlainData(std::string_view address) {
    return std::ranges::none_of(address, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

}  // namespace

bool staysInline(std::string_view dataAddress, ReferenceKind kind) {
    const auto type = text::lowerAscii(dataAddress.substr(5, dataAddress.substr(0, 128).find_first_of(";,") - 5));
    if (kind == ReferenceKind::Image || kind == ReferenceKind::Icon) return type.starts_with("image/");
    if (kind != ReferenceKind::Font) return false;
    return type.starts_with("font/") || type.starts_with("application/font") ||
           type.starts_with("application/x-font") || type == "application/vnd.ms-fontobject" ||
           type == "application/octet-stream";
}

Place References::place(std::string_view address, ReferenceKind kind, bool perhaps) const {
    Place place;
    place.reference.kind = kind;
    place.reference.perhaps = perhaps;
    const auto first = std::min(address.find_first_not_of(" \t\r\n\f"), address.size());
    address.remove_prefix(first);
    while (!address.empty() && text::isHtmlSpace(address.back())) address.remove_suffix(1);
    if (address.empty()) return place;
    if (isDataAddress(address)) {
        if (address.size() > kMaxInline || !staysInline(address, kind)) return place;
        place.path = isPlainData(address) ? std::string(address) : std::string();
        if (place.path.empty())
            for (const char c : address) {
                if (c == ' ') {
                    place.path += "%20";
                } else if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) {
                    place.path += c;
                }
            }
        place.inlined = true;
        return place;
    }
    if (address.size() > kMaxAddress) return place;
    const auto absolute = resolveUrl(base_, address);
    if (!isWebAddress(absolute) && !absolute.starts_with("cid:")) return place;
    place.reference.url = withoutFragment(absolute);
    place.reference.perhaps = perhaps || isOfAdvertisers(text::lowerAscii(splitUrl(absolute).host));
    const auto key = part_(place.reference);
    if (key && inlinesAll_) place.path = *key + fragmentOf(absolute);
    if (key && !inlinesAll_ && isPlainKey(*key)) place.path = "/" + *key + fragmentOf(absolute);
    return place;
}

void References::inlineAll(std::string_view policy) {
    inlinesAll_ = true;
    policy_ = policy;
}

void References::put(Noted& into, const Reference& reference) {
    const auto [known, fresh] = into.known.try_emplace({reference.url, reference.kind}, into.list.size());
    if (fresh) {
        into.list.push_back(reference);
    } else if (!reference.perhaps) {
        into.list[known->second].perhaps = false;
    }
}

void References::note(const Place& place) {
    if (!place.reference.url.empty()) put(place.path.empty() ? missing_ : found_, place.reference);
}

void References::noteAlternatives(const std::vector<Place>& places) {
    bool any = false;
    for (const auto& place : places) {
        if (place.path.empty()) continue;
        note(place);
        any = true;
    }
    if (any) return;
    const auto first = std::ranges::find_if(places, [](const Place& p) { return !p.reference.url.empty(); });
    if (first != places.end()) note(*first);
}

std::string References::take(std::string_view address, ReferenceKind kind, bool perhaps) {
    auto found = place(address, kind, perhaps);
    note(found);
    return std::move(found.path);
}

std::string References::link(std::string_view address, std::string_view document) const {
    if (address.size() > kMaxAddress) return {};
    const auto absolute = resolveUrl(base_, address);
    const auto fragment = fragmentOf(absolute);
    if (!fragment.empty() && withoutFragment(absolute) == withoutFragment(document)) return fragment;
    return isWebAddress(absolute) && classifyUrl(absolute).kind == UrlKind::Openable ? absolute : std::string();
}

void References::doubt(std::string_view what) { doubts_.emplace(what); }

void References::moveInto(Sealed& sealed) {
    sealed.found = std::move(found_.list);
    sealed.missing = std::move(missing_.list);
    sealed.doubts.insert(sealed.doubts.end(), doubts_.begin(), doubts_.end());
}

}  // namespace periplus::archive
