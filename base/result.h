// Expected failures are values. The impossible stops the program (CREDIT_ENSURE) and the watchdog restarts it.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <tl/expected.hpp>
#include <utility>

#include "base/failure.h"

namespace credit {

template <class T>
using Result = tl::expected<T, Failure>;
using Status = Result<void>;

inline tl::unexpected<Failure> fail(FailureCode code, std::string detail = {}) {
  return tl::unexpected<Failure>(Failure{code, std::move(detail)});
}

[[noreturn]] inline void impossible(const char* what, const char* file, int line) {
  std::fprintf(stderr, "impossible: %s (%s:%d)\n", what, file, line);
  std::abort();
}

}  // namespace credit

#define CREDIT_ENSURE(condition)                                            \
  do {                                                                      \
    if (!(condition)) ::credit::impossible(#condition, __FILE__, __LINE__); \
  } while (false)

// Hands a failure on, or names the value: CREDIT_TRY(auto card, read(frame));
#define CREDIT_CONCAT_(a, b) a##b
#define CREDIT_CONCAT(a, b) CREDIT_CONCAT_(a, b)
#define CREDIT_TRY_(tmp, target, expression)                                    \
  auto tmp = (expression);                                                      \
  if (!tmp) return ::tl::unexpected<::credit::Failure>(std::move(tmp).error()); \
  target = std::move(*tmp)
#define CREDIT_TRY(target, expression) CREDIT_TRY_(CREDIT_CONCAT(credit_try_, __LINE__), target, expression)
#define CREDIT_CHECK(expression)                                                                    \
  do {                                                                                              \
    auto credit_check = (expression);                                                               \
    if (!credit_check) return ::tl::unexpected<::credit::Failure>(std::move(credit_check).error()); \
  } while (false)
