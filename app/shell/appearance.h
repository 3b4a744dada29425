#pragma once
// Appearance: which theme is on, and the program dressed in it. Follows the system (the desktop's own word where it
// gives one, else the palette it started with) unless the person chose. Live, without a restart.
// Ownership: main. Thread: UI. Errors: a desktop that says nothing is light.
#include "settings/settings.h"
#include "views/theme.h"

#include <QObject>
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
#include <QDBusVariant>
#endif

namespace periplus {

class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(Settings& settings, QObject* parent = nullptr);

    void apply();         // style and palette, from the settings
    void followSystem();  // asks the desktop, without waiting; call once the window is up
    [[nodiscard]] bool dark() const;
    [[nodiscard]] Theme theme() const { return dark() ? Theme::dark() : Theme::light(); }

signals:
    void changed();

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
private slots:
    void takePortalSetting(const QString& space, const QString& key, const QDBusVariant& value);
#endif

private:
    void setSystemDark(bool dark);
    Settings& settings_;
    bool systemDark_ = false;
};

}  // namespace periplus
