#pragma once
// A table of an entry, as the list has it: TableRow blocks that follow each other, cut at their tabs, with the runs of
// each cell; and the form it has on the page.
// Ownership: values. Thread: any. Errors: none; runs that lie outside the text are left out.
#include "catalogue/catalogue.h"
#include "views/entry_look.h"

#include <QTextTableFormat>

#include <string>
#include <vector>

namespace periplus {

struct TableCell {
    std::string text;
    std::vector<catalogue::Run> runs;  // positions in `text`
};

struct EntryTable {
    std::vector<std::vector<TableCell>> rows;
    std::size_t columns = 1;

    static EntryTable from(const std::vector<catalogue::Block>& blocks, std::size_t first);
    [[nodiscard]] static QTextTableFormat format(const EntryLook& look, double left);
};

}  // namespace periplus
