#include "views/entry_document.h"

#include "bridge/text.h"
#include "views/address_words.h"
#include "views/entry_format.h"
#include "views/entry_table.h"
#include "views/link_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextCursor>
#include <QTextTable>

#include <algorithm>
#include <cmath>
#include <set>

namespace periplus {
namespace {

using namespace Qt::Literals::StringLiterals;
using catalogue::Block;
using catalogue::Link;
using catalogue::Node;
using catalogue::NodeKind;
using catalogue::Run;
using entry::Role;

constexpr double kTextPitch = 170;  // per cent of the font's own height
constexpr double kCodePitch = 140;
constexpr double kCellPitch = 130;

class Builder {
    Q_DECLARE_TR_FUNCTIONS(EntryPage)

public:
    Builder(const EntryPageContent& content, const EntryLook& look, EntryDocument& out)
        : content_(content),
          look_(look),
          out_(out),
          node_(content.snapshot->catalogue->nodes[content.node]),
          cursor_(out.document.get()) {}

    void build() {
        if (content_.welcome) welcome();
        title();
        facts();
        if (node_.kind != NodeKind::Entry) progress();
        links();
        for (std::size_t i = 0; i < node_.blocks.size();) i = blocks(i);
        if (node_.kind == NodeKind::Entry) ending();
    }

private:
    // --- formats ---
    QTextBlockFormat paragraph(Role role, double above, double below) const {
        QTextBlockFormat format;
        format.setProperty(entry::RoleProperty, static_cast<int>(role));
        format.setTopMargin(above * look_.em);
        format.setBottomMargin(below * look_.em);
        format.setLineHeight(kTextPitch, QTextBlockFormat::ProportionalHeight);
        return format;
    }
    QTextCharFormat ink(const QColor& colour) const {
        QTextCharFormat format;
        format.setFont(look_.body);
        format.setForeground(colour);
        return format;
    }
    QTextCharFormat soft() const {
        QTextCharFormat format = ink(look_.theme.inkSoft);
        format.setFontPointSize(look_.body.pointSizeF() * 0.86);
        return format;
    }
    QTextCharFormat action(const QString& href) const {
        QTextCharFormat format = soft();
        format.setForeground(look_.theme.link);
        format.setAnchor(true);
        format.setAnchorHref(href);
        return format;
    }
    QTextCharFormat code(const QColor& colour) const {
        QTextCharFormat format;
        format.setFont(look_.code);
        format.setForeground(colour);
        return format;
    }

    void open(const QTextBlockFormat& format, const QTextCharFormat& text) {
        if (started_) {
            cursor_.insertBlock(format, text);
        } else {
            cursor_.setBlockFormat(format);
            cursor_.setBlockCharFormat(text);
            started_ = true;
        }
    }
    void put(QString text, const QTextCharFormat& format) {
        text.replace(u'\n', QChar::LineSeparator);
        text.replace(u'\r', u' ');
        cursor_.insertText(text, format);
    }
    void gap() { put(u"   "_s, soft()); }
    void dot() { put(u"  ·  "_s, soft()); }

    // --- parts ---
    void welcome() {
        const QStringList lines = {
            tr("Read: j and k walk the list, Enter opens an entry, m moves it on from unread to reading and to read."),
            tr("Annotate: select lines of an excerpt with the mouse or with Shift and the arrows, then press 1 to 4; "
               "e writes a note beside the page."),
            tr("Take it offline: o keeps the pages of an entry, Ctrl+Shift+A those of the whole list. Then they are "
               "read without network.")};
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QTextBlockFormat format = paragraph(Role::Card, i == 0 ? 1.0 : 0.1, 0.1);
            format.setLeftMargin(1.1 * look_.em);
            format.setRightMargin(1.1 * look_.em);
            open(format, ink(look_.theme.ink));
            const auto colon = std::ranges::find_if(lines[i], [](QChar c) { return c == u':' || c == u'：'; });
            const QString head = lines[i].left(colon - lines[i].begin());
            QTextCharFormat strong = ink(look_.theme.ink);
            strong.setFontWeight(QFont::DemiBold);
            put(head, strong);
            put(lines[i].mid(head.size()), ink(look_.theme.ink));
        }
        QTextBlockFormat format = paragraph(Role::Card, 0.3, 1.6);
        format.setLeftMargin(1.1 * look_.em);
        open(format, soft());
        put(tr("Got it"), action(u"dismiss:"_s));
    }

