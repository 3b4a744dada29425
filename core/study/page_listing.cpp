#include "study/page_listing.h"

#include <algorithm>
#include <array>
#include <set>

namespace periplus::study {

namespace {

using store::ResourceQuality;

constexpr int kMaxRedirects = 20;

// Pictures of old pages are asked for by https where the page says http, and the other way round.
std::string otherScheme(const std::string& url) {
    if (url.starts_with("http://")) return "https://" + url.substr(7);
    if (url.starts_with("https://")) return "http://" + url.substr(8);
    return {};
}

std::string whyUnusable(const store::StoredResource& resource) {
    if (resource.quality == ResourceQuality::CutOff) return "cut off in the archive";
    if (resource.quality == ResourceQuality::Refused) return "the server answered " + std::to_string(resource.status);
    return {};
}

}  // namespace

Result<std::optional<store::StoredResource>> ArchiveParts::nearest(const std::string& url, bool refusals) {
    std::optional<store::StoredResource> best;
    const auto far = [this](const store::StoredResource& one) {
        return at_ < one.at ? one.at.value - at_.value : at_.value - one.at.value;
    };
    for (const auto quality : {ResourceQuality::Good, ResourceQuality::Refused, ResourceQuality::CutOff}) {
        auto found = table_.nearest(url, at_, quality);
        if (!found) return std::unexpected(found.error());
        const bool nearer =
            *found && best && refusals && quality == ResourceQuality::Refused && far(**found) < far(*best);
        if (*found && (!best || nearer)) best = std::move(**found);
    }
    return best;
}

Result<FoundPart> ArchiveParts::follow(const std::string& url, bool refusals) {
    std::set<std::string> seen;
    std::string at = url;
    while (true) {
        if (!seen.insert(store::comparedAddress(at)).second || seen.size() > kMaxRedirects)
            return FoundPart{at, {}, "redirected in a circle"};
        auto found = nearest(at, refusals);
        if (found && !*found)
            if (const auto other = otherScheme(at); !other.empty()) found = nearest(other, refusals);
        if (!found) return std::unexpected(found.error());
        if (!*found) return FoundPart{at, {}, "not in the archive"};
        if ((*found)->redirect.empty()) return FoundPart{at, **found, whyUnusable(**found)};
        at = (*found)->redirect;
    }
}

Result<FoundPart> ArchiveParts::find(const std::string& url) { return follow(url, false); }

Result<FoundPart> ArchiveParts::findPage(const std::string& url) {
    auto found = follow(url, true);
    if (found && found->resource.quality == ResourceQuality::Refused) found->missing.clear();
    return found;
}

ListedParts::ListedParts(store::AddressTable& table, const std::vector<CapturePart>& parts,
                         const std::vector<MissingPart>& missing)
    : table_(table) {
    for (const auto& part : parts) {
        parts_.try_emplace(store::comparedAddress(part.url), &part);
        if (part.status < 300 || part.status > 399) targets_.try_emplace(part.hash, &part);
    }
    for (const auto& part : missing) missing_.try_emplace(store::comparedAddress(part.url), &part);
}

Result<FoundPart> ListedParts::find(const std::string& url) {
    const auto address = store::comparedAddress(url);
    if (const auto gap = missing_.find(address); gap != missing_.end()) return FoundPart{url, {}, gap->second->reason};
    auto found = parts_.find(address);
    if (found == parts_.end()) return FoundPart{url, {}, "not in the archive"};
    const auto target = targets_.find(found->second->hash);
    const CapturePart& part =
        target == targets_.end() || found->second->status < 300 ? *found->second : *target->second;
    auto stored = table_.withHash(part.hash);
    if (!stored) return std::unexpected(stored.error());
    if (!*stored) return FoundPart{url, {}, "not in the archive"};
    (*stored)->contentType = part.contentType;
    (*stored)->status = part.status;
    return FoundPart{part.url, std::move(**stored), {}};
}

}  // namespace periplus::study
