# module(NAME USES modules… LINKS libraries…): one folder of server/ as one target with an include root of its own.
#
# The root holds a single link, NAME -> server/NAME, so that `#include "store/tx.hpp"` is found only by those whose
# line names `store`. Sources are NAME/*.cpp; NAME/*_test.cpp become the executable NAME_test.

if(STEPWELL_PCH)
  add_library(precompiled OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
  target_link_libraries(precompiled PUBLIC Boost::headers)
  target_precompile_headers(precompiled PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.hpp)
endif()

function(reuse_precompiled target)
  if(STEPWELL_PCH)
    target_precompile_headers(${target} REUSE_FROM precompiled)
  endif()
endfunction()

function(module name)
  cmake_parse_arguments(arg "" "" "USES;LINKS" ${ARGN})
  set(source_dir ${CMAKE_SOURCE_DIR}/server/${name})
  set(root ${CMAKE_BINARY_DIR}/roots/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${source_dir} ${root}/${name} SYMBOLIC)

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${source_dir}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|/main\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${root})
    target_link_libraries(${name} INTERFACE ${arg_USES} ${arg_LINKS} Boost::headers)
  else()
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${root})
    target_link_libraries(${name} PUBLIC ${arg_USES} ${arg_LINKS} Boost::headers)
    reuse_precompiled(${name})
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} GTest::gmock GTest::gtest_main)
    reuse_precompiled(${name}_test)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS unit)
  endif()
endfunction()
