// Archives in and out, the lists of what did not come and of what has no entry; what the window shows of captures.
#include "bridge/capture_words.h"
#include "bridge/text.h"
#include "shell/actions.h"
#include "shell/appearance.h"
#include "shell/archive_controller.h"
#include "shell/capture_controller.h"
#include "shell/capture_problems.h"
#include "shell/capture_proofs.h"
#include "shell/capture_sheet.h"
#include "shell/capture_shelf.h"
#include "shell/capture_tools.h"
#include "shell/compare_sheet.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/offline_controller.h"
#include "shell/offline_sheets.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "views/link_words.h"
#include "views/message_area.h"
#include "views/section_tree.h"

#include <QFileDialog>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kMostDoubts = 200;

}  // namespace

void Desk::wireArchives() {
    const QString work = u"archive"_s;
    connect(archives_.get(), &ArchiveController::progress, this, [this, work](const QString& words, int percent) {
        window_->status()->setWork(words, percent, [this] { archives_->stop(); }, work);
    });
    connect(archives_.get(), &ArchiveController::workEnded, this, [this, work] { window_->status()->clearWork(work); });
    connect(archives_.get(), &ArchiveController::imported, this, &Desk::showImported);
    connect(archives_.get(), &ArchiveController::exported, this, &Desk::showExported);
    connect(archives_.get(), &ArchiveController::exportStopped, this,
            [this] { window_->status()->say(tr("The export was stopped.")); });
    connect(archives_.get(), &ArchiveController::exportFailed, this,
            [this](const Error& error) { showProblem(u"export"_s, error); });
}

void Desk::showExported(const QString& path, const std::vector<Error>& left) {
    const QString file = QDir::toNativeSeparators(path);
    if (left.empty()) return window_->status()->say(tr("Exported to %1").arg(file));
    window_->pageArea()->messages()->put(
        u"export"_s,
        tr("Exported to %1. %n damaged part(s) had to be left out; taking their pages offline again mends that.",
           nullptr, static_cast<int>(left.size()))
            .arg(file));
}

