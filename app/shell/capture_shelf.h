#pragma once
// CaptureShelf: which captures and which links there are, as far as the window must know at once: by article, by
// address, and those that no entry has. Follows the library's changes. Ownership: the desk. Thread: UI.
// Errors: problem().
#include "base/error.h"
#include "study/captures.h"

#include <QObject>
#include <QTimer>

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace periplus {

class StudyThread;

class CaptureShelf : public QObject {
    Q_OBJECT
public:
    explicit CaptureShelf(StudyThread& study, QObject* parent = nullptr);

    void load();  // everything, once the library is open

    [[nodiscard]] const std::vector<study::Capture>& of(const ArticleId& article) const;  // newest first
    [[nodiscard]] const std::vector<study::Capture>& unmatched() const { return of({}); }
    [[nodiscard]] const study::Capture* find(const CaptureId& id) const;
    [[nodiscard]] const study::Capture* ofAddress(const std::string& url) const;   // the newest that can be read
    [[nodiscard]] const study::Capture* readable(const ArticleId& article) const;  // the newest that can be read
    [[nodiscard]] study::LinkStatus link(const std::string& url) const;            // Unknown when nothing is known
    [[nodiscard]] bool brokenLink(const ArticleId& article) const { return broken_.contains(article); }
    [[nodiscard]] const std::unordered_set<ArticleId>& broken() const { return broken_; }
    [[nodiscard]] const std::unordered_map<ArticleId, std::vector<study::Capture>>& all() const { return captures_; }

signals:
    void loaded();
    void changed(const std::vector<periplus::ArticleId>& articles);
    void linksChanged(const std::vector<periplus::ArticleId>& articles);  // those whose mark is another now
    void problem(const periplus::Error& error);

private:
    void takeChanges(const study::ChangeSet& changes);
    void put(std::vector<study::Capture> captures);
    void loadArticles();
    void loadLinks();

    StudyThread& study_;
    std::unordered_map<ArticleId, std::vector<study::Capture>> captures_;
    std::unordered_map<std::string, CaptureId> addresses_;  // normalised
    std::unordered_map<CaptureId, ArticleId> holders_;
    std::unordered_map<std::string, study::LinkStatus> links_;
    std::unordered_set<ArticleId> broken_;  // one of their links is dead
    std::vector<ArticleId> stale_;
    QTimer later_;  // changes come in swarms
    QTimer linksLater_;
};

}  // namespace periplus
