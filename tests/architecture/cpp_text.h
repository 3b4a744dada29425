#pragma once
// Just enough reading of C++ to measure it: no preprocessor, no types, only comments, strings, braces and parentheses.
// Ownership: values. Thread: any. Errors: none; what is not understood is not measured.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace periplus::architecture {

// The same text with comments, preprocessor lines and the insides of literals blanked; every line stays where it is.
std::string blanked(std::string_view text);

struct Function {
    std::string name;        // as written before its parameters; for TEST(A, B) with them
    std::size_t line = 0;    // of the opening brace, 1-based
    std::size_t length = 0;  // lines from brace to brace, both counted
};
std::vector<Function> functionsOf(std::string_view text);

struct Type {
    std::string name;
    std::size_t line = 0;
};
// Classes, structs, unions and enums that are defined (not only named) in the text.
std::vector<Type> typesOf(std::string_view text);

}  // namespace periplus::architecture
