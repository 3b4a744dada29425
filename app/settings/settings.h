#pragma once
// Settings: what the person prefers, as typed keys with defaults. Study data is in the library, the window's shape in
// session_file.h; neither belongs here.
// Ownership: main owns it and hands out references. Thread: UI. Errors: a value that cannot be read is its default.
#include <QLatin1String>
#include <QObject>
#include <QSettings>
#include <QString>

#include <vector>

namespace periplus {

enum class ThemeChoice : std::uint8_t { System, Light, Dark };
// A git clone that GitHub links are read from; `standsFor`: "owner/name", for a fork or mirror, or empty.
struct LocalClone {
    QString folder;
    QString standsFor;
    bool operator==(const LocalClone&) const = default;
};

enum class LanguageChoice : std::uint8_t { System, English, Chinese };

template <class T>
struct SettingKey {
    const char* name;
    T fallback;
};

// A whole number within its limits.
struct NumberKey {
    const char* name;
    int fallback;
    int least;
    int most;
};

namespace keys {
inline constexpr SettingKey<ThemeChoice> kTheme{"appearance/theme", ThemeChoice::System};
inline constexpr SettingKey<LanguageChoice> kLanguage{"appearance/language", LanguageChoice::System};
inline constexpr SettingKey<double> kEntryZoom{"reading/zoom", 1.0};
inline constexpr SettingKey<bool> kNoteRendered{"notes/rendered", false};
inline constexpr SettingKey<bool> kWelcomeDone{"welcome/done", false};
inline constexpr NumberKey kOpenAs{"reading/open-as", 0, 0, 2};  // live, offline, reading view: what was chosen last
inline constexpr NumberKey kReadingSize{"reading/view-size", 18, 12, 32};          // pixels
inline constexpr NumberKey kReadingWidth{"reading/view-width", 42, 24, 80};        // em
inline constexpr NumberKey kReadingPitch{"reading/view-line-height", 17, 12, 26};  // tenths
inline constexpr SettingKey<bool> kReadingSerif{"reading/view-serif", true};
inline constexpr NumberKey kQuietSeconds{"offline/quiet-limit", 30, 5, 300};
inline constexpr NumberKey kPageMegabytes{"offline/page-limit", 64, 1, 1024};
inline constexpr NumberKey kPoliteSeconds{"offline/pause-per-host", 1, 0, 60};
inline constexpr SettingKey<bool> kQueuePaused{"offline/paused", false};
}  // namespace keys

inline constexpr double kSmallestZoom = 0.5;
inline constexpr double kLargestZoom = 3.0;

class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(const QString& file, QObject* parent = nullptr);

    [[nodiscard]] ThemeChoice get(const SettingKey<ThemeChoice>& key) const;
    [[nodiscard]] LanguageChoice get(const SettingKey<LanguageChoice>& key) const;
    [[nodiscard]] double get(const SettingKey<double>& key) const;  // a zoom: within kSmallestZoom and kLargestZoom
    [[nodiscard]] bool get(const SettingKey<bool>& key) const;
    [[nodiscard]] int get(const NumberKey& key) const;
    void set(const NumberKey& key, int value);
    void set(const SettingKey<ThemeChoice>& key, ThemeChoice value);
    void set(const SettingKey<LanguageChoice>& key, LanguageChoice value);
    void set(const SettingKey<double>& key, double value);
    void set(const SettingKey<bool>& key, bool value);

    // Per site; `host` as QUrl::host() gives it. Script is off and zoom is 1 where nothing was said.
    [[nodiscard]] bool scriptAllowed(const QString& host) const;
    [[nodiscard]] double siteZoom(const QString& host) const;
    void setScriptAllowed(const QString& host, bool allowed);
    void setSiteZoom(const QString& host, double zoom);

    [[nodiscard]] std::vector<LocalClone> localClones() const;
    void setLocalClones(const std::vector<LocalClone>& clones);

    // periplus.ini in the XDG configuration folder.
    static QString defaultFile();

signals:
    void changed(const QString& key);

private:
    void write(const QString& key, const QVariant& value, const QVariant& fallback);
    QSettings store_;
};

}  // namespace periplus
