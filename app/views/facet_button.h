#pragma once
// FacetButton: the menu beside the filter line: by state, star, host, author. Shows how many facets are in force.
// The hosts and authors offered are those of the list, the most frequent first.
// Ownership: its parent. Thread: UI. Errors: none.
#include "models/entry_filter.h"

#include <QToolButton>

#include <functional>

namespace periplus {

class FacetButton : public QToolButton {
    Q_OBJECT
public:
    explicit FacetButton(QWidget* parent = nullptr);

    // What the menu offers; asked each time before it opens.
    void setChoices(std::function<const EntryIndex*()> choices) { choices_ = std::move(choices); }
    void setFacets(const FilterQuery& facets);  // its words are ignored
    [[nodiscard]] const FilterQuery& facets() const { return facets_; }
    void clearFacets() { take({}); }

signals:
    void facetsChanged();

private:
    void fill();
    void addStates(QMenu* menu);
    void addOnly(const QString& title, bool FilterQuery::* facet);
    void addNames(const QString& title, const std::vector<EntryIndex::Name>& names, QString FilterQuery::* facet);
    void take(const FilterQuery& facets);
    void showCount();

    std::function<const EntryIndex*()> choices_;
    FilterQuery facets_;
};

}  // namespace periplus
