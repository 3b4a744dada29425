#include "shell/appearance.h"

#include "views/desk_style.h"

#include <QApplication>
#include <QStyle>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#else
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

bool looksDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

constexpr auto kSpace = "org.freedesktop.appearance"_L1;
constexpr auto kKey = "color-scheme"_L1;

}  // namespace

Appearance::Appearance(Settings& settings, QObject* parent)
    : QObject(parent), settings_(settings), systemDark_(looksDark(QApplication::palette())) {
    connect(&settings_, &Settings::changed, this, [this](const QString& key) {
        if (key == QLatin1String(keys::kTheme.name)) apply();
    });
}

bool Appearance::dark() const {
    switch (settings_.get(keys::kTheme)) {
        case ThemeChoice::Light: return false;
        case ThemeChoice::Dark: return true;
        case ThemeChoice::System: break;
    }
    return systemDark_;
}

// DeskStyle is Fusion, which draws every control from the palette; other styles bring colours of their own and cannot
// be made dark.
void Appearance::apply() {
    const Theme now = theme();
    if (auto* style = qobject_cast<DeskStyle*>(QApplication::style())) {
        style->setAccent(now.accent);
    } else {
        QApplication::setStyle(new DeskStyle(now.accent));
    }
    QApplication::setPalette(now.palette());
    emit changed();
}

void Appearance::setSystemDark(bool dark) {
    if (systemDark_ == dark) return;
    systemDark_ = dark;
    if (settings_.get(keys::kTheme) == ThemeChoice::System) apply();
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

void Appearance::followSystem() {
    const auto* hints = QGuiApplication::styleHints();
    const auto take = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown) setSystemDark(scheme == Qt::ColorScheme::Dark);
    };
    take(hints->colorScheme());
    connect(hints, &QStyleHints::colorSchemeChanged, this, take);
}

#else

void Appearance::followSystem() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString settings = u"org.freedesktop.portal.Settings"_s;
    bus.connect(service, path, settings, u"SettingChanged"_s, this,
                SLOT(takePortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(service, path, settings, u"Read"_s);
    ask << QString(kSpace) << QString(kKey);
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError()) takePortalSetting(kSpace, kKey, reply.value());
    });
}

// 1: dark, 2: light, 0: no preference. Read() wraps the value twice.
void Appearance::takePortalSetting(const QString& space, const QString& key, const QDBusVariant& value) {
    if (space != kSpace || key != kKey) return;
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>()) inner = inner.value<QDBusVariant>().variant();
    if (const uint scheme = inner.toUInt(); scheme != 0) setSystemDark(scheme == 1);
}

#endif

}  // namespace periplus
