#include "views/facet_button.h"

#include "bridge/text.h"
#include "views/icons.h"

#include <QMenu>

#include <algorithm>

namespace periplus {

namespace {

constexpr std::size_t kNamesOffered = 30;

}  // namespace

FacetButton::FacetButton(QWidget* parent) : QToolButton(parent) {
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setIcon(periplus::icon(QStringLiteral("list-filter")));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &FacetButton::fill);
    showCount();
}

void FacetButton::setFacets(const FilterQuery& facets) {
    facets_ = facets;
    facets_.words.clear();
    showCount();
}

void FacetButton::take(const FilterQuery& facets) {
    setFacets(facets);
    emit facetsChanged();
}

void FacetButton::showCount() {
    const int count = (facets_.states.empty() ? 0 : 1) + (facets_.starredOnly ? 1 : 0) + (facets_.offlineOnly ? 1 : 0) +
                      (facets_.brokenOnly ? 1 : 0) + (facets_.host.isEmpty() ? 0 : 1) +
                      (facets_.author.isEmpty() ? 0 : 1);
    setText(count == 0 ? (icon().isNull() ? tr("By") : QString()) : QString::number(count));
    setToolButtonStyle(text().isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const QString name = count == 0 ? tr("Filter by state, star, host or author")
                                    : tr("Filter by state, star, host or author: %n in force", nullptr, count);
    setToolTip(name);
    setAccessibleName(name);
}

void FacetButton::fill() {
    menu()->clear();
    addStates(menu());
    menu()->addSeparator();
    addOnly(tr("Starred only"), &FilterQuery::starredOnly);
    addOnly(tr("Offline only"), &FilterQuery::offlineOnly);
    addOnly(tr("Broken links only"), &FilterQuery::brokenOnly);
    menu()->addSeparator();
    if (const EntryIndex* index = choices_ ? choices_() : nullptr) {
        addNames(tr("Host"), index->hosts(), &FilterQuery::host);
        addNames(tr("Author"), index->authors(), &FilterQuery::author);
    }
    menu()->addSeparator();
    QAction* clear = menu()->addAction(tr("Clear these filters"));
    clear->setEnabled(facets_.hasFacets());
    connect(clear, &QAction::triggered, this, &FacetButton::clearFacets);
}

void FacetButton::addOnly(const QString& title, bool FilterQuery::* facet) {
    QAction* only = menu()->addAction(title);
    only->setCheckable(true);
    only->setChecked(facets_.*facet);
    connect(only, &QAction::toggled, this, [this, facet](bool on) {
        FilterQuery facets = facets_;
        facets.*facet = on;
        take(facets);
    });
}

void FacetButton::addStates(QMenu* menu) {
    for (const auto state : {study::ReadingState::Unread, study::ReadingState::Reading, study::ReadingState::Read,
                             study::ReadingState::Skipped}) {
        QAction* action = menu->addAction(nameOf(state));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(facets_.states, state) != facets_.states.end());
        connect(action, &QAction::toggled, this, [this, state](bool on) {
            FilterQuery facets = facets_;
            std::erase(facets.states, state);
            if (on) facets.states.push_back(state);
            take(facets);
        });
    }
}

void FacetButton::addNames(const QString& title, const std::vector<EntryIndex::Name>& names,
                           QString FilterQuery::* facet) {
    std::vector<EntryIndex::Name> offered = names;
    std::erase_if(offered, [](const EntryIndex::Name& name) { return name.entries == 0; });
    std::ranges::stable_sort(offered, std::greater(), &EntryIndex::Name::entries);
    if (offered.size() > kNamesOffered) offered.resize(kNamesOffered);
    QMenu* list = menu()->addMenu(title);
    list->setEnabled(!offered.empty());
    for (const EntryIndex::Name& name : offered) {
        QString words = name.name;
        words.replace(u'&', QStringLiteral("&&"));
        QAction* action = list->addAction(tr("%1 (%2)").arg(words).arg(name.entries));
        action->setCheckable(true);
        action->setChecked(facets_.*facet == name.name);
        connect(action, &QAction::toggled, this, [this, facet, value = name.name](bool on) {
            FilterQuery facets = facets_;
            facets.*facet = on ? value : QString();
            take(facets);
        });
    }
}

}  // namespace periplus
