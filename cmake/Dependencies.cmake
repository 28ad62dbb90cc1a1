# Debian's packages only. Debian 12 names Boost 1.81 apart from its default 1.74; Debian 13 ships 1.83.
find_package(Threads REQUIRED)
if(POLICY CMP0167)
  cmake_policy(SET CMP0167 NEW)  # Boost's own config; CMake 3.30 warns about its module
endif()
find_package(Boost 1.81 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(date REQUIRED)  # with the system's time-zone database
find_package(prometheus-cpp REQUIRED COMPONENTS core)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
if(SANITIZE STREQUAL "off")
  pkg_check_modules(jemalloc REQUIRED IMPORTED_TARGET jemalloc)  # sanitizers bring an allocator of their own
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # With these it caches what was compiled with a precompiled header, too.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
