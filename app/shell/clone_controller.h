#pragma once
// CloneController: GitHub links read from the clones that the person pointed at: which clones there are and what each
// holds, which links they hold, and captures taken from them beside the window and the library.
// Ownership: the desk; stops what it does before it goes. Thread: UI; nothing here waits. Errors: in the answers.
#include "base/error.h"
#include "settings/settings.h"
#include "study/clone_capture.h"
#include "study/types.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace periplus {

class StudyThread;

// A clone of the settings with what was found in it.
struct KnownClone {
    LocalClone setting;
    std::optional<study::CloneSummary> summary;
    std::optional<Error> trouble;
};

// What reading links came to, over all clones.
struct CloneTaking {
    std::vector<study::CloneRow> rows;
    std::vector<Error> troubles;  // of clones that cannot be read at all
};

class CloneController : public QObject {
    Q_OBJECT
public:
    CloneController(StudyThread& study, Settings& settings, QObject* parent = nullptr);
    ~CloneController() override;

    [[nodiscard]] const std::vector<KnownClone>& clones() const { return clones_; }
    void look();  // at all of them again; changed() when it is known
    void add(const QString& folder, const QString& standsFor = {});
    void remove(const QString& folder);

    [[nodiscard]] bool holds(const std::string& url) const;
    [[nodiscard]] bool holdsIn(std::size_t clone, const std::string& url) const;
    // The links of a node that a clone holds, the likeliest first.
    [[nodiscard]] std::vector<study::CloneWish> wishes(const study::CatalogueSnapshot& list,
                                                       catalogue::NodeIndex node) const;
    void take(std::vector<study::CloneWish> wishes, std::function<void(const CloneTaking&)> then);

signals:
    void changed();
    void progress(const periplus::Progress& progress);

private:
    struct Job {
        std::vector<KnownClone> clones;
        std::vector<study::CloneWish> wishes;
        study::CloneOptions options;
    };
    void store(const std::vector<LocalClone>& clones);
    void begin(const std::shared_ptr<const Job>& job, const std::function<void(const CloneTaking&)>& then);
    CloneTaking work(const Job& job);
    [[nodiscard]] static bool isHeldBy(const KnownClone& clone, const source::GithubName& name);

    StudyThread& study_;
    Settings& settings_;
    std::vector<KnownClone> clones_;
    QThreadPool thread_;  // one: clones are read after each other
    std::stop_source stop_;
    int looks_ = 0;  // what an earlier look found is not wanted any more
};

}  // namespace periplus
