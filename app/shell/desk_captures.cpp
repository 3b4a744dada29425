// Captures: what the keys and menus do with them, and who hears of what.
#include "base/url.h"
#include "bridge/capture_words.h"
#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "shell/actions.h"
#include "shell/archive_controller.h"
#include "shell/capture_controller.h"
#include "shell/capture_problems.h"
#include "shell/capture_proofs.h"
#include "shell/capture_shelf.h"
#include "shell/capture_tools.h"
#include "shell/desk.h"
#include "shell/main_window.h"
#include "shell/offline_controller.h"
#include "shell/offline_sheets.h"
#include "shell/page_area.h"
#include "shell/reading_controller.h"
#include "shell/status_line.h"
#include "views/message_area.h"
#include "views/section_tree.h"

#include <QFileDialog>
#include <QNetworkInformation>

#include <algorithm>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

bool openable(const std::string& url) { return classifyUrl(url).kind == UrlKind::Openable; }

// The article's own links in the order in which they are worth trying: what moved, by its new address first.
std::vector<std::string> linksOf(const catalogue::Node& node) {
    std::vector<std::string> good;
    std::vector<std::string> struck;
    const auto add = [](std::vector<std::string>& to, const std::string& url) {
        if (openable(url) && std::ranges::find(to, url) == to.end()) to.push_back(url);
    };
    for (const auto& link : node.links) {
        if (link.role == catalogue::LinkRole::Reference) continue;
        if (!link.movedTo.empty()) add(good, link.movedTo);
        add(link.struck || !link.movedTo.empty() ? struck : good, link.url);
    }
    for (const auto& url : struck) add(good, url);
    return good;
}

study::QueueItem orderOf(const catalogue::Node& node, const ArticleId& article) {
    study::QueueItem item;
    item.article = article;
    item.title = utf8(entryTitle(node));
    item.urls = linksOf(node);
    return item;
}

catalogue::NodeIndex firstGroup(const study::CatalogueSnapshot& snapshot) {
    const auto found = std::ranges::find_if(snapshot.articleOf, &ArticleId::empty);
    return found == snapshot.articleOf.end() ? catalogue::kNoNode
                                             : static_cast<catalogue::NodeIndex>(found - snapshot.articleOf.begin());
}

bool networkIsAway() {
    static const bool known = QNetworkInformation::loadDefaultBackend();
    const auto* network = known ? QNetworkInformation::instance() : nullptr;
    return network && network->supports(QNetworkInformation::Feature::Reachability) &&
           network->reachability() == QNetworkInformation::Reachability::Disconnected;
}

}  // namespace

// Taken in the last session, which ended before they were shown to be whole.
void Desk::proveWhatIsLeft() {
    for (const auto& [article, captures] : shelf_->all())
        for (const auto& capture : captures)
            if (capture.origin == study::CaptureOrigin::Live && capture.state == study::CaptureState::Complete &&
                !capture.proven)
                proofs_->prove(capture);
}

void Desk::wireCaptures() {
    auto* area = window_->pageArea();
    connect(area, &PageArea::offlineWanted, this, &Desk::offline);
    connect(area, &PageArea::readingWanted, this, &Desk::readingView);
    connect(area->captureTools(), &CaptureTools::lookWanted, this, &Desk::showReadingLook);
    connect(area->captureTools(), &CaptureTools::againWanted, this, [this] { takeOffline(OfflineScope::Entry); });
    connect(captures_.get(), &CaptureController::changed, this, [this] {
        if (actions_) refreshCaptureActions();
    });
    connect(captures_.get(), &CaptureController::linkActivated, this, &Desk::followLink);
    connect(captures_.get(), &CaptureController::compareWanted, this, &Desk::compareCaptures);
    connect(captures_.get(), &CaptureController::problem, this,
            [this](const Error& error) { showProblem(u"offline"_s, error); });
    connect(shelf_.get(), &CaptureShelf::loaded, this, &Desk::refreshOffline);
    connect(shelf_.get(), &CaptureShelf::loaded, this, &Desk::proveWhatIsLeft, Qt::SingleShotConnection);
    connect(shelf_.get(), &CaptureShelf::changed, this, &Desk::refreshOffline);
    connect(shelf_.get(), &CaptureShelf::linksChanged, this, &Desk::refreshOffline);
    connect(shelf_.get(), &CaptureShelf::problem, this,
            [this](const Error& error) { showProblem(u"offline"_s, error); });
    connect(pages_.get(), &PageController::liveFailed, this, &Desk::offerOffline);
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        if (key.startsWith(u"reading/view-"_s)) captures_->applyLook();
    });
    wireQueue();
    wireArchives();
    wireNotices();
}

