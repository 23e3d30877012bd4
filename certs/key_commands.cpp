#include "certs/key_commands.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>

#include "certs/archive.h"
#include "certs/office.h"

namespace credit::certs {
namespace {

using Words = std::span<const std::string_view>;
using Misused = tl::unexpected<std::string>;
using Named = std::map<std::string_view, std::string_view>;

tl::expected<Named, std::string> read_named(Words words, std::initializer_list<std::string_view> allowed) {
  Named named;
  for (; !words.empty(); words = words.subspan(2)) {
    if (std::find(allowed.begin(), allowed.end(), words[0]) == allowed.end())
      return Misused(std::string(words[0]) + ": unknown option");
    if (words.size() < 2 || !named.emplace(words[0], words[1]).second)
      return Misused(std::string(words[0]) + " wants one value");
  }
  return named;
}

std::string_view value(const Named& named, std::string_view name) {
  const auto found = named.find(name);
  return found == named.end() ? std::string_view() : found->second;
}

std::optional<trust::Role> role_of(std::string_view name) {
  if (name == "issuer") return trust::Role::issuer;
  if (name == "status") return trust::Role::status;
  if (name == "kiosk") return trust::Role::kiosk;
  if (name == "root") return trust::Role::root;
  return std::nullopt;
}

const seal::Suite* suite_named(std::string_view name) {
  if (name.empty()) return &seal::suite_of(seal::Algorithm::es256);
  for (const auto& suite : seal::suites())
    if (suite.name == name) return &suite;
  return nullptr;
}

// Nothing given is nothing; what is given must be a time.
tl::expected<std::optional<Instant>, std::string> time_of(std::string_view text) {
  if (text.empty()) return std::optional<Instant>();
  const auto at = parse_rfc3339(text);
  if (!at) return Misused(std::string(text) + ": no RFC 3339 time");
  return std::optional(*at);
}

tl::expected<NewKey, std::string> read_wish(Words words) {
  const auto named = read_named(words, {"--role", "--owner", "--name", "--suite", "--public", "--from", "--days"});
  if (!named) return Misused(named.error());
  const auto role = role_of(value(*named, "--role"));
  const auto* suite = suite_named(value(*named, "--suite"));
  const auto from = time_of(value(*named, "--from"));
  NewKey wish;
  wish.owner = value(*named, "--owner");
  wish.name = value(*named, "--name");
  wish.made_elsewhere = value(*named, "--public");
  if (!role || suite == nullptr) return Misused("--role issuer|status|kiosk|root and --suite ES256|Ed25519|SM2");
  if (wish.owner.empty() || wish.name.empty()) return Misused("a key wants --owner and --name");
  if (!from) return Misused(from.error());
  if (const auto days = value(*named, "--days"); !days.empty()) {
    const auto [end, error] = std::from_chars(days.data(), days.data() + days.size(), wish.days);
    if (error != std::errc() || end != days.data() + days.size() || wish.days < 1 || wish.days > 7300)
      return Misused("--days wants 1 to 7300");
  }
  wish.role = *role;
  wish.suite = suite->algorithm;
  wish.from = *from;
  return wish;
}

tl::expected<Status, std::string> add(std::string_view folder, Words words) {
  const auto wish = read_wish(words);
  if (!wish) return Misused(wish.error());
  const auto id = add_key(folder, *wish, SystemClock());
  if (!id) return Status(tl::unexpected<Failure>(id.error()));
  std::printf("%s\n", to_hex(*id).c_str());
  return Status();
}

tl::expected<Status, std::string> end(std::string_view folder, End how, Words words) {
  if (words.empty()) return Misused("which key? eight hex digits");
  const auto named = read_named(words.subspan(1), {"--at"});
  if (!named) return Misused(named.error());
  const auto at = time_of(value(*named, "--at"));
  if (!at) return Misused(at.error());
  return end_key(folder, std::string(words[0]), how, *at, SystemClock());
}

}  // namespace

tl::expected<Status, std::string> key_command(std::string_view command, Words words) {
  constexpr std::array<std::string_view, 6> known{"key", "retire", "revoke", "certificate", "root", "lists"};
  if (std::find(known.begin(), known.end(), command) == known.end()) return Misused("unknown command");
  if (words.empty() || words[0].starts_with("-")) return Misused(std::string(command) + " wants a folder");
  const auto folder = words[0];
  const Words rest = words.subspan(1);
  if (command == "key") return add(folder, rest);
  if (command == "retire") return end(folder, End::retire, rest);
  if (command == "revoke") return end(folder, End::revoke, rest);
  if (command == "certificate" && rest.size() == 1) return write_archive_certificate(folder, std::string(rest[0]));
  if (command == "root" && rest.size() == 1) return hand_over_root(folder, std::string(rest[0]), SystemClock());
  if (command == "lists" && rest.empty()) return issue_again(folder, SystemClock());
  return Misused(std::string(command) + ": too few or too many words");
}

}  // namespace credit::certs