    void title() {
        QTextBlockFormat format = paragraph(Role::Title, 1.4, 0.2);
        format.setLineHeight(135, QTextBlockFormat::ProportionalHeight);
        format.setHeadingLevel(1);
        QTextCharFormat text = ink(look_.theme.ink);
        text.setFontPointSize(look_.body.pointSizeF() * 1.6);
        text.setFontWeight(QFont::DemiBold);
        if (node_.struck) text.setFontStrikeOut(true);
        open(format, text);
        if (content_.status.starred.value_or(node_.starred)) {
            QTextCharFormat star = text;
            star.setFontStrikeOut(false);
            star.setForeground(look_.theme.star);
            put(u"★ "_s, star);
        }
        if (node_.title.empty() && node_.kind == NodeKind::Section) {
            put(tr("Unfiled"), text);
        } else {
            runs(node_.title, node_.titleRuns, text);
        }
        if (!node_.remark.empty()) put(u"  "_s + qt(node_.remark), soft());
    }

    QString stateWords() const {
        using study::ReadingState;
        const study::ArticleStatus& status = content_.status;
        const UnixMillis at = status.state == ReadingState::Read ? status.finished : status.lastOpened;
        QString name = nameOf(status.state);
        if (status.state == ReadingState::Unread || at.value == 0) return name;
        return tr("%1 %2", "state, date").arg(name, shortDate(at));
    }

    QStringList sectionPath() const {
        QStringList path;
        const auto& nodes = content_.snapshot->catalogue->nodes;
        for (auto at = node_.parent; at != catalogue::kNoNode; at = nodes[at].parent)
            if (nodes[at].kind == NodeKind::Section && !nodes[at].title.empty()) path.prepend(qt(nodes[at].title));
        return path;
    }

    void facts() {
        open(paragraph(Role::Facts, 0, 0.9), soft());
        QStringList words;
        if (node_.kind == NodeKind::Entry) {
            if (!node_.links.empty()) words << hostOf(qt(node_.links.front().url));
            words << stateWords();
            const auto count = std::count_if(node_.links.begin(), node_.links.end(), [](const Link& link) {
                return link.role != catalogue::LinkRole::Reference;
            });
            words << (count == 1 ? tr("1 link") : tr("%1 links").arg(count));
        }
        const QString author = qt(content_.snapshot->catalogue->authorOf(content_.node));
        if (!author.isEmpty()) words << tr("by %1").arg(author);
        const QStringList path = sectionPath();
        if (!path.isEmpty()) words << path.join(u" › "_s);
        words.removeAll(QString());
        put(words.join(u"  ·  "_s), soft());
    }

    void progress() {
        const study::Rollup& rollup = content_.rollup;
        QTextBlockFormat format = paragraph(Role::Progress, 0.2, 1.4);
        format.setProperty(entry::ShareProperty, rollup.total == 0 ? 0.0 : double(rollup.read) / rollup.total);
        open(format, ink(look_.theme.ink));
        if (rollup.total == 0) {
            put(tr("There are no entries here."), ink(look_.theme.inkSoft));
            return;
        }
        put(tr("%1 of %2 read").arg(rollup.read).arg(rollup.total), ink(look_.theme.ink));
        if (rollup.reading > 0) put(u"  ·  "_s + tr("%1 being read").arg(rollup.reading), soft());
        if (rollup.skipped > 0) put(u"  ·  "_s + tr("%1 skipped").arg(rollup.skipped), soft());
    }

