# Where tests are built warnings are errors; who only wants the program is not kept from it by what another compiler warns of.
# Release carries the hardening of design 6; sanitizers are one cache variable.
if(BUILD_TESTING)
  set(warnings_are_errors -Werror)
endif()
add_library(flags INTERFACE)
target_compile_options(flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                                       -Woverloaded-virtual -Wimplicit-fallthrough ${warnings_are_errors}
                                       -fstack-protector-strong)
target_include_directories(flags INTERFACE ${PROJECT_SOURCE_DIR})
target_link_options(flags INTERFACE -Wl,-z,relro,-z,now)
target_compile_definitions(flags INTERFACE _GLIBCXX_ASSERTIONS $<$<CONFIG:Release>:_FORTIFY_SOURCE=3>)
# What sanitizers put in between hides from g++ 14 that an optional was looked into first.
if(NOT SANITIZE STREQUAL "off")
  target_compile_options(flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")

# Of UBSan the checks stay off that watch every pointer, since ASan finds what they would, and those of a missing return,
# which -Werror finds: they double the time it takes to compile (docs/adr/0003).
# UBSan stays off the Beast sources: with it they cost five times the compile time. They say so with without_ubsan().
# Sources of tests take the flags without `checked`: what they test is checked, they themselves are not. Catch's macros
# take three times as long with sanitizers as without (docs/adr/0003). TSan has to see everything.
add_library(checked INTERFACE)
if(SANITIZE STREQUAL "address")
  # A check is a call instead of a dozen instructions in place: a quarter less to compile.
  target_compile_options(checked INTERFACE -fsanitize=address,undefined
                                           -fno-sanitize=null,alignment,object-size,vptr,pointer-overflow
                                           -fno-sanitize=nonnull-attribute,returns-nonnull-attribute,return,unreachable
                                           -fno-sanitize-recover=all -fno-omit-frame-pointer
                                           $<$<CXX_COMPILER_ID:GNU>:--param=asan-instrumentation-with-call-threshold=0>)
  target_link_options(flags INTERFACE -fsanitize=address,undefined)
elseif(SANITIZE STREQUAL "thread")
  target_compile_options(flags INTERFACE -fsanitize=thread -Wno-tsan)
  target_compile_definitions(flags INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
  target_link_options(flags INTERFACE -fsanitize=thread)
endif()

function(without_ubsan)
  if(SANITIZE STREQUAL "address")
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-fno-sanitize=undefined")
  endif()
endfunction()

# What nearly every source of the target includes is read once (docs/adr/0003). Each still includes what it uses: clang-tidy
# compiles without.
function(precompiled target)
  if(NOT CMAKE_CXX_CLANG_TIDY)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <set>
                                                <string> <string_view> <variant> <vector> ${ARGN})
  endif()
endfunction()

# Several sources of the target are compiled as one (docs/adr/0003): what they include is read and instantiated once for all.
# What stands in an anonymous namespace therefore needs a name of its own within its folder. clang-tidy, which spends most of
# its time on what is included, is given larger ones, but for tests, whose sources share more names.
function(compiled_together target)
  set(batch 4)
  if(CMAKE_CXX_CLANG_TIDY)
    if(NOT target MATCHES "^test_")
      set(batch 10)
    endif()
    target_compile_options(${target} PRIVATE -Wno-unknown-warning-option)  # it does not know the one below
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${batch})
  # g++ warns of what stands in any file but the one it was called with.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# counterweight_library(NAME SOURCES ... USES ...): one target per folder, alias counterweight::NAME.
function(counterweight_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  add_library(counterweight::${name} ALIAS ${name})
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE flags checked ${ARG_PRIVATE})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  compiled_together(${name})
endfunction()
