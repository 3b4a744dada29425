#pragma once
// What stands behind a link on an entry's page: what the list says of it, whether it answers, whether it lies here.
// The words are translated; facts come from the shelf of captures and are shown as they are.
// Ownership: values. Thread: UI. Errors: none.
#include "catalogue/catalogue.h"
#include "study/capture_types.h"

#include <QStringList>

#include <cstddef>

namespace periplus {

// What is known of one link of an entry besides the list.
struct LinkFacts {
    std::size_t link = 0;  // index in Node::links
    study::LinkStatus status;
    UnixMillis captured;  // the newest capture of this address; 0: none
    bool whole = false;   // that one is complete
};

QStringList linkWords(const catalogue::Link& link, const LinkFacts* facts);
bool sameLinks(const std::vector<LinkFacts>& one, const std::vector<LinkFacts>& other);

}  // namespace periplus
