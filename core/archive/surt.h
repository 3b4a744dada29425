#pragma once
// The key under which indexes of web archives keep an address: "com,example)/path?query", so that what belongs together
// stands together. Ownership: values. Thread: any. Errors: none.
// Source: https://specs.webrecorder.net/cdxj/0.1.0/#searchable-url
#include <string>
#include <string_view>

namespace periplus::archive {

std::string surtOf(std::string_view url);

}  // namespace periplus::archive
