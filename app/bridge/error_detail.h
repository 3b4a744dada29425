#pragma once
// The details of errors in the reader's language. Core says them in English; those that are known here are translated,
// with the names and numbers in them as they were. Another program's or library's own words stay as they are.
// Ownership: values. Thread: UI. Errors: none.
#include <QString>

namespace periplus {

QString translatedDetail(const QString& english);

}  // namespace periplus
