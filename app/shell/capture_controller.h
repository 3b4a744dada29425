#pragma once
// CaptureController: which capture is shown, as page or in the reading view, and which of an article's dated captures
// is meant. Finds and prints in it, keeps its place, and hands its links on. The page comes from the web engine's
// plug-in when the first capture is shown.
// Ownership: the desk. Thread: UI. Errors: as messages above the page.
#include "base/error.h"
#include "reader/capture_pages.h"
#include "shell/capture_plugin.h"
#include "study/captures.h"

#include <QObject>

#include <functional>
#include <optional>
#include <unordered_map>

namespace periplus {

class CaptureShelf;
class PageArea;
class ReadingController;
class Settings;
class StudyThread;

class CaptureController : public QObject {
    Q_OBJECT
public:
    CaptureController(PageArea& area, ReadingController& reading, CaptureShelf& shelf, StudyThread& study,
                      Settings& settings, CapturePluginMaker plugin, std::function<bool()> dark,
                      QObject* parent = nullptr);

    // Of the current article: the one the person chose, else the newest that can be read, else the newest; null: none.
    [[nodiscard]] const study::Capture* chosen() const;
    void choose(const CaptureId& id);
    void fillMenu();  // the dated captures

    // Shows a capture, at `place` if there is one. False: the plug-in is not there, and a message says so.
    bool show(const study::Capture& capture, CapturePage::View view, const std::optional<study::ReadingPlace>& place);
    [[nodiscard]] const std::optional<study::Capture>& open() const { return open_; }
    [[nodiscard]] bool readable() const { return shown_; }  // it really came
    // By its id; silent when it is not there any more.
    void find(const CaptureId& id, const std::function<void(const study::Capture&)>& then);
    // Where the reader is in it; answers later or never.
    void askPlace(const std::function<void(const ArticleId&, const study::ReadingPlace&)>& answer);

    void find(const QString& words, bool backwards);  // found() answers
    void zoom(int direction);
    void print();
    void savePdf(const QString& path, const std::function<void(bool)>& done);
    void applyLook();
    void discard();

    [[nodiscard]] CapturePlugin* plugin(QString* reason) { return makePlugin_(reason); }
    [[nodiscard]] FetchPart fetch() const;
    [[nodiscard]] CapturePagePolicy policy() const;
    [[nodiscard]] ReadingLook look() const;
    // The view and capture of a place in a capture.
    static std::optional<std::pair<CaptureId, CapturePage::View>> captureOf(const study::ReadingPlace& place);

signals:
    void changed();       // what chosen() says, or what is known of it
    void standingTold();  // of open(): it is shown now, or more is known of it
    void linkActivated(const QUrl& url);
    void said(const QString& words);
    void endReached();
    void progress(int percent);
    void found(int matches, int at = 0);  // which of them is shown, from 1; 0: not known
    void compareWanted();
    void problem(const periplus::Error& error);

private:
    bool makePage();
    void wire(CapturePage& page);
    void refresh();
    [[nodiscard]] ReadingFacts facts(const CaptureId& id) const;
    void takeArticle(const QString& capture, const QString& html);
    void showWords();

    PageArea& area_;
    ReadingController& reading_;
    CaptureShelf& shelf_;
    StudyThread& study_;
    Settings& settings_;
    CapturePluginMaker makePlugin_;
    std::function<bool()> dark_;
    std::unordered_map<ArticleId, CaptureId> choices_;  // in this session
    std::optional<study::Capture> open_;
    ArticleId openFor_;                         // the article that is read with it
    std::optional<study::ReadingPlace> place_;  // to be restored when it has come
    bool shown_ = false;
};

}  // namespace periplus
