// creditreport.hpp: the verifier for C++17 and later, a thin dress over creditreport.h: nothing but C crosses the
// library's edge, so compiler and standard library may be any. Failures are values; nothing here throws but the
// standard library when memory is short.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "creditreport.h"

namespace creditreport {

struct Failure {
  std::string code;    // of the failure catalogue, "trust_file_unusable"
  std::string detail;  // for a log
};
template <class T>
using Result = std::variant<T, Failure>;

namespace detail {
template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
using Owned = std::unique_ptr<creditreport_failure, Deleter<creditreport_failure_free>>;
inline Failure taken(creditreport_failure* raw) {
  const Owned owner(raw);
  if (!owner) return {"library_out_of_memory", {}};
  return {creditreport_failure_code(raw), creditreport_failure_detail(raw)};
}
}  // namespace detail

class Verdict {
 public:
  explicit Verdict(creditreport_verdict* owned) : handle_(owned) {}

  creditreport_conclusion conclusion() const { return creditreport_verdict_conclusion(handle_.get()); }
  creditreport_answer answer(creditreport_stage stage) const {
    return creditreport_verdict_answer(handle_.get(), stage);
  }
  const creditreport_failure* failure(creditreport_stage stage) const {  // null unless the stage failed
    return creditreport_verdict_failure(handle_.get(), stage);
  }
  std::vector<std::string> notes() const {  // codes
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < creditreport_verdict_notes(handle_.get()); ++i)
      codes.emplace_back(creditreport_failure_code(creditreport_verdict_note(handle_.get(), i)));
    return codes;
  }
  std::vector<std::pair<std::string, int>> disagreements() const {  // fact and page
    std::vector<std::pair<std::string, int>> found;
    for (std::size_t i = 0; i < creditreport_verdict_disagreements(handle_.get()); ++i) {
      int page = 0;
      const char* fact = creditreport_verdict_disagreement(handle_.get(), i, &page);
      found.emplace_back(fact, page);
    }
    return found;
  }
  std::optional<std::string_view> text(creditreport_text_fact fact) const {
    const char* text = creditreport_verdict_text(handle_.get(), fact);
    return text == nullptr ? std::nullopt : std::optional<std::string_view>(text);
  }
  std::optional<std::int64_t> number(creditreport_number_fact fact) const {
    std::int64_t value = 0;
    return creditreport_verdict_number(handle_.get(), fact, &value) == 1 ? std::optional(value) : std::nullopt;
  }
  std::vector<int> counts() const {
    std::vector<int> all;
    for (std::size_t i = 0; i < creditreport_verdict_counts(handle_.get()); ++i)
      all.push_back(creditreport_verdict_count(handle_.get(), i));
    return all;
  }
  std::string json(creditreport_language language) const {
    const std::unique_ptr<char, detail::Deleter<creditreport_text_free>> text(
        creditreport_verdict_json(handle_.get(), language));
    return text ? std::string(text.get()) : std::string();
  }

 private:
  std::unique_ptr<creditreport_verdict, detail::Deleter<creditreport_verdict_free>> handle_;
};

// May be asked from several threads at once.
class Verifier {
 public:
  static Result<Verifier> open(const std::vector<std::uint8_t>& bundle, const std::string& editions = {},
                               const std::string& page_program = {}) {
    creditreport_failure* failure = nullptr;
    auto* handle =
        creditreport_verifier_open(bundle.data(), bundle.size(), editions.empty() ? nullptr : editions.c_str(),
                                   page_program.empty() ? nullptr : page_program.c_str(), &failure);
    if (handle == nullptr) return detail::taken(failure);
    return Verifier(handle);
  }
  Result<Verdict> check(creditreport_input kind, const std::uint8_t* input, std::size_t size, std::int64_t at) const {
    creditreport_failure* failure = nullptr;
    auto* verdict = creditreport_check(handle_.get(), kind, input, size, at, &failure);
    if (verdict == nullptr) return detail::taken(failure);
    return Verdict(verdict);
  }
  Result<Verdict> check(std::string_view text, std::int64_t at) const {  // an address or digits
    return check(CREDITREPORT_INPUT_TEXT, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), at);
  }
  Result<Verdict> check(const std::vector<std::uint8_t>& file, std::int64_t at) const {  // by its content
    return check(CREDITREPORT_INPUT_ANY, file.data(), file.size(), at);
  }

 private:
  explicit Verifier(creditreport_verifier* owned) : handle_(owned) {}
  std::unique_ptr<creditreport_verifier, detail::Deleter<creditreport_verifier_free>> handle_;
};

}  // namespace creditreport
