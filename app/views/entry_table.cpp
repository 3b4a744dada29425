#include "views/entry_table.h"

#include <algorithm>

namespace periplus {
namespace {

std::vector<TableCell> cellsOf(const catalogue::Block& row) {
    std::vector<TableCell> cells;
    for (std::size_t begin = 0; begin <= row.text.size();) {
        const auto end = std::min(row.text.find('\t', begin), row.text.size());
        TableCell cell{row.text.substr(begin, end - begin), {}};
        for (catalogue::Run run : row.runs) {
            const auto from = std::max<std::size_t>(run.begin, begin);
            const auto to = std::min<std::size_t>(run.end, end);
            if (from >= to) continue;
            run.begin = static_cast<std::uint32_t>(from - begin);
            run.end = static_cast<std::uint32_t>(to - begin);
            cell.runs.push_back(run);
        }
        cells.push_back(std::move(cell));
        begin = end + 1;
    }
    return cells;
}

}  // namespace

EntryTable EntryTable::from(const std::vector<catalogue::Block>& blocks, std::size_t first) {
    EntryTable table;
    for (auto at = first; at < blocks.size(); ++at) {
        const catalogue::Block& row = blocks[at];
        if (row.kind != catalogue::Block::Kind::TableRow || row.quoteDepth != blocks[first].quoteDepth ||
            row.listDepth != blocks[first].listDepth)
            break;
        table.rows.push_back(cellsOf(row));
        table.columns = std::max(table.columns, table.rows.back().size());
    }
    return table;
}

QTextTableFormat EntryTable::format(const EntryLook& look, double left) {
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(look.theme.rule);
    format.setCellPadding(0.45 * look.em);
    format.setCellSpacing(0);
    format.setLeftMargin(left);
    format.setTopMargin(0.6 * look.em);
    format.setBottomMargin(0.9 * look.em);
    return format;
}

}  // namespace periplus
