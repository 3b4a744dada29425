#include "models/entry_index.h"

#include "bridge/text.h"

#include <algorithm>
#include <unordered_map>

namespace periplus {
namespace {

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void appendFolded(std::string& out, std::string_view text) {
    if (!isAscii(text)) {
        out += qt(text).normalized(QString::NormalizationForm_KC).toCaseFolded().toStdString();
        return;
    }
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Gives each distinct name a number, in the order of first appearance.
class Numbering {
public:
    explicit Numbering(std::vector<EntryIndex::Name>& names) : names_(names) {}

    std::uint32_t numberOf(const std::string& key, const auto& makeName) {
        const auto [place, isNew] = numbers_.try_emplace(key, static_cast<std::uint32_t>(names_.size()));
        if (isNew) names_.push_back({makeName(), 0});
        return place->second;
    }

private:
    std::vector<EntryIndex::Name>& names_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// The part of a URL that decides its host, so that a host is converted once and not for each link.
std::string_view hostPart(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    return url.substr(0, url.find_first_of("/?#", scheme + 3));
}

}  // namespace

std::string foldedWords(std::string_view text) {
    std::string folded;
    appendFolded(folded, text);
    return folded;
}

std::uint32_t EntryIndex::numberOf(const std::vector<Name>& names, const QString& name) {
    const auto found = std::ranges::find(names, name, &Name::name);
    return found == names.end() ? kNoName : static_cast<std::uint32_t>(found - names.begin());
}

EntryIndex::EntryIndex(study::SnapshotPtr snapshot) : snapshot_(std::move(snapshot)) {
    textStarts_.push_back(0);
    hostStarts_.push_back(0);
    if (!snapshot_ || !snapshot_->catalogue) return;
    Numbering byHost(hosts_);
    Numbering byAuthor(authors_);
    std::unordered_map<std::string, std::uint32_t> numberOfPart;
    for (const catalogue::Node& node : snapshot_->catalogue->nodes) {
        const bool entry = node.kind == catalogue::NodeKind::Entry;
        parents_.push_back(node.parent);
        isEntry_.push_back(entry ? 1 : 0);

        appendFolded(text_, node.title);
        text_ += '\n';
        appendFolded(text_, node.author);
        const std::size_t firstHost = hostNumbers_.size();
        for (const catalogue::Link& link : node.links) {
            if (link.role == catalogue::LinkRole::Reference) continue;
            const std::string_view part = hostPart(link.url);
            if (part.empty()) continue;
            const auto [known, isNew] = numberOfPart.try_emplace(std::string(part), kNoName);
            if (isNew) {
                const QString host = hostOf(part);
                known->second = byHost.numberOf(utf8(host), [&] { return QString(host); });
            }
            const auto own = hostNumbers_.begin() + static_cast<std::ptrdiff_t>(firstHost);
            if (std::find(own, hostNumbers_.end(), known->second) != hostNumbers_.end()) continue;
            hostNumbers_.push_back(known->second);
            if (entry) ++hosts_[known->second].entries;
            text_ += '\n';
            appendFolded(text_, utf8(hosts_[known->second].name));
        }
        text_ += '\n';
        textStarts_.push_back(static_cast<std::uint32_t>(text_.size()));
        hostStarts_.push_back(static_cast<std::uint32_t>(hostNumbers_.size()));

        std::uint32_t author = node.parent == catalogue::kNoNode ? kNoName : authorNumbers_[node.parent];
        if (!node.author.empty()) author = byAuthor.numberOf(node.author, [&] { return qt(node.author); });
        authorNumbers_.push_back(author);
        if (entry && author != kNoName) ++authors_[author].entries;
    }
    text_.shrink_to_fit();
}

}  // namespace periplus
