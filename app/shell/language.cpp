#include "shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace periplus {

using namespace Qt::Literals::StringLiterals;

namespace {

// One of the two languages there are; the first of the system's that is one of them.
QLocale localeOf(LanguageChoice choice) {
    const QLocale english(QLocale::English);
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    if (choice == LanguageChoice::English) return english;
    if (choice == LanguageChoice::Chinese) return chinese;
    for (const QString& language : QLocale::system().uiLanguages()) {
        if (language.startsWith(u"zh")) return chinese;
        if (language.startsWith(u"en") || language == u"C") break;
    }
    return QLocale::system().language() == QLocale::C ? english : QLocale::system();
}

}  // namespace

void Language::install(LanguageChoice choice) {
    QCoreApplication::removeTranslator(&ours_);
    QCoreApplication::removeTranslator(&toolkit_);
    const QLocale locale = localeOf(choice);
    QLocale::setDefault(locale);
    if (locale.language() != QLocale::Chinese) {
        if (ours_.load(u":/i18n/periplus_en.qm"_s)) QCoreApplication::installTranslator(&ours_);  // plurals
        return;
    }
    if (ours_.load(u":/i18n/periplus_zh_CN.qm"_s)) QCoreApplication::installTranslator(&ours_);
    if (toolkit_.load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&toolkit_);
    }
}

}  // namespace periplus
