// Where annotations stand in the excerpts of a list as it is now. Fails closed: a place is given only when one excerpt
// is clearly it.
#include "annotate/resolve.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "study/library.h"

#include <algorithm>
#include <unordered_map>

namespace periplus::study {

namespace {

using annotate::Resolution;
using annotate::Standing;

constexpr double kMargin = 0.15;  // by which the best excerpt must be surer than the next

struct Excerpt {
    catalogue::NodeIndex entry = catalogue::kNoNode;
    std::uint32_t block = 0;
    std::string_view text;
    std::string hash;
};

using ExcerptMap = std::unordered_map<ArticleId, std::vector<Excerpt>>;

ExcerptMap excerptsOf(const CatalogueSnapshot& snapshot, const std::vector<Annotation>& annotations) {
    ExcerptMap excerpts;
    for (const auto& annotation : annotations) excerpts[annotation.article];
    for (catalogue::NodeIndex node = 0; node < snapshot.articleOf.size(); ++node) {
        if (snapshot.articleOf[node].empty()) continue;
        const auto wanted = excerpts.find(snapshot.articleOf[node]);
        if (wanted == excerpts.end()) continue;
        for (const auto block : snapshot.excerptBlocks(node)) {
            const std::string& text = snapshot.catalogue->nodes[node].blocks[block].text;
            wanted->second.push_back({node, block, text, sha256Hex(text)});
        }
    }
    return excerpts;
}

bool isUnchanged(const Excerpt& excerpt, const annotate::SelectorSet& selectors) {
    return excerpt.hash == selectors.textHash && slice(excerpt.text, selectors.position) == selectors.quote.exact;
}

bool isPlaced(const Resolution& resolution) {
    return resolution.standing == Standing::Exact || resolution.standing == Standing::Moved ||
           resolution.standing == Standing::Edited;
}

Placement at(const Annotation& annotation, const Excerpt& excerpt, Resolution resolution) {
    return {annotation.id, std::move(resolution), excerpt.entry, excerpt.block};
}

Placement without(const Annotation& annotation, const std::vector<Excerpt>& excerpts, Standing standing) {
    Placement placement{annotation.id, {}, catalogue::kNoNode, 0};
    placement.resolution.standing = standing;
    if (!excerpts.empty()) placement.entry = excerpts.front().entry;
    return placement;
}

// The text changed: the one excerpt that clearly holds the quote, or none.
Placement search(const Annotation& annotation, const std::vector<Excerpt>& excerpts) {
    const Excerpt* best = nullptr;
    Resolution found;
    double second = 0;
    bool doubtful = false;
    for (const auto& excerpt : excerpts) {
        Resolution resolution = annotate::resolve(excerpt.text, annotation.selectors);
        doubtful = doubtful || resolution.standing == Standing::Ambiguous;
        if (!isPlaced(resolution)) continue;
        if (best == nullptr || resolution.confidence > found.confidence) {
            if (best != nullptr) second = found.confidence;
            best = &excerpt;
            found = std::move(resolution);
        } else {
            second = std::max(second, resolution.confidence);
        }
    }
    if (best == nullptr) return without(annotation, excerpts, doubtful ? Standing::Ambiguous : Standing::Lost);
    if (doubtful || (second > 0 && found.confidence - second < kMargin))
        return without(annotation, excerpts, Standing::Ambiguous);
    return at(annotation, *best, std::move(found));
}

Placement place(const Annotation& annotation, const std::vector<Excerpt>& excerpts) {
    const auto unchanged = [&](const Excerpt& excerpt) { return isUnchanged(excerpt, annotation.selectors); };
    const auto first = std::ranges::find_if(excerpts, unchanged);
    if (first == excerpts.end()) return search(annotation, excerpts);
    if (std::find_if(first + 1, excerpts.end(), unchanged) != excerpts.end())
        return without(annotation, excerpts, Standing::Ambiguous);  // the same code stands there twice
    return at(annotation, *first, {Standing::Exact, annotation.selectors.position, 1, {}});
}

}  // namespace

std::vector<Placement> placements(const CatalogueSnapshot& snapshot, const std::vector<Annotation>& annotations) {
    const ExcerptMap excerpts = excerptsOf(snapshot, annotations);
    std::vector<Placement> placed;
    placed.reserve(annotations.size());
    for (const auto& annotation : annotations) placed.push_back(place(annotation, excerpts.at(annotation.article)));
    return placed;
}

}  // namespace periplus::study
