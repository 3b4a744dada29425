#pragma once
// One named query out of a .sql file, found while compiling: a name that does not stand there does not compile.
// Thread: any. Errors: none at run time.
#include <string_view>

namespace periplus::store {

consteval std::string_view query(std::string_view file, std::string_view name) {
    constexpr std::string_view mark = "-- name: ";
    for (auto at = file.find(mark); at != std::string_view::npos; at = file.find(mark, at + 1)) {
        const auto rest = file.substr(at + mark.size());
        if (!rest.starts_with(name) || rest[name.size()] != '\n') continue;
        const auto body = rest.substr(name.size() + 1);
        return body.substr(0, body.find(mark));
    }
    throw "no query of this name in the file";
}

}  // namespace periplus::store
