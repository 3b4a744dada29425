#pragma once
// A desk with a played web, and what the tests of captures ask of it. Ownership: values. Thread: UI. Errors: QTest
// failures.
#include "app/shell/desk_fixture.h"
#include "app/shell/paper_captures.h"
#include "shell/capture_controller.h"
#include "shell/capture_shelf.h"
#include "shell/offline_controller.h"

#include <QPushButton>

namespace periplus::test {

inline constexpr int kPatience = 20'000;

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, modifiers);
}

// Entries "A0", "A1" ... at these addresses.
inline QString writeList(const OpenDesk& place, const QStringList& addresses) {
    QByteArray list = "# One\n\n";
    for (qsizetype i = 0; i < addresses.size(); ++i)
        list += "- A" + QByteArray::number(i) + " " + addresses[i].toUtf8() + "\n";
    const QString path = place.path("list.md");
    writeFile(path, list);
    return path;
}

inline const study::Capture* captureOf(Desk& desk, int entry) {
    const auto& articles = desk.reading().snapshot()->articleOf;
    const auto& captures = desk.shelf().of(articles[static_cast<std::size_t>(entry) + 1]);
    return captures.empty() ? nullptr : &captures.front();
}

inline bool shows(Desk& desk, const QByteArray& words) {
    auto* page = static_cast<PaperCapturePage*>(desk.window().pageArea()->capturePage());
    return page && desk.window().pageArea()->captureShown() && page->html.contains(words);
}

inline QPushButton* messageButton(Desk& desk, const QString& words) {
    for (auto* button : desk.window().pageArea()->messages()->findChildren<QPushButton*>())
        if (button->text() == words && button->isVisible()) return button;
    return nullptr;
}

// The desk of one test: opened on entries "A0", "A1" ... at the given addresses.
class PlayedDesk {
public:
    PlayedDesk() { place.captures = plugin.maker(); }

    Desk* open(const QStringList& addresses) {
        Settings(place.path("settings.ini")).set(keys::kPoliteSeconds, 0);
        place.open({writeList(place, addresses)});
        place.desk->window().tree()->selectNode(1);
        place.desk->window().tree()->focusTree();
        return place.desk.get();
    }
    Desk* again() {
        place.close();
        place.open();
        return place.desk.get();
    }

    PaperPlugin plugin;  // outlives the desk
    OpenDesk place;
};

}  // namespace periplus::test
