#include "reader/capture_page_widget.h"
#include "reader/capture_scheme.h"
#include "reader/engine_capturer.h"
#include "reader/engine_prover.h"
#include "reader/live_page.h"
#include "reader/live_page_widget.h"

#include <QObject>

namespace periplus {

class ReaderPlugin : public QObject, public LivePagePlugin, public CapturePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PERIPLUS_LIVE_PAGE_IID)
    Q_INTERFACES(periplus::LivePagePlugin periplus::CapturePlugin)
public:
    // The engine is loaded by now, but it starts with the first profile.
    ReaderPlugin() { registerCaptureScheme(); }

    LivePage* create(LivePagePolicy policy, QWidget* parent) override {
        return new LivePageWidget(std::move(policy), parent);
    }
    CapturePage* createPage(CapturePagePolicy policy, QWidget* parent) override {
        return new CapturePageWidget(std::move(policy), parent);
    }
    PageCapturer* createCapturer(QObject* parent) override { return new EngineCapturer(parent); }
    CaptureProver* createProver(FetchPart fetch, QObject* parent) override {
        return new EngineProver(std::move(fetch), parent);
    }
};

}  // namespace periplus

#include "plugin.moc"
