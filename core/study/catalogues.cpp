// Lists: opened, recognised after a rename, their entries matched with known articles.
#include "catalogue/parse.h"
#include "study/admission.h"
#include "study/library_state.h"

#include <filesystem>

namespace periplus::study {

namespace {

CatalogueFile fileOf(const store::CatalogueRow& row) {
    return {row.id, row.path, row.name, row.bundled, !row.bundled && !fileExists(row.path), row.lastOpened};
}

std::string realPath(const std::string& path) {
    std::error_code failed;
    const auto real = std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
    return failed ? path : real.string();
}

std::string firstHeading(const catalogue::Catalogue& list) {
    for (const auto& node : list.nodes)
        if (node.kind == catalogue::NodeKind::Section && !node.title.empty()) return node.title;
    return {};
}

}  // namespace

Result<std::vector<CatalogueFile>> Library::catalogues() {
    auto rows = state_->watched(state_->catalogues.all());
    if (!rows) return std::unexpected(rows.error());
    if (rows->empty() || !rows->front().bundled) {
        if (auto bundled = openBundled(); !bundled) return std::unexpected(bundled.error());
        rows = state_->watched(state_->catalogues.all());
        if (!rows) return std::unexpected(rows.error());
    }
    std::vector<CatalogueFile> files;
    for (const auto& row : *rows)
        if (!row.forgotten) files.push_back(fileOf(row));
    return files;
}

Result<SnapshotPtr> Library::openBundled() {
    auto row = state_->watched(state_->catalogues.byPath({}));
    if (!row) return std::unexpected(row.error());
    auto list = std::make_shared<const catalogue::Catalogue>(catalogue::parse(state_->options.bundledCatalogue));
    store::CatalogueRow file = row->value_or(store::CatalogueRow{makeId<CatalogueId>(), {}, {}, true, false, {}, {}});
    file.name = firstHeading(*list);
    return state_->watched(
        Admission(state_->folder->connection(), state_->options.clock).admit(std::move(file), std::move(list)));
}

Result<SnapshotPtr> Library::openCatalogue(const std::string& path) {
    auto read = catalogue::readCatalogue(path);
    if (!read) return std::unexpected(read.error());
    auto list = std::make_shared<const catalogue::Catalogue>(*std::move(read));
    const std::string real = realPath(path);
    auto row = state_->watched(state_->catalogues.byPath(real));
    if (!row) return std::unexpected(row.error());
    if (!*row) {
        row = state_->watched(Admission(state_->folder->connection(), state_->options.clock).renamed(*list));
        if (!row) return std::unexpected(row.error());
    }
    store::CatalogueRow file = row->value_or(store::CatalogueRow{makeId<CatalogueId>(), {}, {}, false, false, {}, {}});
    file.path = real;
    file.name = std::filesystem::path(real).filename().string();
    file.forgotten = false;
    file.lastOpened = state_->options.clock();
    return state_->watched(
        Admission(state_->folder->connection(), state_->options.clock).admit(std::move(file), std::move(list)));
}

Result<SnapshotPtr> Library::reloadCatalogue(const CatalogueId& id) {
    auto row = state_->watched(state_->catalogues.find(id));
    if (!row) return std::unexpected(row.error());
    if (!*row) return fail(ErrorCode::NotFound, id.value);
    if ((*row)->bundled) return openBundled();
    auto read = catalogue::readCatalogue((*row)->path);
    if (!read) return std::unexpected(read.error());
    auto list = std::make_shared<const catalogue::Catalogue>(*std::move(read));
    return state_->watched(
        Admission(state_->folder->connection(), state_->options.clock).admit(**std::move(row), std::move(list)));
}

// What a list held may have changed since it was last read, and its file may be gone: the next one may do.
Result<SnapshotPtr> Library::openHolding(const ArticleId& article) {
    auto lists = state_->watched(state_->catalogues.holding(article));
    if (!lists) return std::unexpected(lists.error());
    for (const auto& id : *lists)
        if (auto list = reloadCatalogue(id); list && (*list)->entryOf(article) != catalogue::kNoNode) return list;
    return fail(ErrorCode::UnknownEntry, article.value);
}

Result<ChangeSet> Library::forgetCatalogue(const CatalogueId& id) {
    auto row = state_->watched(state_->catalogues.find(id));
    if (!row) return std::unexpected(row.error());
    if (!*row) return fail(ErrorCode::NotFound, id.value);
    if ((*row)->bundled) return fail(ErrorCode::InvalidArgument, (*row)->name, "the bundled list is always there");
    (*row)->forgotten = true;
    if (auto put = state_->watched(state_->catalogues.put(**row)); !put) return std::unexpected(put.error());
    return ChangeSet{CommandKind::ForgetCatalogue, 0, false, {}, {}, {}, id, {}};
}

}  // namespace periplus::study
