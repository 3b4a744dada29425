#pragma once
// What did not come, or came with less than all of it, as the list "Pages that did not come whole" has it and the
// status bar counts it: in the order of the open list, by the names of its entries, each article once.
// Ownership: values. Thread: UI. Errors: none.
#include "catalogue/catalogue.h"
#include "models/capture_list_model.h"
#include "study/types.h"

#include <vector>

namespace periplus {

class CaptureShelf;
class OfflineController;

std::vector<CaptureRow> captureProblems(const OfflineController& offline, const CaptureShelf& shelf,
                                        const study::CatalogueSnapshot* list);
// "3 pages did not come, 1 came only in part ..."
QString problemWords(const std::vector<CaptureRow>& rows);

QString entryTitle(const catalogue::Node& node);  // of an entry without words, its first address

}  // namespace periplus