void Desk::wireQueue() {
    offline_->networkAway = networkIsAway;
    connect(offline_.get(), &OfflineController::standingChanged, this, &Desk::refreshQueue);
    connect(offline_.get(), &OfflineController::ended, this, &Desk::captureEnded);
    connect(offline_.get(), &OfflineController::allEnded, this, [this] {
        const auto count = offline_->standing().count;
        if (count.total < 2) return;
        window_->status()->say(count.failed == 0
                                   ? tr("All %n pages are offline.", nullptr, static_cast<int>(count.total))
                                   : tr("%1 of %2 pages are offline.").arg(count.done).arg(count.total));
    });
    connect(offline_.get(), &OfflineController::networkLost, this, [this] {
        window_->pageArea()->messages()->put(
            u"queue"_s, tr("There is no network. What waits to be taken offline goes on when you say so."),
            {{tr("Go on"), [this] { offline_->pause(false); }}});
    });
    connect(offline_.get(), &OfflineController::noPlugin, this, [this](const QString& reason) {
        QString sentence =
            tr("Pages cannot be taken offline, because the reader is not installed with this program. "
               "Install Periplus again.");
        if (!reason.isEmpty()) sentence += u" ("_s + reason + u')';
        window_->pageArea()->messages()->put(u"queue"_s, sentence);
    });
    for (const auto& report : {&OfflineController::problem}) {
        connect(offline_.get(), report, this, [this](const Error& error) { showProblem(u"queue"_s, error); });
    }
    connect(proofs_.get(), &CaptureProofs::problem, this,
            [this](const Error& error) { showProblem(u"queue"_s, error); });
    auto* status = window_->status();
    connect(status, &StatusLine::pausePressed, this, [this] { offline_->pause(!offline_->standing().paused); });
    connect(status, &StatusLine::giveUpPressed, offline_.get(), &OfflineController::cancel);
    connect(status, &StatusLine::problemsPressed, this, &Desk::showProblems);
}

// `o`: the capture; where there is none yet, it is taken.
void Desk::offline() {
    const auto* capture = captures_->chosen();
    if (capture && (readableOffline(*capture) || window_->pageArea()->shown() != PageView::Offline))
        return pages_->showSaved(CapturePage::View::Page);
    window_->pageArea()->showView(window_->pageArea()->shown());
    const bool away = offline_->networkAway && offline_->networkAway();
    if (away && !capture && !cloneWishes().empty()) return readFromClone();
    takeOffline(OfflineScope::Entry);
}

void Desk::readingView() {
    if (captures_->chosen()) return pages_->showSaved(CapturePage::View::Reading);
    window_->pageArea()->showView(window_->pageArea()->shown());
    readWhenTaken_ = reading_->article();
    takeOffline(OfflineScope::Entry);
}

void Desk::takeOffline(OfflineScope scope) {
    const auto& snapshot = reading_->snapshot();
    auto node = reading_->node();
    if (!snapshot || node == catalogue::kNoNode) return;
    const auto& nodes = snapshot->catalogue->nodes;
    catalogue::NodeIndex begin = node;
    catalogue::NodeIndex end = node + 1;
    if (scope == OfflineScope::Section) {
        while (nodes[node].kind != catalogue::NodeKind::Section && nodes[node].parent != catalogue::kNoNode)
            node = nodes[node].parent;
        begin = node;
        end = nodes[node].subtreeEnd;
    } else if (scope == OfflineScope::List) {
        begin = 0;
        end = static_cast<catalogue::NodeIndex>(nodes.size());
    } else if (reading_->article().empty()) {
        return takeOffline(OfflineScope::Section);
    }
    std::vector<study::QueueItem> items;
    for (auto at = begin; at < end; ++at) {
        if (nodes[at].kind != catalogue::NodeKind::Entry || snapshot->articleOf[at].empty()) continue;
        const bool have = scope != OfflineScope::Entry && shelf_->readable(snapshot->articleOf[at]);
        if (have) continue;
        auto item = orderOf(nodes[at], snapshot->articleOf[at]);
        if (!item.urls.empty()) items.push_back(std::move(item));
    }
    if (items.empty()) {
        window_->status()->say(scope == OfflineScope::Entry
                                   ? tr("This entry has no address that could be taken offline.")
                                   : tr("All of it is offline already."));
        return;
    }
    if (items.size() == 1) window_->status()->say(tr("Taking it offline: %1").arg(qt(items.front().title)));
    for (const auto& id : {u"queue"_s, u"missed"_s}) window_->pageArea()->messages()->take(id);
    offline_->order(std::move(items));
}

