#include "drivers/code/classifier.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/failures/common.h"
#include "drivers/code/credit_code.h"
#include "drivers/code/fold.h"
#include "drivers/code/known_hosts.h"
#include "drivers/code/registration_number.h"
#include "drivers/code/web_address.h"

namespace credit::code {
namespace {

// A seal's digits: blocks of 17 for 7 bytes, the last block shorter. Its signature alone has 64 bytes.
constexpr std::size_t digits_block = 17, seal_digits_least = 9 * digits_block, seal_digits_most = 1244;
constexpr std::array<std::size_t, 7> last_block_sizes{0, 3, 5, 8, 10, 13, 15};
constexpr std::size_t token_least = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_one_of(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }
bool fits_token(char c) { return is_digit(c) || is_letter(c) || is_one_of("+/_=-", c); }

bool are_seal_digits(std::string_view text) {
  return text.size() >= seal_digits_least && text.size() <= seal_digits_most &&
         std::all_of(text.begin(), text.end(), is_digit) &&
         std::find(last_block_sizes.begin(), last_block_sizes.end(), text.size() % digits_block) !=
             last_block_sizes.end();
}

bool is_token(std::string_view text) {
  return text.size() >= token_least && std::all_of(text.begin(), text.end(), fits_token) &&
         std::any_of(text.begin(), text.end(), is_digit) && std::any_of(text.begin(), text.end(), is_letter);
}

struct Candidates {
  std::vector<Personal<std::string>> good, doubtful;
};

void add(std::vector<Personal<std::string>>& to, Personal<std::string> code) {
  const auto same = [&](const auto& other) { return other.same_as(code); };
  if (to.size() < candidate_limit && std::none_of(to.begin(), to.end(), same)) to.push_back(std::move(code));
}

Candidates candidates_in(std::string_view plain) {
  Candidates found;
  for (const auto run : alphanumeric_runs(plain)) {
    if (run.size() != credit_code_length) continue;
    auto code = upper(run);
    const auto verdict = judge_credit_code(code.expose());
    if (verdict != CodeVerdict::none) add(verdict == CodeVerdict::good ? found.good : found.doubtful, std::move(code));
  }
  return found;
}

void choose(ScannedCode& scanned, Candidates found) {
  scanned.confirm = found.good.empty() && !found.doubtful.empty();
  scanned.credit_codes = std::move(scanned.confirm ? found.doubtful : found.good);
}

// The row for a host, the longest name first: zj.gsxt.gov.cn before gsxt.gov.cn and all below it.
const KnownHost* known(std::string_view host) {
  const KnownHost* best = nullptr;
  for (const auto& row : known_hosts) {
    const bool below = row.below && host.size() > row.host.size() + 1 &&
                       host.substr(host.size() - row.host.size()) == row.host &&
                       host[host.size() - row.host.size() - 1] == '.';
    if ((host == row.host || below) && (best == nullptr || row.host.size() > best->host.size())) best = &row;
  }
  return best;
}

Status usable_prefix(std::string_view prefix) {
  const auto fits = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || is_one_of("-._~/:", c); };
  const auto slash = prefix.find('/');
  if (slash == 0 || slash == std::string_view::npos || prefix.find("//") != std::string_view::npos ||
      !std::all_of(prefix.begin(), prefix.end(), fits))
    return fail(failure::settings_invalid, "a seal's host and path, lower case, no scheme: " + std::string(prefix));
  return {};
}

}  // namespace

Classifier::Classifier(std::vector<std::string> seal_prefixes) : seal_prefixes_(std::move(seal_prefixes)) {}

Result<Classifier> Classifier::make(std::vector<std::string> seal_prefixes) {
  for (const auto& prefix : seal_prefixes) CREDIT_CHECK(usable_prefix(prefix));
  return Classifier(std::move(seal_prefixes));
}

bool Classifier::is_seal(std::string_view plain) const {
  if (are_seal_digits(plain)) return true;
  constexpr std::string_view scheme = "https://";
  if (same_ignoring_case(plain.substr(0, scheme.size()), scheme)) plain.remove_prefix(scheme.size());
  const auto hash = plain.find('#');
  if (hash == std::string_view::npos) return false;
  const auto ours = [&](const std::string& prefix) { return same_ignoring_case(plain.substr(0, hash), prefix); };
  return std::any_of(seal_prefixes_.begin(), seal_prefixes_.end(), ours);
}

ScannedCode Classifier::classify(Personal<std::string> text) const {
  ScannedCode scanned;
  const auto narrowed = narrow(text.expose());
  const auto plain = trimmed(narrowed.expose());
  scanned.text = std::move(text);
  if (is_seal(plain)) {
    scanned.kind = Kind::seal;
    return scanned;
  }
  choose(scanned, candidates_in(plain));
  const auto address = first_web_address(plain);
  if (const auto* host = address ? known(address->host) : nullptr) {
    scanned.region = host->region;
    scanned.kind = host->shows_licence ? Kind::licence_token : Kind::publicity_url;
    return scanned;
  }
  if (!scanned.credit_codes.empty()) {
    scanned.kind = Kind::credit_code;
    scanned.confirm = scanned.confirm || address.has_value();
    return scanned;
  }
  const auto number = judge_registration_number(plain);
  if (number != NumberVerdict::none) {
    scanned.kind = Kind::registration_number;
    scanned.confirm = number == NumberVerdict::check_wrong;
  } else if (is_token(plain)) {
    scanned.kind = Kind::licence_token;
  }
  return scanned;
}

}  // namespace credit::code
