#pragma once
// The one place where an Error becomes a sentence for a person: what happened, to what, and the way out.
// The templates are English and carry the marks {subject}, {detail}, {place}; app/bridge translates the template
// before it is filled, the command line fills it as it is. Thread: any. Errors: none.
#include "base/error.h"

#include <string>
#include <string_view>

namespace periplus {

std::string_view sentenceTemplate(ErrorCode code);

// Fills a template (translated or not) from an error. `{place}` becomes " (line 3)" or " (byte 120)" or nothing.
std::string fillSentence(std::string_view sentence, const Error& error);

// The English sentence.
std::string sentence(const Error& error);

}  // namespace periplus
