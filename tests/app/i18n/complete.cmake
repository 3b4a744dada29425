# Every visible word is translated, and every English plural written: a fresh reading of the sources leaves nothing
# unfinished.
#   cmake -DLUPDATE=... -DSOURCE_DIR=... -DWORK=... -P complete.cmake
file(MAKE_DIRECTORY ${WORK})
file(COPY ${SOURCE_DIR}/resources/i18n/periplus_zh_CN.ts ${SOURCE_DIR}/resources/i18n/periplus_en.ts DESTINATION ${WORK})
set(TS ${WORK}/periplus_zh_CN.ts)
set(TS_EN ${WORK}/periplus_en.ts)
include(${SOURCE_DIR}/resources/i18n/lupdate.cmake)
foreach(file IN ITEMS ${TS} ${TS_EN})
  file(READ ${file} text)
  string(REGEX MATCHALL "<source>[^<]*</source>[ \n]*<translation type=\"unfinished\"" open "${text}")
  list(LENGTH open count)
  if(count GREATER 0)
    string(REGEX REPLACE "</?source>|<translation[^\n]*" "" words "${open}")
    message(FATAL_ERROR
      "${count} words of ${file} are not translated (build the target update_translations, then translate):\n${words}")
  endif()
endforeach()
file(READ ${TS} text)
if(NOT text MATCHES "Periplus")
  message(FATAL_ERROR "the sources were not read")
endif()
