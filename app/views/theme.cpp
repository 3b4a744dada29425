#include "views/theme.h"

namespace periplus {
namespace {

QColor rgb(QRgb value) { return QColor::fromRgb(value); }

std::array<HighlightLook, 4> looks(std::array<QRgb, 4> grounds, std::array<QRgb, 4> marks) {
    constexpr std::array underlines = {QTextCharFormat::SingleUnderline, QTextCharFormat::DashUnderline,
                                       QTextCharFormat::DotLine, QTextCharFormat::WaveUnderline};
    std::array<HighlightLook, 4> result;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = {rgb(grounds[i]), rgb(marks[i]), underlines[i]};
    return result;
}

}  // namespace

Theme Theme::light() {
    Theme theme;
    theme.isDark = false;
    theme.paper = rgb(0xfbfaf7);
    theme.raised = rgb(0xf4f2ec);
    theme.window = rgb(0xf1eee7);
    theme.noteGround = rgb(0xf8f1e0);
    theme.markedGround = rgb(0xfff1c2);
    theme.selection = rgb(0xcddcfa);
    theme.ink = rgb(0x1d2530);
    theme.inkSoft = rgb(0x59626f);
    theme.inkRead = rgb(0x3e4550);
    theme.rule = rgb(0xe3dfd6);
    theme.accent = rgb(0x326ce5);
    theme.onAccent = rgb(0xffffff);
    theme.link = rgb(0x2459c4);
    theme.noteInk = rgb(0x7a4b12);
    theme.unread = rgb(0x6b7484);
    theme.reading = rgb(0xa86400);
    theme.read = rgb(0x2f7d4f);
    theme.skipped = rgb(0x72777f);
    theme.trouble = rgb(0xb3372c);
    theme.star = rgb(0xa86f00);
    theme.highlights = looks({0xf7e6b0, 0xd8ecc4, 0xcfe5fb, 0xfad9dd}, {0xa07400, 0x4d7f22, 0x2a73b8, 0xc0435a});
    theme.syntax = {.keyword = rgb(0x7a3e9d),
                    .string = rgb(0x2a652f),
                    .comment = rgb(0x59616d),
                    .number = rgb(0x934600),
                    .title = rgb(0x1b5aa0),
                    .type = rgb(0x0b6470)};
    return theme;
}

Theme Theme::dark() {
    Theme theme;
    theme.isDark = true;
    theme.paper = rgb(0x14181f);
    theme.raised = rgb(0x1b2029);
    theme.window = rgb(0x1a1f27);
    theme.noteGround = rgb(0x25211a);
    theme.markedGround = rgb(0x3d3515);
    theme.selection = rgb(0x2a3f6a);
    theme.ink = rgb(0xd7dce3);
    theme.inkSoft = rgb(0x98a2b0);
    theme.inkRead = rgb(0xbac0c8);
    theme.rule = rgb(0x2a303b);
    theme.accent = rgb(0x8ab0ff);
    theme.onAccent = rgb(0x10151d);
    theme.link = rgb(0x8ab0ff);
    theme.noteInk = rgb(0xe0b67a);
    theme.unread = rgb(0x8a94a3);
    theme.reading = rgb(0xe0a24a);
    theme.read = rgb(0x6cc08b);
    theme.skipped = rgb(0x8b929d);
    theme.trouble = rgb(0xf0867b);
    theme.star = rgb(0xe5b84b);
    theme.highlights = looks({0x43370f, 0x263a1c, 0x1a3752, 0x4a252e}, {0xd9ae3c, 0x8fc063, 0x6fb3f2, 0xf08a9c});
    theme.syntax = {.keyword = rgb(0xc79bec),
                    .string = rgb(0x9ccb8d),
                    .comment = rgb(0xa3adba),
                    .number = rgb(0xe5a56b),
                    .title = rgb(0x8bbaf7),
                    .type = rgb(0x6fc7d1)};
    return theme;
}

QPalette Theme::palette() const {
    QPalette result;
    const auto set = [&result](QPalette::ColorRole role, const QColor& colour) { result.setColor(role, colour); };
    set(QPalette::Window, window);
    set(QPalette::WindowText, ink);
    set(QPalette::Base, paper);
    set(QPalette::AlternateBase, raised);
    set(QPalette::Text, ink);
    set(QPalette::Button, window);
    set(QPalette::ButtonText, ink);
    set(QPalette::BrightText, trouble);
    set(QPalette::Highlight, selection);
    set(QPalette::HighlightedText, ink);
    set(QPalette::Link, link);
    set(QPalette::LinkVisited, link);
    set(QPalette::ToolTipBase, raised);
    set(QPalette::ToolTipText, ink);
    set(QPalette::PlaceholderText, inkSoft);
    set(QPalette::Light, isDark ? window.lighter(135) : QColor(Qt::white));
    set(QPalette::Midlight, isDark ? window.lighter(118) : window.lighter(103));
    set(QPalette::Mid, rule);
    set(QPalette::Dark, isDark ? paper : rule.darker(115));
    set(QPalette::Shadow, isDark ? QColor(Qt::black) : rule.darker(160));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        result.setColor(QPalette::Disabled, role, skipped);
    return result;
}

const QColor& Theme::state(study::ReadingState state) const {
    switch (state) {
        case study::ReadingState::Reading: return reading;
        case study::ReadingState::Read: return read;
        case study::ReadingState::Skipped: return skipped;
        case study::ReadingState::Unread: break;
    }
    return unread;
}

}  // namespace periplus
