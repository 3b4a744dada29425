# Reads every visible word of the window's sources into a translation file; new ones come in unfinished.
#   cmake -DLUPDATE=... -DSOURCE_DIR=... -DTS=... -P lupdate.cmake
file(GLOB_RECURSE sources ${SOURCE_DIR}/app/*.cpp ${SOURCE_DIR}/app/*.h)
list(FILTER sources EXCLUDE REGEX "/app/cli/")
execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${LUPDATE} -silent -no-obsolete -locations none -no-ui-lines
  -source-language en -target-language zh_CN -I ${SOURCE_DIR}/app
  -tr-function-alias QT_TRANSLATE_NOOP+=PERIPLUS_SENTENCE ${sources} ${SOURCE_DIR}/core/base/error.cpp -ts ${TS})
