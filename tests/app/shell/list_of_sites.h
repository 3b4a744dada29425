#pragma once
// ListOfSites: a desk with the real engine on a list of ManySites, and what its queue made of each page.
// Ownership: values. Thread: UI. Errors: QTest failures; words for each page that is not what it must be.
#include "app/shell/desk_fixture.h"
#include "app/shell/many_sites.h"
#include "shell/capture_shelf.h"
#include "shell/offline_controller.h"
#include "support/waiting.h"

#include <QElapsedTimer>

#include <algorithm>

namespace periplus::test {

inline constexpr int kListPatience = 200'000;

class ListOfSites {
public:
    explicit ListOfSites(std::vector<SitePage> pages) : pages_(std::move(pages)), place_(pluginLivePage()) {}

    int quietSeconds = 30;
    int politeSeconds = 1;

    void open() {
        {
            Settings settings(place_.path("settings.ini"));
            settings.set(keys::kQuietSeconds, quietSeconds);
            settings.set(keys::kPoliteSeconds, politeSeconds);
        }
        QByteArray list = "# One\n\n";
        int number = 0;
        for (const auto& page : pages_)
            list += "- Page" + QByteArray::number(number++) + " " + page.address.toUtf8() + "\n";
        const QString file = place_.path("list.md");
        writeFile(file, list);
        place_.open({file});
        place_.desk->window().tree()->selectNode(1);
    }

    // Milliseconds until the queue is through, and the longest time that the shell was deaf in `deaf`; -1: it never
    // was.
    qint64 takeAll(int patience, qint64* deaf = nullptr) {
        QElapsedTimer time;
        QElapsedTimer beat;
        QTimer pulse;
        qint64 longest = 0;
        QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] { longest = std::max(longest, beat.restart()); });
        time.start();
        beat.start();
        pulse.start(10);
        place_.desk->takeOffline(OfflineScope::List);
        const bool through =
            waitUntil(patience, [this] { return place_.desk->offlinePages().standing().count.left() == 0; });
        const qint64 took = time.elapsed();
        if (deaf) *deaf = longest;
        return through && waitUntil(patience, [this] { return allProven(); }) ? took : -1;
    }

    QStringList wrongStates() {
        QStringList wrong;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const auto* capture = captureOf(i);
            const bool right = capture ? pages_[i].state == capture->state : !pages_[i].state;
            if (right && (!capture || capture->state != study::CaptureState::Complete || capture->proven)) continue;
            wrong << QStringLiteral("%1: state %2, %3")
                         .arg(pages_[i].kind)
                         .arg(capture ? static_cast<int>(capture->state) : -1)
                         .arg(capture ? QString::fromStdString(capture->reason) : QStringLiteral("no capture"));
        }
        return wrong;
    }

private:
    [[nodiscard]] const study::Capture* captureOf(std::size_t page) {
        const auto& captures = place_.desk->shelf().of(place_.desk->reading().snapshot()->articleOf[page + 1]);
        return captures.empty() ? nullptr : &captures.front();
    }
    [[nodiscard]] bool allProven() {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const auto* capture = captureOf(i);
            if (pages_[i].state && !capture) return false;
            if (capture && capture->state == study::CaptureState::Complete && !capture->proven) return false;
        }
        return true;
    }

    std::vector<SitePage> pages_;
    OpenDesk place_;
};

}  // namespace periplus::test
