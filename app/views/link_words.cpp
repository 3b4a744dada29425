#include "views/link_words.h"

#include "bridge/capture_words.h"
#include "bridge/text.h"
#include "views/address_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace periplus {

namespace {

struct EntryPage {
    Q_DECLARE_TR_FUNCTIONS(EntryPage)
};

}  // namespace

QStringList linkWords(const catalogue::Link& link, const LinkFacts* facts) {
    QStringList words;
    if (!link.movedTo.empty()) {
        words << EntryPage::tr("moved to %1").arg(hostOf(qt(link.movedTo)));
    } else if (link.struck) {
        words << EntryPage::tr("struck out");
    } else if (link.role == catalogue::LinkRole::Alternative) {
        words << EntryPage::tr("alternative");
    }
    if (!facts) return words;
    if (facts->captured.value != 0) {
        const QString date = shortDate(facts->captured);
        words << (facts->whole ? EntryPage::tr("offline %1").arg(date) : EntryPage::tr("partly offline %1").arg(date));
    }
    if (facts->status.health != study::LinkHealth::Unknown) {
        words << EntryPage::tr("%1, checked %2", "link health, date")
                     .arg(healthWords(facts->status), shortDate(facts->status.checked));
    }
    return words;
}

bool sameLinks(const std::vector<LinkFacts>& one, const std::vector<LinkFacts>& other) {
    return std::ranges::equal(one, other, [](const LinkFacts& a, const LinkFacts& b) {
        return a.link == b.link && a.status.health == b.status.health && a.status.checked == b.status.checked &&
               a.status.reason == b.status.reason && a.captured == b.captured && a.whole == b.whole;
    });
}

}  // namespace periplus