    // Links that no run of a block shows stand in rows; nothing is dropped.
    void links() {
        std::set<std::int32_t> shown;
        for (const Block& block : node_.blocks)
            for (const Run& run : block.runs) shown.insert(run.link);
        for (std::size_t i = 0; i < node_.links.size(); ++i)
            if (node_.links[i].role != catalogue::LinkRole::Reference || !shown.contains(static_cast<std::int32_t>(i)))
                linkRow(node_.links[i], i);
    }

    void linkRow(const Link& link, std::size_t index) {
        QTextBlockFormat format = paragraph(Role::Link, 0.1, 0.1);
        format.setProperty(entry::LineProperty, static_cast<int>(index));
        open(format, ink(look_.theme.ink));
        const QString number = QString::number(index);
        const QString address = qt(link.url);
        QTextCharFormat anchor = ink(link.struck ? look_.theme.inkSoft : look_.theme.link);
        anchor.setAnchor(true);
        anchor.setAnchorHref(u"link:"_s + number);
        anchor.setFontStrikeOut(link.struck);
        QTextCharFormat rest = soft();
        rest.setFontStrikeOut(link.struck);
        if (link.title.empty() || link.title == node_.title) {
            put(hostOf(address), anchor);
            put(behindHost(address), rest);
        } else {
            put(qt(link.title), anchor);
            put(u"  "_s + hostOf(address), rest);
        }
        const auto facts = std::ranges::find(content_.links, index, &LinkFacts::link);
        for (const QString& words : linkWords(link, facts == content_.links.end() ? nullptr : &*facts)) {
            dot();
            put(words, soft());
        }
        deed(tr("Copy"), u"copy-link:"_s + number);
        deed(tr("System browser"), u"browser:"_s + number);
        if (link.role == catalogue::LinkRole::Reference) return;
        const bool kept = facts != content_.links.end() && facts->captured.value != 0;
        deed(kept ? tr("Read offline") : tr("Take offline"), (kept ? u"read-link:"_s : u"take-link:"_s) + number);
    }

    // Its words stay together at the end of a line.
    void deed(QString words, const QString& href) {
        gap();
        put(words.replace(u' ', QChar::Nbsp), action(href));
    }

    double indentOf(const Block& block) const {
        const double lists = block.listDepth > 0 ? (block.listDepth - 1) * 1.5 + 1.1 : 0.0;
        return lists * look_.em;
    }

    QTextBlockFormat blockFormat(const Block& block, std::size_t index, Role role, double above, double below) const {
        QTextBlockFormat format = paragraph(role, above, below);
        const double edge = indentOf(block);
        format.setProperty(entry::BlockProperty, static_cast<int>(index));
        format.setProperty(entry::DepthProperty, static_cast<int>(block.quoteDepth));
        format.setProperty(entry::EdgeProperty, edge);
        format.setLeftMargin(edge + block.quoteDepth * look_.em);
        return format;
    }

    // One block, or all rows of a table. The block to go on with.
    std::size_t blocks(std::size_t index) {
        if (node_.blocks[index].kind == Block::Kind::TableRow) return table(index);
        block(node_.blocks[index], index);
        return index + 1;
    }

    void block(const Block& block, std::size_t index) {
        switch (block.kind) {
            case Block::Kind::Excerpt: excerpt(block, index); return;
            case Block::Kind::Note: note(block, index); return;
            case Block::Kind::Rule: open(blockFormat(block, index, Role::Rule, 0.8, 0.8), soft()); return;
            case Block::Kind::Html:
                open(blockFormat(block, index, Role::Text, 0.5, 0.5), code(look_.theme.inkSoft));
                put(qt(block.text), code(look_.theme.inkSoft));
                return;
            default: words(block, index);
        }
    }

