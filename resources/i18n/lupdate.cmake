# Reads every visible word of the window's sources into a translation file; new ones come in unfinished. The English one
# holds only what has a plural.
#   cmake -DLUPDATE=... -DSOURCE_DIR=... -DTS=.../periplus_zh_CN.ts -DTS_EN=.../periplus_en.ts -P lupdate.cmake
file(GLOB_RECURSE sources ${SOURCE_DIR}/app/*.cpp ${SOURCE_DIR}/app/*.h)
list(FILTER sources EXCLUDE REGEX "/app/cli/")
list(APPEND sources ${SOURCE_DIR}/core/base/error.cpp)
set(reading -silent -no-obsolete -locations none -no-ui-lines -source-language en -I ${SOURCE_DIR}/app
  -tr-function-alias QT_TRANSLATE_NOOP+=PERIPLUS_SENTENCE ${sources})
execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${LUPDATE} -target-language zh_CN ${reading} -ts ${TS})
execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${LUPDATE} -target-language en -pluralonly ${reading} -ts ${TS_EN})
