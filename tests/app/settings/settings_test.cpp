// Preferences keep their types and defaults; a session survives anything that stands in its file.
#include "settings/settings.h"
#include "settings/session_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace periplus;
using namespace Qt::Literals::StringLiterals;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsSetIsFoundAgain();
    void nonsenseIsTheDefault();
    void aSessionComesBack();
    void aDamagedSessionIsEmpty_data();
    void aDamagedSessionIsEmpty();

private:
    QTemporaryDir home_;
    [[nodiscard]] QString path(const char* name) const { return home_.filePath(QString::fromLatin1(name)); }
    void write(const char* name, const QByteArray& bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

void SettingsTest::whatIsSetIsFoundAgain() {
    {
        Settings settings(path("a.ini"));
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set(keys::kTheme, ThemeChoice::Dark);
        settings.set(keys::kTheme, ThemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        settings.set(keys::kEntryZoom, 1.25);
        settings.setScriptAllowed(u"a/b.例.org"_s, true);
        settings.setSiteZoom(u"example.org"_s, 99);
    }
    Settings settings(path("a.ini"));
    QCOMPARE(settings.get(keys::kTheme), ThemeChoice::Dark);
    QCOMPARE(settings.get(keys::kLanguage), LanguageChoice::System);
    QCOMPARE(settings.get(keys::kEntryZoom), 1.25);
    QVERIFY(settings.scriptAllowed(u"a/b.例.org"_s));
    QVERIFY(!settings.scriptAllowed(u"example.org"_s));
    QCOMPARE(settings.siteZoom(u"example.org"_s), kLargestZoom);
    settings.set(keys::kTheme, ThemeChoice::System);
    QCOMPARE(settings.get(keys::kTheme), ThemeChoice::System);
}

void SettingsTest::nonsenseIsTheDefault() {
    write("b.ini", "[appearance]\ntheme=purple\nlanguage=\x80\xff\n[reading]\nzoom=nan\n[welcome]\ndone=perhaps\n");
    Settings settings(path("b.ini"));
    QCOMPARE(settings.get(keys::kTheme), ThemeChoice::System);
    QCOMPARE(settings.get(keys::kLanguage), LanguageChoice::System);
    QCOMPARE(settings.get(keys::kEntryZoom), 1.0);
    QCOMPARE(settings.get(keys::kWelcomeDone), false);
}

void SettingsTest::aSessionComesBack() {
    Session session;
    session.geometry = QByteArray("\0\1\2", 3);
    session.columns = {300, 900};
    session.page = {600, 300};
    session.notesHidden = true;
    session.catalogue = u"abc"_s;
    session.article = u"def"_s;
    session.articles = {{u"abc"_s, u"def"_s}, {u"bundled"_s, u"ghi"_s}};
    session.openSections.insert(u"abc"_s, {u"源码"_s, u"RBAC"_s});
    QVERIFY(writeSession(path("deep/er/session.json"), session));
    QVERIFY(readSession(path("deep/er/session.json")) == session);
    QVERIFY(!writeSession(u"/proc/nowhere/session.json"_s, session));
}

void SettingsTest::aDamagedSessionIsEmpty_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"periplusSession": 1, "article": "x)");
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe{}", 5);
    QTest::newRow("foreign") << QByteArray(R"({"article": "x", "columns": [1, 2]})");
    QTest::newRow("newer") << QByteArray(R"({"periplusSession": 2, "article": "x"})");
    QTest::newRow("an array") << QByteArray("[1,2]");
    QTest::newRow("other types") << QByteArray(
        R"({"periplusSession": 1, "article": {}, "columns": "x", "page": [1, -5], "geometry": 7, "openSections": [1]})");
    QTest::newRow("huge sizes") << QByteArray(R"({"periplusSession": 1, "columns": [1e300, 4], "page": [1, 2, 3]})");
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, ' ');
}

void SettingsTest::aDamagedSessionIsEmpty() {
    QFETCH(QByteArray, bytes);
    write("session.json", bytes);
    QVERIFY(readSession(path("session.json")) == Session{});
    QVERIFY(readSession(path("absent.json")) == Session{});
    QVERIFY(readSession(home_.path()) == Session{});
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