    void words(const Block& block, std::size_t index) {
        const bool item = block.kind == Block::Kind::ListItem;
        QTextBlockFormat format = blockFormat(block, index, item ? Role::Item : Role::Text, 0.55, 0.55);
        QTextCharFormat text = ink(look_.theme.ink);
        if (item) format.setProperty(entry::MarkerProperty, qt(block.marker));
        if (block.kind == Block::Kind::Heading) text.setFontWeight(QFont::DemiBold);
        open(format, text);
        star(block);
        runs(block.text, block.runs, text);
    }

    std::size_t table(std::size_t begin) {
        const auto table = EntryTable::from(node_.blocks, begin);
        const auto count = table.rows.size();
        const double left = indentOf(node_.blocks[begin]) + node_.blocks[begin].quoteDepth * look_.em;
        QTextTable* made = cursor_.insertTable(static_cast<int>(count), static_cast<int>(table.columns),
                                               EntryTable::format(look_, left));
        for (std::size_t row = 0; row < count; ++row)
            for (std::size_t column = 0; column < table.rows[row].size(); ++column)
                cell(made->cellAt(static_cast<int>(row), static_cast<int>(column)), table.rows[row][column],
                     begin + row, row == 0 && count > 1);
        // The block behind the table is there already; what comes next begins in it.
        cursor_.movePosition(QTextCursor::End);
        started_ = false;
        return begin + count;
    }

    void cell(const QTextTableCell& at, const TableCell& words, std::size_t index, bool head) {
        cursor_ = at.firstCursorPosition();
        QTextBlockFormat format = paragraph(Role::Text, 0, 0);
        format.setProperty(entry::BlockProperty, static_cast<int>(index));
        format.setLineHeight(kCellPitch, QTextBlockFormat::ProportionalHeight);
        cursor_.setBlockFormat(format);
        QTextCharFormat text = ink(look_.theme.ink);
        if (head) text.setFontWeight(QFont::DemiBold);
        cursor_.setBlockCharFormat(text);
        if (at.column() == 0) star(node_.blocks[index]);
        runs(words.text, words.runs, text);
    }

    void note(const Block& block, std::size_t index) {
        QTextBlockFormat format = blockFormat(block, index, Role::Note, 0.9, 0.9);
        format.setLeftMargin(format.leftMargin() + 1.1 * look_.em);
        format.setRightMargin(0.9 * look_.em);
        const QTextCharFormat text = ink(look_.theme.noteInk);
        open(format, text);
        star(block);
        QTextCharFormat head = text;
        head.setFontWeight(QFont::DemiBold);
        put(tr("Note", "the list's own //notes") + u"  "_s, head);
        runs(block.text, block.runs, text);
    }

    void star(const Block& block) {
        if (block.starred) put(u"★ "_s, ink(look_.theme.star));
    }

    void excerpt(const Block& block, std::size_t index) {
        ShownExcerpt shown;
        shown.block = static_cast<std::uint32_t>(index);
        shown.text = ExcerptText(block.text);
        shown.language = qt(block.language);
        const auto count = static_cast<int>(shown.text.lines().size());

        QTextBlockFormat head = blockFormat(block, index, Role::ExcerptHead, 1.3, 0.55);
        const double edge = head.leftMargin();
        head.setLeftMargin(edge + 0.8 * look_.em);
        head.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
        open(head, soft());
        put(shown.language.isEmpty() ? tr("code") : shown.language, soft());
        dot();
        put(count == 1 ? tr("1 line") : tr("%1 lines").arg(count), soft());
        dot();
        put(tr("Copy"), action(u"copy-excerpt:"_s + QString::number(index)));

        QTextBlockFormat line = blockFormat(block, index, Role::ExcerptLine, 0, 0);
        const double hang = 2.0 * look_.em;  // of what did not fit on the line
        const double gutter = (1.7 + 0.55 * std::max(2.0, std::ceil(std::log10(count + 1)))) * look_.em;
        line.setLeftMargin(edge + gutter + hang);
        line.setTextIndent(-hang);
        line.setRightMargin(0.8 * look_.em);
        line.setLineHeight(kCodePitch, QTextBlockFormat::ProportionalHeight);
        for (int i = 0; i < count; ++i) {
            line.setProperty(entry::LineProperty, i);
            line.setBottomMargin(i + 1 == count ? 1.4 * look_.em : 0);
            open(line, code(look_.theme.ink));
            if (i == 0) shown.position = cursor_.position();
            cursor_.insertText(shown.text.lines()[i], code(look_.theme.ink));
        }
        out_.excerpts.push_back(std::move(shown));
    }

