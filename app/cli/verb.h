#pragma once
// A verb of the command line: its words, its options and what it does, as one row of the list in verbs.cpp.
// A verb prints nothing itself: it returns what goes to standard output, and an Error ends the program with 1.
// Ownership: rows are static. Thread: main. Errors: Result.
#include "base/error.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::cli {

class Session;

// "--name VALUE", "--flag" (no value name) or a positional "NAME".
struct Option {
    std::string_view name;
    std::string_view value;  // what stands for the value in the help; empty: a flag, or a positional
    std::string_view help;
    bool required = false;
    std::vector<std::string> choices = {};  // empty: anything
    bool many = false;                      // any number of values
    std::string_view excludes = {};         // another option that cannot stand beside it
};

class Arguments {
public:
    void set(std::string_view name, std::string value) {
        values_.insert_or_assign(std::string(name), std::move(value));
    }
    void setAll(std::string_view name, std::vector<std::string> values) {
        lists_.insert_or_assign(std::string(name), std::move(values));
    }
    [[nodiscard]] bool has(std::string_view name) const { return values_.contains(std::string(name)); }
    [[nodiscard]] std::string value(std::string_view name) const {
        const auto found = values_.find(std::string(name));
        return found == values_.end() ? std::string() : found->second;
    }
    // Of an option that takes many.
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const {
        const auto found = lists_.find(std::string(name));
        return found == lists_.end() ? std::vector<std::string>() : found->second;
    }

private:
    std::map<std::string, std::string> values_;
    std::map<std::string, std::vector<std::string>> lists_;
};

struct Verb {
    std::string_view group;  // "catalogue" in `catalogue links`; empty: the verb stands alone
    std::string_view name;
    std::string_view help;
    std::vector<Option> options;
    Result<std::string> (*run)(const Arguments&, Session&);
};

// The one list of verbs.
const std::vector<Verb>& verbs();

}  // namespace periplus::cli
