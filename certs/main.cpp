// credit-certs: a development PKI in one command.
#include <charconv>
#include <cstdio>
#include <optional>
#include <span>
#include <string_view>

#include "certs/key_commands.h"
#include "certs/pki.h"

namespace {

using namespace credit;

constexpr int done = 0, failed = 1, misused = 2;

constexpr const char* help =
    "credit-certs: keys, certificates and trust lists for development\n"
    "\n"
    "  credit-certs make DIR [--server-name NAME]... [--kiosk ID]\n"
    "      Makes DIR (it must not exist, or be empty) with root, issuer, kiosk, server and update keys and\n"
    "      certificates, a revocation list, the signed trust list and status list, and trust.cbor, which\n"
    "      credit-verify --trust takes. Server names: localhost and 127.0.0.1 unless given. Kiosk: K-0001.\n"
    "\n"
    "  credit-certs status DIR --withdraw INDEX | --supersede INDEX\n"
    "      Says in DIR's status list what became of the report with that status index.\n"
    "\n"
    "  credit-certs key DIR --role issuer|status|kiosk|root --owner ID --name NAME\n"
    "                       [--suite ES256|Ed25519|SM2 | --public FILE] [--from TIME] [--days N]\n"
    "      Names a key in the trust list: a new one (ROLE-ID.key in DIR), or one made elsewhere. Prints its id.\n"
    "\n"
    "  credit-certs retire DIR ID [--at TIME]\n"
    "  credit-certs revoke DIR ID [--at TIME]\n"
    "      Ends a key: valid no longer from then on, or in the wrong hands since then. TIME is RFC 3339; now unless "
    "given.\n"
    "\n"
    "  credit-certs certificate DIR ID\n"
    "      The certificate that credit-platform signed-data wants: issuer-ID.pem, by which an issuer's SM2 key "
    "vouches\n"
    "      for itself.\n"
    "\n"
    "  credit-certs root DIR ID\n"
    "      The key of role root with that id signs the trust list from now on.\n"
    "\n"
    "  credit-certs lists DIR\n"
    "      Issues all lists again as they are, dated today. The commands above do so too, one number higher.\n"
    "\n"
    "Nothing is ever overwritten by make. Keys are not for production: they lie in files.\n"
    "Exit status: 0 done, 1 failed, 2 the command line is wrong.\n";

int misuse(std::string_view why) {
  std::fprintf(stderr, "credit-certs: %.*s\n\n%s", static_cast<int>(why.size()), why.data(), help);
  return misused;
}

int report(const Status& status) {
  if (status) return done;
  std::fprintf(stderr, "credit-certs: %s\n", status.error().describe().c_str());
  return failed;
}

using Words = std::span<const std::string_view>;

int make(Words words) {
  if (words.empty() || words[0].starts_with("-")) return misuse("make wants a folder");
  certs::Wishes wishes;
  wishes.folder = words[0];
  std::vector<std::string> names;
  for (words = words.subspan(1); !words.empty(); words = words.subspan(2)) {
    if (words.size() < 2) return misuse("an option wants its value");
    if (words[0] == "--server-name")
      names.emplace_back(words[1]);
    else if (words[0] == "--kiosk")
      wishes.kiosk = words[1];
    else
      return misuse("unknown option");
  }
  if (!names.empty()) wishes.server_names = std::move(names);
  return report(certs::make_pki(wishes, SystemClock()));
}

std::optional<trust::ReportState> state_of(std::string_view option) {
  if (option == "--withdraw") return trust::ReportState::withdrawn;
  if (option == "--supersede") return trust::ReportState::superseded;
  return std::nullopt;
}

int status(Words words) {
  if (words.size() != 3) return misuse("status wants a folder and one change");
  const auto state = state_of(words[1]);
  std::uint32_t index = 0;
  const auto* end = words[2].data() + words[2].size();
  const auto [at, error] = std::from_chars(words[2].data(), end, index);
  if (!state || error != std::errc() || at != end) return misuse("status wants --withdraw INDEX or --supersede INDEX");
  return report(certs::set_state(words[0], index, *state, SystemClock()));
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string_view> words(arguments + 1, arguments + count);
  if (words.empty()) return misuse("what shall it do?");
  if (words[0] == "--help" || words[0] == "-h") return std::fputs(help, stdout) < 0 ? failed : done;
  const Words rest = Words(words).subspan(1);
  if (words[0] == "make") return make(rest);
  if (words[0] == "status") return status(rest);
  const auto known = certs::key_command(words[0], rest);
  if (!known) return misuse(known.error());
  return report(*known);
}