    void runs(const std::string& text, const std::vector<Run>& list, const QTextCharFormat& base) {
        if (list.empty()) return put(qt(text), base);
        for (const Run& run : list) {
            if (run.begin >= run.end || run.end > text.size()) continue;
            const QString words = qt(std::string_view(text).substr(run.begin, run.end - run.begin));
            put((run.styles & Run::Image ? u"▣ "_s : QString()) + words, styled(run, base));
        }
    }

    QTextCharFormat styled(const Run& run, const QTextCharFormat& base) const {
        QTextCharFormat format = base;
        if (run.styles & Run::Code) {
            format.setFontFamilies(look_.code.families());
            format.setFontPointSize(base.fontPointSize() * 0.92);
            format.setBackground(look_.theme.raised);
        }
        if (run.styles & Run::Emphasis) format.setFontItalic(true);
        if (run.styles & Run::Strong) format.setFontWeight(QFont::Bold);
        if (run.styles & Run::Struck) format.setFontStrikeOut(true);
        if (run.styles & Run::Highlight) format.setBackground(look_.theme.markedGround);
        if (run.link >= 0 && static_cast<std::size_t>(run.link) < node_.links.size()) {
            format.setAnchor(true);
            format.setAnchorHref(u"link:"_s + QString::number(run.link));
            format.setForeground(look_.theme.link);
            format.setFontUnderline(true);
        }
        return format;
    }

    void ending() {
        open(paragraph(Role::End, 2.2, 3), soft());
        if (content_.status.state == study::ReadingState::Read) {
            put(stateWords(), soft());
        } else {
            put(tr("That was the entry."), soft());
            gap();
            put(tr("Mark as read"), action(u"mark-read:"_s));
        }
    }

    const EntryPageContent& content_;
    const EntryLook& look_;
    EntryDocument& out_;
    const Node& node_;
    QTextCursor cursor_;
    bool started_ = false;
};

}  // namespace

EntryDocument EntryDocument::make(const EntryPageContent& content, const EntryLook& look) {
    EntryDocument result;
    result.document = std::make_unique<QTextDocument>();
    QTextDocument& document = *result.document;
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(look.body);
    document.setDocumentMargin(0);
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(look.code).horizontalAdvance(u' '));
    document.setDefaultTextOption(option);
    const bool any =
        content.snapshot && content.snapshot->catalogue && content.node < content.snapshot->catalogue->nodes.size();
    if (any) Builder(content, look, result).build();
    return result;
}

const ShownExcerpt* EntryDocument::excerptAt(int position) const {
    const auto found = std::ranges::find_if(excerpts, [position](const ShownExcerpt& excerpt) {
        return position >= excerpt.position && position <= excerpt.position + excerpt.text.length();
    });
    return found == excerpts.end() ? nullptr : &*found;
}

const ShownExcerpt* EntryDocument::excerptOf(std::uint32_t block) const {
    const auto found =
        std::ranges::find_if(excerpts, [block](const ShownExcerpt& excerpt) { return excerpt.block == block; });
    return found == excerpts.end() ? nullptr : &*found;
}

}  // namespace periplus
