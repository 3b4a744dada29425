#include "settings/settings.h"

#include <QDir>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

// The words in the file, in the order of the enumerations.
constexpr std::array kThemeWords = {"system", "light", "dark"};
constexpr std::array kLanguageWords = {"system", "en", "zh_CN"};

template <class Choice, std::size_t Count>
Choice choiceOf(const QVariant& value, const std::array<const char*, Count>& words, Choice fallback) {
    const QByteArray word = value.toString().toUtf8();
    for (std::size_t i = 0; i < Count; ++i) {
        if (word == words[i]) return static_cast<Choice>(i);
    }
    return fallback;
}

template <class Choice, std::size_t Count>
QString wordOf(Choice choice, const std::array<const char*, Count>& words) {
    return QString::fromLatin1(words[static_cast<std::size_t>(choice)]);
}

double zoomOf(const QVariant& value, double fallback) {
    bool ok = false;
    const double zoom = value.toDouble(&ok);
    if (!ok || !std::isfinite(zoom)) return fallback;
    return std::clamp(zoom, kSmallestZoom, kLargestZoom);
}

QString nameOf(const char* name) { return QString::fromLatin1(name); }

// A host is foreign text; percent-encoded it cannot make groups of its own in the file.
QString siteKey(const QString& host, QLatin1StringView what) {
    return u"sites/"_s + QString::fromLatin1(QUrl::toPercentEncoding(host)) + u'/' + what;
}

}  // namespace

Settings::Settings(const QString& file, QObject* parent) : QObject(parent), store_(file, QSettings::IniFormat) {}

QString Settings::defaultFile() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(u"periplus/periplus.ini"_s);
}

ThemeChoice Settings::get(const SettingKey<ThemeChoice>& key) const {
    return choiceOf(store_.value(nameOf(key.name)), kThemeWords, key.fallback);
}

LanguageChoice Settings::get(const SettingKey<LanguageChoice>& key) const {
    return choiceOf(store_.value(nameOf(key.name)), kLanguageWords, key.fallback);
}

double Settings::get(const SettingKey<double>& key) const {
    return zoomOf(store_.value(nameOf(key.name)), key.fallback);
}

bool Settings::get(const SettingKey<bool>& key) const {
    const QString word = store_.value(nameOf(key.name)).toString();
    if (word == u"true") return true;
    if (word == u"false") return false;
    return key.fallback;
}

int Settings::get(const NumberKey& key) const {
    bool ok = false;
    const int value = store_.value(nameOf(key.name)).toInt(&ok);
    return ok ? std::clamp(value, key.least, key.most) : key.fallback;
}

void Settings::set(const NumberKey& key, int value) {
    write(nameOf(key.name), std::clamp(value, key.least, key.most), key.fallback);
}

void Settings::set(const SettingKey<ThemeChoice>& key, ThemeChoice value) {
    write(nameOf(key.name), wordOf(value, kThemeWords), wordOf(key.fallback, kThemeWords));
}

void Settings::set(const SettingKey<LanguageChoice>& key, LanguageChoice value) {
    write(nameOf(key.name), wordOf(value, kLanguageWords), wordOf(key.fallback, kLanguageWords));
}

void Settings::set(const SettingKey<double>& key, double value) {
    write(nameOf(key.name), std::clamp(value, kSmallestZoom, kLargestZoom), key.fallback);
}

void Settings::set(const SettingKey<bool>& key, bool value) { write(nameOf(key.name), value, key.fallback); }

bool Settings::scriptAllowed(const QString& host) const {
    return !host.isEmpty() && store_.value(siteKey(host, "script"_L1)).toString() == u"true";
}

double Settings::siteZoom(const QString& host) const {
    return host.isEmpty() ? 1.0 : zoomOf(store_.value(siteKey(host, "zoom"_L1)), 1.0);
}

void Settings::setScriptAllowed(const QString& host, bool allowed) {
    if (!host.isEmpty()) write(siteKey(host, "script"_L1), allowed, false);
}

void Settings::setSiteZoom(const QString& host, double zoom) {
    if (!host.isEmpty()) write(siteKey(host, "zoom"_L1), std::clamp(zoom, kSmallestZoom, kLargestZoom), 1.0);
}

// Folder and name, a line break between them.
std::vector<LocalClone> Settings::localClones() const {
    std::vector<LocalClone> clones;
    for (const QString& text : store_.value(u"clones/folders"_s).toStringList()) {
        const qsizetype end = text.indexOf(u'\n');
        const QString folder = text.left(end);
        if (!folder.isEmpty()) clones.push_back({folder, end < 0 ? QString() : text.mid(end + 1)});
    }
    return clones;
}

void Settings::setLocalClones(const std::vector<LocalClone>& clones) {
    if (clones == localClones()) return;
    QStringList texts;
    for (const LocalClone& clone : clones)
        texts << (clone.standsFor.isEmpty() ? clone.folder : clone.folder + u'\n' + clone.standsFor);
    if (texts.isEmpty()) {
        store_.remove(u"clones/folders"_s);
    } else {
        store_.setValue(u"clones/folders"_s, texts);
    }
    emit changed(u"clones/folders"_s);
}

// A default is not written, so that the file holds only what the person decided.
void Settings::write(const QString& key, const QVariant& value, const QVariant& fallback) {
    if (store_.value(key, fallback).toString() == value.toString()) return;
    if (value == fallback) {
        store_.remove(key);
    } else {
        store_.setValue(key, value);
    }
    emit changed(key);
}

}  // namespace periplus