void Desk::takeLink(const QUrl& url) {
    study::QueueItem item;
    item.article = reading_->article();
    item.title = utf8(entryTitle(reading_->snapshot()->catalogue->nodes[reading_->node()]));
    item.urls = {utf8(QString::fromUtf8(url.toEncoded()))};
    if (item.article.empty() || !openable(item.urls.front())) return;
    window_->status()->say(tr("Taking it offline: %1").arg(url.toDisplayString()));
    offline_->order({std::move(item)});
}

void Desk::readLink(const QUrl& url) {
    if (const auto* capture = shelf_->ofAddress(utf8(QString::fromUtf8(url.toEncoded())))) openCapture(capture->id);
}

bool Desk::isOwnLink(const QUrl& url) const {
    const auto& snapshot = reading_->snapshot();
    if (!snapshot || reading_->article().empty()) return false;
    return std::ranges::any_of(snapshot->catalogue->nodes[reading_->node()].links, [&url](const catalogue::Link& link) {
        return link.role != catalogue::LinkRole::Reference && QUrl(qt(link.url)) == url;
    });
}

void Desk::captureEnded(const ArticleId& article, bool saved) {
    if (article == readWhenTaken_) {
        readWhenTaken_ = {};
        // The shelf hears of it a moment later.
        if (saved && article == reading_->article()) {
            connect(
                shelf_.get(), &CaptureShelf::changed, this,
                [this, article] {
                    if (article == reading_->article() && captures_->chosen())
                        pages_->showSaved(CapturePage::View::Reading);
                },
                Qt::SingleShotConnection);
        }
    }
    if (offline_->standing().count.total != 1) return;
    if (saved) return window_->status()->say(tr("It is offline now. Press O to read it."));
    missedBars_.insert(article);
    tellMissed();
}

// By the links that the list has now; those of another list as they were ordered.
void Desk::tryAgain(const std::vector<ArticleId>& articles) {
    const auto& snapshot = reading_->snapshot();
    std::vector<study::QueueItem> items;
    for (const auto& article : articles) {
        const auto node = snapshot ? snapshot->entryOf(article) : catalogue::kNoNode;
        const auto missed = offline_->missed().find(article);
        if (node != catalogue::kNoNode) {
            items.push_back(orderOf(snapshot->catalogue->nodes[node], article));
        } else if (missed != offline_->missed().end()) {
            items.push_back({article, missed->second.urls, missed->second.title, {}, {}, {}, 0, {}});
        }
    }
    offline_->order(std::move(items));
}

// The page of the web did not come, and there is another way to read it.
void Desk::offerOffline() {
    const auto* capture = captures_->chosen();
    if (!capture && !cloneWishes().empty()) return readFromClone();
    if (!capture || !readableOffline(*capture)) return;
    window_->pageArea()->messages()->put(
        u"offer"_s,
        tr("The page did not come. You have it offline, as it was on %1.").arg(shortDate(capture->capturedAt)),
        {{tr("Read it offline"), [this] { pages_->showSaved(CapturePage::View::Page); }}});
}