void Desk::chooseImport() {
    auto* dialog = new QFileDialog(window_.get(), tr("Import captures"), QDir::homePath(),
                                   tr("Archives and saved pages (*.warc *.warc.gz *.wacz *.mht *.mhtml *.html *.htm "
                                      "*.md);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Desk::import);
    dialog->open();
}

void Desk::import(const QStringList& paths) { archives_->import(paths); }

void Desk::showImported(const ImportReport& report) {
    for (const auto& capture : report.captures) proofs_->prove(capture);
    std::vector<CaptureRow> unmatched;
    for (const auto& capture : report.captures)
        if (capture.article.empty()) unmatched.push_back(rowOf(capture));
    QStringList details;
    for (const auto& [path, error] : report.failed) details << sentenceFor(error);
    for (std::size_t i = 0; i < std::min(report.doubts.size(), kMostDoubts); ++i) {
        const auto& doubt = report.doubts[i];
        const QString words = reasonWords(doubt.what);
        details << (doubt.subject.empty() ? words : tr("%1: %2", "doubt, address").arg(words, qt(doubt.subject)));
    }
    const auto more = report.moreDoubts + report.doubts.size() - std::min(report.doubts.size(), kMostDoubts);
    if (more > 0) details << tr("and %n more", nullptr, static_cast<int>(more));
    const auto count = static_cast<int>(report.captures.size());
    QString words = tr("%n page(s) came in", nullptr, count);
    if (count > 0)
        words = tr("%1, %2 of them belong to entries of your lists.")
                    .arg(words)
                    .arg(report.captures.size() - unmatched.size());
    if (count == 0) words = tr("No page came in.");
    const QString stopped = tr("The import was stopped; what came in before is there.");
    if (report.stopped) words = count == 0 ? stopped : words + u' ' + stopped;
    if (unmatched.empty() && details.isEmpty()) return window_->status()->say(words);
    if (!unmatched.empty()) words += u' ' + tr("These have no entry; they can be read all the same:");
    auto* sheet = openSheet(u"imported"_s, tr("What came in"), {openDeed()});
    sheet->setWords(words);
    sheet->setRows(std::move(unmatched));
    sheet->setDetails(details);
}

CaptureDeed Desk::openDeed() {
    return {tr("Open"), [](const CaptureRow& row) { return !row.capture.empty() || !row.article.empty(); },
            [this](const std::vector<CaptureRow>& rows) {
                const CaptureRow& row = rows.front();
                if (!row.capture.empty()) return openCapture(row.capture);
                window_->tree()->selectArticle(row.article);
            }};
}

CaptureDeed Desk::forgetDeed() {
    return {tr("Forget"), [](const CaptureRow& row) { return !row.capture.empty(); },
            [this](const std::vector<CaptureRow>& rows) {
                if (strayShown()) pages_->showEntry();
                for (const auto& row : rows) forget(row.capture);
                window_->status()->say(tr("%n capture(s) forgotten. Ctrl+Z brings them back, one by one.", nullptr,
                                          static_cast<int>(rows.size())));
            }};
}

// One of each kind at a time; asked for again, it comes to the front.
CaptureSheet* Desk::openSheet(const QString& name, const QString& title, std::vector<CaptureDeed> deeds) {
    if (auto* open = window_->findChild<CaptureSheet*>(name)) open->close();
    auto* sheet = new CaptureSheet(title, std::move(deeds), window_.get());
    sheet->setObjectName(name);
    sheet->show();
    return sheet;
}

void Desk::showProblems() {
    const auto hasArticle = [](const CaptureRow& row) { return !row.article.empty(); };
    const auto hasAddress = [](const CaptureRow& row) { return !row.address.isEmpty(); };
    CaptureDeed again{tr("Try again"), hasArticle, [this](const std::vector<CaptureRow>& rows) {
                          std::vector<ArticleId> articles;
                          for (const auto& row : rows) articles.push_back(row.article);
                          tryAgain(articles);
                      }};
    CaptureDeed live{tr("Open live"), hasArticle, [this](const std::vector<CaptureRow>& rows) {
                         if (window_->tree()->selectArticle(rows.front().article)) pages_->showLive();
                     }};
    CaptureDeed browser{tr("Open in the system browser"), hasAddress, [this](const std::vector<CaptureRow>& rows) {
                            pages_->openInBrowser(QUrl(rows.front().address));
                        }};
    CaptureDeed done{tr("Dismiss"), hasArticle, [this](const std::vector<CaptureRow>& rows) { dismiss(rows); }};
    auto* sheet =
        openSheet(u"problems"_s, tr("Pages that did not come whole"), {openDeed(), again, live, browser, done});
    sheet->model()->setMomentTitle(tr("Last try"));
    const auto fill = [this, sheet] { fillProblems(*sheet); };
    connect(offline_.get(), &OfflineController::standingChanged, sheet, fill);
    connect(shelf_.get(), &CaptureShelf::changed, sheet, fill);
    fill();
}

void Desk::fillProblems(CaptureSheet& sheet) const {
    auto rows = captureProblems(*offline_, *shelf_, reading_->snapshot().get());
    sheet.setWords(problemWords(rows));
    sheet.setRows(std::move(rows));
}

// The person knows, and will see no more of it.
void Desk::dismiss(const std::vector<CaptureRow>& rows) {
    std::vector<study::QueueItem> items;
    for (const auto& row : rows) {
        const auto missed = offline_->missed().find(row.article);
        if (missed != offline_->missed().end() && missed->second.state != study::QueueState::Dismissed) {
            items.push_back(missed->second);
        } else {
            items.push_back({row.article, {utf8(row.address)}, utf8(row.title), {}, row.capture, {}, 0, row.at});
        }
    }
    offline_->dismiss(std::move(items));
}

void Desk::showUnmatched() {
    auto* sheet = openSheet(u"unmatched"_s, tr("Captures without an entry"), {openDeed(), forgetDeed()});
    const auto fill = [this, sheet] { fillUnmatched(*sheet); };
    connect(shelf_.get(), &CaptureShelf::changed, sheet, fill);
    fill();
}

void Desk::fillUnmatched(CaptureSheet& sheet) const {
    std::vector<CaptureRow> rows;
    for (const auto& capture : shelf_->unmatched()) rows.push_back(rowOf(capture));
    sheet.setWords(rows.empty() ? tr("Every capture belongs to an entry. Import archives with Ctrl+I; "
                                     "pages that no list names stand here.")
                                : tr("No open list has these addresses. They belong to an entry as soon as one does."));
    sheet.setRows(std::move(rows));
}

void Desk::compareCaptures() {
    std::vector<study::Capture> captures = shelf_->of(reading_->article());
    std::erase_if(captures, [](const study::Capture& capture) { return capture.parts == 0; });
    if (captures.size() < 2) {
        window_->status()->say(tr("Two captures of this entry are needed. Shift+O takes another one."));
        return;
    }
    auto* sheet = new CompareSheet(study_, captures, appearance_.theme(), window_.get());
    connect(&appearance_, &Appearance::changed, sheet, [this, sheet] { sheet->setTheme(appearance_.theme()); });
    sheet->show();
}

std::vector<study::Capture> Desk::capturesIn(ExportScope scope) const {
    std::vector<study::Capture> all;
    const auto take = [&all](const std::vector<study::Capture>& captures) {
        for (const auto& capture : captures)
            if (capture.parts > 0) all.push_back(capture);
    };
    const auto& snapshot = reading_->snapshot();
    if (scope == ExportScope::All || !snapshot) {
        for (const auto& [article, captures] : shelf_->all()) take(captures);
        return all;
    }
    if (scope == ExportScope::Entry) {
        const bool loose =
            window_->pageArea()->captureShown() && captures_->open() && captures_->open()->article.empty();
        if (loose) return {*captures_->open()};
        if (!reading_->article().empty()) take(shelf_->of(reading_->article()));
        return all;
    }
    const auto& nodes = snapshot->catalogue->nodes;
    auto node = reading_->node();
    while (node != catalogue::kNoNode && nodes[node].kind != catalogue::NodeKind::Section) node = nodes[node].parent;
    if (node == catalogue::kNoNode) return all;
    for (auto at = node; at < nodes[node].subtreeEnd; ++at)
        if (!snapshot->articleOf[at].empty()) take(shelf_->of(snapshot->articleOf[at]));
    return all;
}

void Desk::chooseExport() {
    auto* sheet = new ExportSheet([this](ExportScope scope) { return capturesIn(scope).size(); }, window_.get());
    connect(sheet, &ExportSheet::chosen, this, &Desk::exportAs);
    sheet->show();
}

void Desk::exportAs(ExportScope scope, ExportKind kind) {
    ExportOrder order;
    order.captures = capturesIn(scope);
    if (order.captures.empty()) return;
    const bool each = kind == ExportKind::Html || kind == ExportKind::Pdf;
    order.format = kind == ExportKind::Warc   ? study::ExportFormat::Warc
                   : kind == ExportKind::Wacz ? study::ExportFormat::Wacz
                                              : study::ExportFormat::Html;
    const QString ending = kind == ExportKind::Warc ? u"warc.gz"_s : u"wacz"_s;
    auto* dialog = new QFileDialog(window_.get(), tr("Export captures"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (each) {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(ending);
        dialog->selectFile(u"periplus."_s + ending);
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this, order, kind](const QString& path) mutable {
        order.path = path;
        if (kind == ExportKind::Pdf) return archives_->exportPdf(order, captures_->policy(), options_.captures);
        archives_->exportTo(order);
    });
    dialog->open();
}

// --- what the window shows of it ---

void Desk::refreshOffline() {
    std::vector<CaptureMark> marks;
    std::size_t offline = 0;
    const auto& snapshot = reading_->snapshot();
    const auto* model = window_->tree()->model();
    if (!snapshot || model->snapshot() != snapshot) return;
    for (catalogue::NodeIndex node = 0; node < snapshot->articleOf.size(); ++node) {
        const auto& article = snapshot->articleOf[node];
        if (article.empty() || model->nodeOf(article) != node) continue;
        marks.push_back({article, shelf_->readable(article) != nullptr, shelf_->brokenLink(article)});
        if (marks.back().offline) ++offline;
    }
    window_->tree()->model()->updateMarks(marks);
    window_->status()->setOffline(offline);
    refreshEntry();
    refreshQueue();
}

std::vector<LinkFacts> Desk::linkFacts(catalogue::NodeIndex node) const {
    std::vector<LinkFacts> all;
    const auto& links = reading_->snapshot()->catalogue->nodes[node].links;
    for (std::size_t i = 0; i < links.size(); ++i) {
        LinkFacts facts;
        facts.link = i;
        facts.status = shelf_->link(links[i].url);
        if (const auto* capture = shelf_->ofAddress(links[i].url)) {
            facts.captured = capture->capturedAt;
            facts.whole = capture->state == study::CaptureState::Complete;
        }
        if (facts.captured.value != 0 || facts.status.health != study::LinkHealth::Unknown) all.push_back(facts);
    }
    return all;
}

void Desk::refreshQueue() {
    const auto standing = offline_->standing();
    const bool busy = standing.count.left() > 0;
    window_->status()->setQueue(busy ? std::optional(QueueWords{standing.count.done + standing.count.failed,
                                                                standing.count.total, standing.paused, standing.at})
                                     : std::nullopt);
    window_->status()->setProblems(captureProblems(*offline_, *shelf_, reading_->snapshot().get()).size());
    if (actions_) refreshCaptureActions();
}

void Desk::refreshCaptureActions() {
    const auto enable = [this](const char* id, bool possible) { actions_->action(id)->setEnabled(possible); };
    const bool article = !reading_->article().empty();
    const bool list = reading_->snapshot() != nullptr;
    const bool shown = window_->pageArea()->captureShown();
    const auto standing = offline_->standing();
    const bool busy = standing.count.left() > 0;
    enable("offline", article);
    enable("reading-view", article);
    enable("dates", article && !shelf_->of(reading_->article()).empty());
    enable("take-again", article);
    enable("take-section", list);
    enable("take-list", list);
    enable("pause-queue", busy);
    actions_->action("pause-queue")->setChecked(busy && standing.paused);
    enable("cancel-queue", busy);
    enable("print", shown);
    enable("save-pdf", shown);
    enable("contents", shown && window_->pageArea()->captureTools()->headings() > 0);
    enable("forget-capture", shown || captures_->chosen() != nullptr);
    const auto* meant = shown && captures_->open() ? &*captures_->open() : captures_->chosen();
    enable("missing", meant && meant->missing > 0);
    enable("compare", article && shelf_->of(reading_->article()).size() > 1);
}

}  // namespace periplus
