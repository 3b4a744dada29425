#pragma once
// DoubtSheet: what in the open list is doubtful (an address that cannot be one, the same article twice, links of one
// entry that belong to several articles), each with its line; choosing one leads there. Not modal; goes with Esc.
// Ownership: deletes itself when closed. Thread: UI. Errors: none.
#include "study/types.h"

#include <QDialog>

#include <vector>

namespace periplus {

struct Doubt {
    catalogue::Place place;
    catalogue::NodeIndex node = catalogue::kNoNode;  // where it stands
    QString words;
};

std::vector<Doubt> doubtsOf(const study::CatalogueSnapshot& snapshot);  // in the order of the file

class DoubtSheet : public QDialog {
    Q_OBJECT
public:
    DoubtSheet(const std::vector<Doubt>& doubts, QWidget* parent);

signals:
    void chosen(periplus::catalogue::NodeIndex node);
};

}  // namespace periplus
