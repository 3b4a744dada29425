#pragma once
// What a document says of its own charset, read before it is decoded. Thread: any. Errors: none; empty without a say.
#include <string>
#include <string_view>

namespace periplus::text {

std::string metaCharset(std::string_view html);   // <meta charset>, <meta http-equiv content>; as a name
std::string atRuleCharset(std::string_view css);  // @charset; as a name

}  // namespace periplus::text
