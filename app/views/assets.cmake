# What comes from npm by lock file: line icons (lucide-static, ISC), the highlighter (highlight.js, BSD-3-Clause) and
# what takes the article out of a page (defuddle, MIT). Fetched once a lock file, into the build folder; without npm or
# network the program is built without them: buttons then show their words alone, code is not coloured, and there is no
# reading view of captures.
set(PERIPLUS_ICONS
  a-large-small arrow-left arrow-right bookmark book-open braces check chevron-down chevron-right chevron-up circle
  circle-check circle-dashed circle-dot circle-minus circle-question-mark cloud-off code command compass contrast copy
  download external-link eye file-text folder-open git-branch globe highlighter history info keyboard languages link
  list-filter list-tree lock log-out menu message-square message-square-plus moon notebook-pen panel-bottom panel-left
  panel-right pause pencil play redo-2 rotate-cw search settings shield shield-off skip-forward square-pen star sticky-note
  sun sun-moon trash-2 triangle-alert undo-2 unlink upload wifi-off x zoom-in zoom-out)

set(PERIPLUS_NPM_DIR ${CMAKE_BINARY_DIR}/npm CACHE INTERNAL "Where npm puts what the lock file names")

function(periplus_fetch_assets)
  set(source ${PROJECT_SOURCE_DIR}/resources/reader)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source}/package-lock.json)
  file(SHA256 ${source}/package-lock.json wanted)
  set(stamp ${PERIPLUS_NPM_DIR}/fetched)
  if(EXISTS ${stamp})
    file(READ ${stamp} have)
    if(have STREQUAL wanted)
      return()
    endif()
  endif()
  find_program(PERIPLUS_NPM npm)
  if(NOT PERIPLUS_NPM)
    message(WARNING "npm was not found: this build has no icons, no coloured code and no reading view. Install npm and configure again.")
    return()
  endif()
  file(COPY ${source}/package.json ${source}/package-lock.json DESTINATION ${PERIPLUS_NPM_DIR})
  message(STATUS "Fetching icons, the highlighter and the article reader (npm ci)")
  execute_process(COMMAND ${PERIPLUS_NPM} ci --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error
    WORKING_DIRECTORY ${PERIPLUS_NPM_DIR} RESULT_VARIABLE outcome OUTPUT_VARIABLE said ERROR_VARIABLE said TIMEOUT 300)
  if(outcome EQUAL 0)
    file(WRITE ${stamp} ${wanted})
  else()
    message(WARNING "npm ci did not work (${outcome}): this build has no icons, no coloured code and no reading view. "
      "Configure again when the network is back.\n${said}")
  endif()
endfunction()

# Puts what was fetched into a target's resources: :/icons/*.svg; :/reader/highlight.js; and :/reader/defuddle.js with it.
function(periplus_embed_script target package path name)
  set(file ${PERIPLUS_NPM_DIR}/node_modules/${package}/${path})
  set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
  string(MAKE_C_IDENTIFIER ${target}_${name} resource)
  qt_add_resources(${target} ${resource} PREFIX /reader FILES ${file})
endfunction()

function(periplus_embed_reading target)
  if(EXISTS ${PERIPLUS_NPM_DIR}/fetched)
    periplus_embed_script(${target} @highlightjs/cdn-assets highlight.min.js highlight.js)
    # What such articles show, and the common bundle does not know.
    foreach(language IN ITEMS armasm cmake dockerfile nginx powershell protobuf x86asm)
      periplus_embed_script(${target} @highlightjs/cdn-assets languages/${language}.min.js highlight_${language}.js)
    endforeach()
    periplus_embed_script(${target} defuddle dist/index.js defuddle.js)
  endif()
endfunction()

function(periplus_embed_assets target)
  set(modules ${PERIPLUS_NPM_DIR}/node_modules)
  if(NOT EXISTS ${PERIPLUS_NPM_DIR}/fetched)
    return()
  endif()
  set(files)
  foreach(name IN LISTS PERIPLUS_ICONS)
    set(file ${modules}/lucide-static/icons/${name}.svg)
    set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name}.svg)
    list(APPEND files ${file})
  endforeach()
  qt_add_resources(${target} ${target}_icons PREFIX /icons FILES ${files})
  periplus_embed_script(${target} @highlightjs/cdn-assets highlight.min.js highlight.js)
endfunction()

periplus_fetch_assets()
