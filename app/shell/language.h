#pragma once
// Language: the translators for what the person chose, or for the system's languages. Installing another language
// takes the earlier one's place; windows that stand already are to be built again.
// Ownership: main. Thread: UI. Errors: without a translation the words are English.
#include "settings/settings.h"

#include <QTranslator>

namespace periplus {

class Language {
public:
    void install(LanguageChoice choice);

private:
    QTranslator ours_;
    QTranslator toolkit_;
};

}  // namespace periplus
