#include "catalogue/inline_styles.h"

#include <algorithm>

namespace periplus::catalogue {

// Where a position of the uncut text is once the cuts are taken out.
std::uint32_t InlineStyles::moved(std::uint32_t position) const {
    const auto after = std::ranges::upper_bound(cuts_, position, {}, &StyleRange::begin);
    if (after == cuts_.begin()) return position;
    const auto index = static_cast<std::size_t>(after - cuts_.begin()) - 1;
    const auto& cut = cuts_[index];
    return position < cut.end ? cut.begin - (index == 0 ? 0 : removed_[index - 1]) : position - removed_[index];
}

void InlineStyles::applyCuts(InlineText& out) {
    if (cuts_.empty()) return;
    if (!std::ranges::is_sorted(cuts_, {}, &StyleRange::begin)) std::ranges::sort(cuts_, {}, &StyleRange::begin);
    removed_.clear();
    auto to = out.text.begin() + cuts_.front().begin;
    std::uint32_t total = 0;
    for (std::size_t i = 0; i < cuts_.size(); ++i) {
        total += cuts_[i].end - cuts_[i].begin;
        removed_.push_back(total);
        const auto end = i + 1 < cuts_.size() ? cuts_[i + 1].begin : static_cast<std::uint32_t>(out.text.size());
        to = std::copy(out.text.begin() + cuts_[i].end, out.text.begin() + end, to);
    }
    out.text.erase(to, out.text.end());
    for (auto& range : styles_) range = {moved(range.begin), moved(range.end), range.style};
    for (auto& link : out.links) {
        link.begin = moved(link.begin);
        link.end = moved(link.end);
    }
}

void InlineStyles::collectEvents(const InlineText& out) {
    events_.clear();
    const auto add = [&](std::uint32_t begin, std::uint32_t end, std::uint8_t style, std::int32_t link) {
        if (begin >= end) return;
        events_.push_back({begin, link, style, true});
        events_.push_back({end, link, style, false});
    };
    for (const auto& range : styles_) add(range.begin, range.end, range.style, -1);
    for (std::size_t i = 0; i < out.links.size(); ++i) {
        const auto& link = out.links[i];
        const std::uint8_t style = link.form == LinkForm::Image ? Run::Image : Run::Plain;
        add(link.begin, link.end, style, static_cast<std::int32_t>(i));
    }
    if (!std::ranges::is_sorted(events_, {}, &Event::at)) std::ranges::stable_sort(events_, {}, &Event::at);
}

// Counts how many styles of each kind and which links are open after the event.
void InlineStyles::apply(const Event& event, const InlineText& out) {
    for (unsigned bit = 0; bit < depth_.size(); ++bit) {
        if ((event.style >> bit & 1U) == 0) continue;
        if (event.begins) {
            ++depth_[bit];
        } else {
            --depth_[bit];
        }
    }
    if (event.link < 0) return;
    if (!event.begins) {
        std::erase(openLinks_, event.link);
        return;
    }
    // Of a picture that is a link, the link counts.
    const bool isImage = out.links[static_cast<std::size_t>(event.link)].form == LinkForm::Image;
    openLinks_.insert(isImage ? openLinks_.end() : openLinks_.begin(), event.link);
}

void InlineStyles::emit(std::uint32_t& from, std::uint32_t to, InlineText& out) const {
    if (to <= from) return;
    std::uint8_t styles = Run::Plain;
    for (unsigned bit = 0; bit < depth_.size(); ++bit) {
        if (depth_[bit] > 0) styles = static_cast<std::uint8_t>(styles | (1U << bit));
    }
    const auto link = openLinks_.empty() ? -1 : openLinks_.front();
    if (!out.runs.empty() && out.runs.back().styles == styles && out.runs.back().link == link) {
        out.runs.back().end = to;
    } else {
        out.runs.push_back({from, to, styles, link});
    }
    from = to;
}

void InlineStyles::makeRuns(InlineText& out) {
    const auto size = static_cast<std::uint32_t>(out.text.size());
    if (size == 0) return;
    collectEvents(out);
    depth_.fill(0);
    openLinks_.clear();
    std::uint32_t from = 0;
    for (const auto& event : events_) {
        emit(from, event.at, out);
        apply(event, out);
    }
    emit(from, size, out);
}

}  // namespace periplus::catalogue
