// Catch2 2.13 wants its main in one source; Catch2 3 brings a library with it.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#else
namespace {
[[maybe_unused]] const int kNothingToCompileHere = 0;
}
#endif
