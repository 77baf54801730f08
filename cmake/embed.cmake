# embed_files(TARGET NAME name BASE folder [FILES files…] [DEPENDS made…]): files inside the program, as the table
# embedded::name() of app/embedded.hpp. Paths are relative to BASE.
#
# With FILES exactly these. Without, whatever stands below BASE when the build gets there, after DEPENDS have been made:
# for folders that the build itself fills. The bytes go in by .incbin: at the speed of the disk, where a C array of a few
# megabytes takes seconds. The table holds their hashes, so that a compiler cache sees when they change.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(embed_script ${CMAKE_CURRENT_LIST_FILE})

  function(embed_files target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME;BASE" "FILES;DEPENDS")
    set(list ${CMAKE_BINARY_DIR}/embedded/${arg_NAME}.list)
    set(table ${CMAKE_BINARY_DIR}/embedded/${arg_NAME}.cpp)
    list(JOIN arg_FILES "\n" lines)
    file(CONFIGURE OUTPUT ${list} CONTENT "${lines}" @ONLY)
    add_custom_command(
      OUTPUT ${table}
      COMMAND ${CMAKE_COMMAND} -DNAME=${arg_NAME} -DBASE=${arg_BASE} -DLIST=${list} -DTABLE=${table} -P ${embed_script}
      DEPENDS ${arg_FILES} ${arg_DEPENDS} ${list} ${embed_script}
      COMMENT "Embedding ${arg_NAME}"
      VERBATIM)
    set_source_files_properties(${table} PROPERTIES OBJECT_DEPENDS "${arg_FILES};${arg_DEPENDS}")
    target_sources(${target} PRIVATE ${table})
  endfunction()
  return()
endif()

# From here on the script that writes the table, at build time.
cmake_policy(VERSION 3.25)
file(STRINGS ${LIST} files ENCODING UTF-8)
if(NOT files)
  file(GLOB_RECURSE files ${BASE}/*)
  list(FILTER files EXCLUDE REGEX "/\\.[^/]*$")
endif()
if(NOT files)
  message(FATAL_ERROR "There is nothing to embed below ${BASE}.")
endif()
list(SORT files)

set(number 0)
foreach(file IN LISTS files)
  file(RELATIVE_PATH path ${BASE} ${file})
  file(SHA256 ${file} hash)
  set(symbol embedded_${NAME}_${number})
  string(APPEND bytes ".balign 16\n${symbol}: .incbin \"${file}\"\n${symbol}_end: .byte 0\n")
  string(APPEND symbols "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
  string(APPEND rows "        {\"${path}\", bytes_between(${symbol}, ${symbol}_end),\n         \"${hash}\"},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${TABLE} "// Written by cmake/embed.cmake.
#include \"app/embedded.hpp\"

asm(R\"(
.pushsection .rodata.embedded_${NAME}, \"a\"
${bytes}.popsection
)\");

extern \"C\" {
${symbols}}

namespace {

std::string_view bytes_between(const char* begin, const char* end) {
    return {begin, static_cast<size_t>(end - begin)};
}

}

std::span<const embedded::File> embedded::${NAME}() {
    static const File files[] = {
${rows}    };
    return files;
}
")
