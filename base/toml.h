// toml++ as this project uses it: no exceptions, and a malformed file ("[[[") is an error of the parser's, not an
// assertion. Every TOML reader includes this header and no other, or the two kinds of parser would be mixed in one
// program.
#pragma once
#define TOML_EXCEPTIONS 0
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>
