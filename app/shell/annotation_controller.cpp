#include "shell/annotation_controller.h"

#include "annotate/selector.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"

#include <algorithm>

namespace periplus {

AnnotationController::AnnotationController(StudyThread& study, QObject* parent) : QObject(parent), study_(study) {
    connect(&study_, &StudyThread::changed, this, [this](const study::ChangeSet& changes) {
        if (changes.annotations.empty()) return;
        if (std::ranges::find(changes.articles, article_) != changes.articles.end() || changes.articles.empty()) {
            refresh();
        }
    });
}

void AnnotationController::setEntry(const study::SnapshotPtr& snapshot, catalogue::NodeIndex node) {
    snapshot_ = snapshot;
    node_ = node;
    const ArticleId before = article_;
    article_ = snapshot && node != catalogue::kNoNode ? snapshot->articleOf[node] : ArticleId{};
    if (article_ != before) {
        annotations_.clear();
        placements_.clear();
    }
    refresh();
}

void AnnotationController::refresh() {
    if (article_.empty()) {
        emit changed();
        return;
    }
    study_.query(
        this, [article = article_](study::Library& library) { return library.annotations(article); },
        [this, article = article_](const Result<std::vector<study::Annotation>>& outcome) {
            if (article != article_) return;  // no longer wanted
            if (!outcome) {
                emit problem(outcome.error());
                return;
            }
            annotations_ = *outcome;
            placements_ = study::placements(*snapshot_, annotations_);
            emit changed();
            if (!fresh_.empty() && find(fresh_)) {
                const AnnotationId id = std::exchange(fresh_, {});
                emit added(id, freshWithNote_);
            }
        });
}

void AnnotationController::add(const ExcerptSelection& selection, study::HighlightColour colour, bool withNote) {
    if (article_.empty()) return;
    const auto& blocks = snapshot_->catalogue->nodes[node_].blocks;
    if (selection.block >= blocks.size()) return;
    const auto& block = blocks[selection.block];
    auto selectors = annotate::describe(block.text, selection.span);
    if (!selectors) {
        emit problem(selectors.error());
        return;
    }
    study::Annotation annotation;
    annotation.article = article_;
    annotation.colour = colour;
    annotation.language = block.language;
    annotation.selectors = *std::move(selectors);
    study_.command(
        this,
        [annotation = std::move(annotation)](study::Library& library) { return library.addAnnotation(annotation); },
        [this, withNote](const Result<study::ChangeSet>& outcome) {
            if (!outcome) {
                emit problem(outcome.error());
                return;
            }
            if (outcome->annotations.empty()) return;
            fresh_ = outcome->annotations.front();
            freshWithNote_ = withNote;
            refresh();
        });
}

void AnnotationController::edit(const AnnotationId& id, study::HighlightColour colour, const QString& note) {
    study_.command(
        this,
        [id, colour, note = utf8(note)](study::Library& library) { return library.editAnnotation(id, colour, note); },
        [this](const Result<study::ChangeSet>& outcome) {
            if (!outcome) emit problem(outcome.error());
        });
}

void AnnotationController::remove(const AnnotationId& id) {
    study_.command(
        this, [id](study::Library& library) { return library.removeAnnotation(id); },
        [this](const Result<study::ChangeSet>& outcome) {
            if (!outcome) emit problem(outcome.error());
        });
}

const study::Annotation* AnnotationController::find(const AnnotationId& id) const {
    const auto it = std::ranges::find(annotations_, id, &study::Annotation::id);
    return it == annotations_.end() ? nullptr : &*it;
}

}  // namespace periplus
