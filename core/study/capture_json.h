#pragma once
// Captures and the text of pages as JSON: the manifest of an exported capture, the part that holds a page's text, and
// how study's captures and the store's manifests are the same thing.
// Ownership: values. Thread: any. Errors: Malformed (no subject) for what is not such JSON.
#include "base/error.h"
#include "store/rows.h"
#include "study/capture_types.h"

#include <string>
#include <string_view>

namespace periplus::study {

// All of it but `text`.
std::string captureJson(const NewCapture& capture);
Result<NewCapture> captureFromJson(std::string_view json);

std::string pageTextJson(const text::PageText& text);
Result<text::PageText> pageTextFromJson(std::string_view json);

store::CaptureManifest manifestOf(const NewCapture& capture);
NewCapture captureOf(const store::CaptureManifest& manifest);
Capture captureOf(const store::CaptureRow& row, const ArticleId& article);

}  // namespace periplus::study
