#pragma once
// What each verb does, one file per verb. The list that names them to the person is in verbs.cpp.
// Thread: main. Errors: Result; the sentence is made in main.cpp.
#include "cli/verb.h"

#include <string>

namespace periplus::cli {

Result<std::string> catalogueShow(const Arguments& arguments, Session& session);
Result<std::string> catalogueLinks(const Arguments& arguments, Session& session);
Result<std::string> catalogueExcerpts(const Arguments& arguments, Session& session);
Result<std::string> catalogueCheck(const Arguments& arguments, Session& session);
Result<std::string> status(const Arguments& arguments, Session& session);
Result<std::string> list(const Arguments& arguments, Session& session);
Result<std::string> mark(const Arguments& arguments, Session& session);
Result<std::string> noteShow(const Arguments& arguments, Session& session);
Result<std::string> noteSet(const Arguments& arguments, Session& session);
Result<std::string> annotationsList(const Arguments& arguments, Session& session);
Result<std::string> exportNotes(const Arguments& arguments, Session& session);
Result<std::string> captureImport(const Arguments& arguments, Session& session);
Result<std::string> captureClone(const Arguments& arguments, Session& session);
Result<std::string> captureList(const Arguments& arguments, Session& session);
Result<std::string> captureShow(const Arguments& arguments, Session& session);
Result<std::string> captureVerify(const Arguments& arguments, Session& session);
Result<std::string> captureExport(const Arguments& arguments, Session& session);
Result<std::string> captureForget(const Arguments& arguments, Session& session);

}  // namespace periplus::cli