void Desk::openCapture(const CaptureId& id) {
    captures_->find(id, [this](const study::Capture& capture) {
        const auto& snapshot = reading_->snapshot();
        const auto node =
            snapshot && !capture.article.empty() ? snapshot->entryOf(capture.article) : catalogue::kNoNode;
        if (node != catalogue::kNoNode) {
            reading_->show(node);
            captures_->choose(capture.id);
        } else if (snapshot) {
            // What is marked and written now is not to land on the entry that was open.
            reading_->show(firstGroup(*snapshot));
        }
        pages_->showCapture(capture, CapturePage::View::Page);
    });
}

// A link in a capture: the entry that it is, else a capture of it, else the person is asked; nothing goes to the
// network by itself.
void Desk::followLink(const QUrl& url) {
    const std::string address = utf8(QString::fromUtf8(url.toEncoded()));
    if (!openable(address)) return pages_->openLink(url);  // says why not
    study_.query(
        this, [address](study::Library& library) { return library.findArticle(address, {}); },
        [this, url, address](const Result<ArticleId>& article) {
            const auto& snapshot = reading_->snapshot();
            const auto node = article && snapshot ? snapshot->entryOf(*article) : catalogue::kNoNode;
            if (node != catalogue::kNoNode && *article != reading_->article()) {
                reading_->show(node);
                if (const auto* capture = captures_->chosen(); capture && readableOffline(*capture))
                    pages_->showSaved(CapturePage::View::Page);
                return;
            }
            const auto* capture = shelf_->ofAddress(address);
            if (capture && (!captures_->open() || captures_->open()->id != capture->id))
                return pages_->showCapture(*capture, CapturePage::View::Page);
            askAboutLink(url);
        });
}

void Desk::askAboutLink(const QUrl& url) {
    if (readLinkFromClone(utf8(QString::fromUtf8(url.toEncoded())))) return;
    window_->pageArea()->messages()->put(
        u"link"_s,
        tr("%1 is not offline. Opening it goes to the network.").arg(url.toDisplayString(QUrl::FullyEncoded)),
        {{tr("Open live"), [this, url] { pages_->openLink(url); }},
         {tr("Open in the system browser"), [this, url] { pages_->openInBrowser(url); }},
         {tr("Copy the address"), [this, url] { pages_->copyAddress(url); }}});
}

// Undone like every change, with Ctrl+Z.
void Desk::forgetCapture() {
    const auto* capture = captures_->chosen();
    const CaptureId id = window_->pageArea()->captureShown() && captures_->open() ? captures_->open()->id
                         : capture                                                ? capture->id
                                                                                  : CaptureId{};
    if (id.empty()) return;
    pages_->showEntry();
    forget(id);
    window_->status()->say(tr("The capture is forgotten. Ctrl+Z brings it back."));
}

void Desk::forget(const CaptureId& id) {
    study_.command(
        this, [id](study::Library& library) { return library.captures().forget(id); },
        [this](const Result<study::ChangeSet>& outcome) {
            if (!outcome) showProblem(u"offline"_s, outcome.error());
        });
}

void Desk::printPage() { captures_->print(); }

void Desk::savePagePdf() {
    if (!captures_->open()) return;
    auto* dialog = new QFileDialog(window_.get(), tr("Save as PDF"), QDir::homePath(), tr("PDF files (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(ArchiveController::fileNameOf(*captures_->open(), u".pdf"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        captures_->savePdf(path, [this, path](bool ok) {
            if (ok) return window_->status()->say(tr("Saved %1").arg(QFileInfo(path).fileName()));
            window_->pageArea()->messages()->put(
                u"pdf"_s, tr("Could not write %1. Choose another folder.").arg(QDir::toNativeSeparators(path)));
        });
    });
    dialog->open();
}

void Desk::showContents() { window_->pageArea()->captureTools()->openContents(); }
void Desk::showReadingLook() { (new ReadingLookSheet(settings_, window_.get()))->show(); }
void Desk::showOfflineSettings() { (new OfflineSettingsSheet(settings_, window_.get()))->show(); }

void Desk::toggleOfflineFilter() {
    FilterQuery query = window_->tree()->filter();
    query.offlineOnly = !query.offlineOnly;
    window_->tree()->setFilter(query);
}

void Desk::toggleBrokenFilter() {
    FilterQuery query = window_->tree()->filter();
    query.brokenOnly = !query.brokenOnly;
    window_->tree()->setFilter(query);
}

}  // namespace periplus
