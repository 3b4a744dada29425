#pragma once
// Rows of cells in aligned columns, as a person reads them; CJK counts two columns. The last column is not filled.
// On a terminal the one elastic column is cut so that a row keeps to its width.
// Ownership: value. Thread: any. Errors: none; cells are made printable.
#include <string>
#include <vector>

namespace periplus::cli {

class Table {
public:
    // `elastic`: the column that gives way; `columns`: of the terminal, 0 for none.
    Table(std::size_t elastic, std::size_t columns) : elastic_(elastic), columns_(columns) {}

    void add(std::vector<std::string> cells);
    [[nodiscard]] std::string text() const;

private:
    std::size_t elastic_;
    std::size_t columns_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> widths_;
};

}  // namespace periplus::cli
