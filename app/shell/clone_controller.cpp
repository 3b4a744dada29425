#include "shell/clone_controller.h"

#include "bridge/study_thread.h"
#include "bridge/text.h"
#include "study/captures.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace periplus {

namespace {

struct ClonePage {
    Q_DECLARE_TR_FUNCTIONS(ClonePage)
};

study::CloneWords wordsNow() {
    study::CloneWords words;
    words.from = utf8(ClonePage::tr("From the local clone {clone}: commit {commit} of {date}, {subject}"));
    words.instead = utf8(ClonePage::tr(
        "The link names {reference}, which this clone does not have. Shown is its commit {commit} instead; the page "
        "may differ from the one that was meant."));
    words.cut = utf8(ClonePage::tr("This file has {count} lines; {first} to {last} are shown."));
    words.large = utf8(ClonePage::tr("This file has {bytes} bytes; only the first {shown} are shown."));
    words.binary = utf8(ClonePage::tr("This file is no text ({bytes} bytes)."));
    words.listing = utf8(ClonePage::tr("{count} files and folders"));
    words.many = utf8(ClonePage::tr("There are more; only the first {count} are shown."));
    words.submodule = utf8(ClonePage::tr("submodule"));
    words.link = utf8(ClonePage::tr("link"));
    return words;
}

}  // namespace

CloneController::CloneController(StudyThread& study, Settings& settings, QObject* parent)
    : QObject(parent), study_(study), settings_(settings) {
    thread_.setMaxThreadCount(1);
    for (const LocalClone& clone : settings_.localClones()) clones_.push_back({clone, {}, {}});
}

CloneController::~CloneController() {
    stop_.request_stop();
    thread_.waitForDone();
}

void CloneController::look() {
    const int look = ++looks_;
    thread_.start([this, look, clones = clones_]() mutable {
        for (KnownClone& clone : clones) {
            if (stop_.stop_requested()) return;
            auto summary = study::lookAtClone(utf8(clone.setting.folder));
            clone.summary.reset();
            clone.trouble.reset();
            if (summary) {
                clone.summary = std::move(*summary);
            } else {
                clone.trouble = std::move(summary.error());
            }
        }
        QMetaObject::invokeMethod(
            this,
            [this, look, found = std::move(clones)]() mutable {
                if (look != looks_) return;
                clones_ = std::move(found);
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void CloneController::store(const std::vector<LocalClone>& clones) {
    settings_.setLocalClones(clones);
    std::vector<KnownClone> known;
    for (const LocalClone& clone : clones) {
        const auto before = std::ranges::find(clones_, clone, &KnownClone::setting);
        known.push_back(before == clones_.end() ? KnownClone{clone, {}, {}} : *before);
    }
    clones_ = std::move(known);
    emit changed();
    look();
}

void CloneController::add(const QString& folder, const QString& standsFor) {
    auto clones = settings_.localClones();
    const QString path = QDir::cleanPath(folder);
    std::erase_if(clones, [&path](const LocalClone& clone) { return clone.folder == path; });
    clones.push_back({path, standsFor});
    store(clones);
}

void CloneController::remove(const QString& folder) {
    auto clones = settings_.localClones();
    std::erase_if(clones, [&folder](const LocalClone& clone) { return clone.folder == folder; });
    store(clones);
}

bool CloneController::isHeldBy(const KnownClone& clone, const source::GithubName& name) {
    const auto stands = source::readGithubName(utf8(clone.setting.standsFor));
    if (stands && stands->matches(name)) return true;
    return clone.summary &&
           std::ranges::any_of(clone.summary->repositories, [&name](const auto& one) { return one.matches(name); });
}

bool CloneController::holds(const std::string& url) const {
    const auto link = source::readGithubLink(url);
    return link &&
           std::ranges::any_of(clones_, [&](const KnownClone& clone) { return isHeldBy(clone, link->repository); });
}

bool CloneController::holdsIn(std::size_t clone, const std::string& url) const {
    const auto link = source::readGithubLink(url);
    return link && clone < clones_.size() && isHeldBy(clones_[clone], link->repository);
}

std::vector<study::CloneWish> CloneController::wishes(const study::CatalogueSnapshot& list,
                                                      catalogue::NodeIndex node) const {
    std::vector<study::CloneWish> wishes;
    if (node >= list.articleOf.size() || list.articleOf[node].empty()) return wishes;
    for (const catalogue::Link& link : list.catalogue->nodes[node].links)
        if (link.role != catalogue::LinkRole::Reference && holds(link.url))
            wishes.push_back({link.url, list.articleOf[node]});
    return wishes;
}

void CloneController::take(std::vector<study::CloneWish> wishes, std::function<void(const CloneTaking&)> then) {
    using Files = std::shared_ptr<store::PartFiles>;
    study_.query(
        this, [](study::Library& library) -> Result<Files> { return library.captures().partFiles(); },
        [this, wishes = std::move(wishes), then = std::move(then)](const Result<Files>& files) mutable {
            if (!files) return then({{}, {files.error()}});
            auto job = std::make_shared<Job>();
            job->clones = clones_;
            job->wishes = std::move(wishes);
            job->options.parts = *files;
            job->options.words = wordsNow();
            begin(job, then);
        });
}

void CloneController::begin(const std::shared_ptr<const Job>& job,
                            const std::function<void(const CloneTaking&)>& then) {
    thread_.start([this, job, then] {
        auto taking = std::make_shared<CloneTaking>(work(*job));
        QMetaObject::invokeMethod(this, [taking, then] { then(*taking); }, Qt::QueuedConnection);
    });
}

// On the thread of clones. A link that one clone does not have is asked of the next.
CloneTaking CloneController::work(const Job& job) {
    CloneTaking taking;
    auto wanted = job.wishes;
    const auto keep = [this](const study::NewCapture& capture) -> Result<void> {
        const auto added =
            study_.commandHere([&capture](study::Library& library) { return library.captures().add(capture); });
        if (!added) return std::unexpected(added.error());
        return {};
    };
    const ProgressSink told = [this](const Progress& now) {
        QMetaObject::invokeMethod(this, [this, now] { emit progress(now); }, Qt::QueuedConnection);
    };
    for (const KnownClone& clone : job.clones) {
        if (wanted.empty()) break;
        auto options = job.options;
        options.standsFor = source::readGithubName(utf8(clone.setting.standsFor));
        auto report = study::takeFromClone(options, utf8(clone.setting.folder), wanted, keep, told, stop_.get_token());
        if (!report) {
            taking.troubles.push_back(std::move(report.error()));
            continue;
        }
        for (study::CloneRow& row : report->rows) {
            std::erase_if(taking.rows, [&row](const auto& before) { return before.wish.url == row.wish.url; });
            if (row.capture) std::erase_if(wanted, [&row](const auto& wish) { return wish.url == row.wish.url; });
            taking.rows.push_back(std::move(row));
        }
    }
    return taking;
}

}  // namespace periplus
