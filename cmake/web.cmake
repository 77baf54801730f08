# The web app, built by npm into web/dist, with compressed forms beside each file. Where npm is absent, a web/dist that is
# already there is used as it is: release archives carry one.

set(web_dist ${CMAKE_SOURCE_DIR}/web/dist)
set(web_built ${web_dist}/.built)
find_program(NPM npm)

if(NPM)
  file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/*)
  list(FILTER web_sources EXCLUDE REGEX "\\.test\\.tsx?$")
  add_custom_command(
    OUTPUT ${web_built}
    COMMAND ${NPM} run --silent build
    COMMAND node tools/compress.mjs
    COMMAND ${CMAKE_COMMAND} -E touch ${web_built}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/web
    DEPENDS
      ${web_sources}
      ${CMAKE_SOURCE_DIR}/web/index.html
      ${CMAKE_SOURCE_DIR}/web/client.html
      ${CMAKE_SOURCE_DIR}/web/package-lock.json
      ${CMAKE_SOURCE_DIR}/web/tools/compress.mjs
      ${CMAKE_SOURCE_DIR}/web/vite.config.ts
      ${CMAKE_SOURCE_DIR}/web/vite.client.config.ts
    COMMENT "Building the web app"
    VERBATIM)
elseif(NOT EXISTS ${web_built})
  message(FATAL_ERROR "The web app needs npm, or a web/dist that is already built. script/setup installs npm.")
endif()
