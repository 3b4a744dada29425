# periplus_embed(): the bytes of files inside a target, without Qt's resource system.
#
#   periplus_embed(<target> HEADER <header> FUNCTION <ns::name> FILE <file>)
#     defines `std::string_view ns::name()`, declared in <header> (yours, written by hand).
#   periplus_embed(<target> HEADER <header> FUNCTION <ns::name> FILES <file>...)
#     defines `std::span<const std::pair<std::string_view, std::string_view>> ns::name()`: file name and bytes, in the
#     order given.
#
# The bytes are written as an array when CMake runs, and CMake runs again when a file changes.
function(_periplus_embed_array out name file)
  get_filename_component(file ${file} ABSOLUTE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  file(SIZE ${file} size)
  set(${out} "constexpr std::size_t ${name}Size = ${size};\nconstexpr unsigned char ${name}[] = {\n${bytes}0};\n\n"
      PARENT_SCOPE)
endfunction()

function(periplus_embed target)
  cmake_parse_arguments(arg "" "HEADER;FUNCTION;FILE" "FILES" ${ARGN})
  string(REGEX REPLACE "::[^:]*$" "" namespace ${arg_FUNCTION})
  string(REGEX REPLACE "^.*::" "" function ${arg_FUNCTION})
  set(arrays "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS arg_FILE arg_FILES)
    _periplus_embed_array(array file${index} ${file})
    get_filename_component(name ${file} NAME)
    set(view "{reinterpret_cast<const char*>(file${index}), file${index}Size}")
    string(APPEND arrays "${array}")
    string(APPEND rows "        {\"${name}\", std::string_view${view}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  if(arg_FILE)
    set(body "std::string_view ${function}() { return ${view}; }")
  else()
    set(type "std::pair<std::string_view, std::string_view>")
    set(body "std::span<const ${type}> ${function}() {\n    static const ${type} files[] = {\n${rows}    };\n    return files;\n}")
  endif()
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${function}.embedded.cpp)
  set(content "#include \"${arg_HEADER}\"\n\n#include <cstddef>\n#include <span>\n#include <string_view>\n#include <utility>\n\n")
  string(APPEND content "namespace ${namespace} {\nnamespace {\n\n${arrays}}  // namespace\n\n${body}\n\n}  // namespace ${namespace}\n")
  file(CONFIGURE OUTPUT ${generated} CONTENT "${content}" @ONLY)
  target_sources(${target} PRIVATE ${generated})
endfunction()
