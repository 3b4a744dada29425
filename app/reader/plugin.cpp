#include "reader/live_page.h"
#include "reader/live_page_widget.h"

#include <QObject>

namespace periplus {

class ReaderPlugin : public QObject, public LivePagePlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PERIPLUS_LIVE_PAGE_IID)
    Q_INTERFACES(periplus::LivePagePlugin)
public:
    LivePage* create(LivePagePolicy policy, QWidget* parent) override {
        return new LivePageWidget(std::move(policy), parent);
    }
};

}  // namespace periplus

#include "plugin.moc"
