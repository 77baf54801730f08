# How everything of ours is compiled: C++20, warnings as errors, sanitizers by preset.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(STEPWELL_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread; empty for none")
option(STEPWELL_PCH "Use precompiled headers" ON)

add_compile_options(-pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -fno-omit-frame-pointer)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # Described structs are filled member by member; naming only some members is how they are used.
  add_compile_options(-Wno-missing-field-initializers -Wno-missing-designated-field-initializers)
  if(STEPWELL_PCH)
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")  # else no cached object survives a new checkout
  endif()
  add_link_options(-fuse-ld=lld)
else()
  add_compile_options(-Wno-missing-field-initializers)
endif()

if(STEPWELL_SANITIZE)
  add_compile_options(-fsanitize=${STEPWELL_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${STEPWELL_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
