// credit-platform: the reference platform's one program.
#include <sys/stat.h>

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <string_view>

#include "platform/main/commands.h"

namespace {

using namespace credit;
using namespace credit::platform;

constexpr const char* usage =
    "credit-platform COMMAND --settings FILE ...\n"
    "  prepare                                   make the store and the register's key\n"
    "  store version|migrate                     which version the store has; bring it up to date (back it up first)\n"
    "  import --table TABLE [--as-of TIME] [--errors FILE.csv] FILE.csv|FILE.xlsx ...\n"
    "                                            take in a delivery; TABLE is a layout of data.tables; --errors: what\n"
    "                                            those who delivered must put right, and what they sent twice\n"
    "  deliveries [--from DAY] [--to DAY] [--calendar FILE.toml]\n"
    "                                            how complete, right and in time what was delivered then is, by "
    "table;\n"
    "                                            without days the last 30; FILE: holidays, and the days worked for "
    "them\n"
    "  codes                                     wrong and doubled codes that wait for the staff, with both names\n"
    "  codes admit CODE NAME                     this subject goes by this name too\n"
    "  source --table TABLE available|unavailable|settle\n"
    "                                            can this source answer; settle: its rejected rows were looked into\n"
    "  source --domain CODE available|unavailable\n"
    "                                            pause a whole domain: unavailable, it is not answered\n"
    "  kiosk add --id ID --cert FILE.pem         let a machine ask\n"
    "  kiosk revoke --id ID                      no longer\n"
    "  kiosk invite --id ID [--valid 72h]        print a one-time code with which a machine fetches its certificate\n"
    "  kiosk lock|unlock --id ID                 a lost machine: refused until it is unlocked\n"
    "  staff add --id ACCOUNT --name NAME        the desk page's accounts; the password is read from standard input\n"
    "  staff disable --id ACCOUNT                no longer; its sessions end at once\n"
    "  staff list | staff deeds                  the accounts; who did what, the newest first\n"
    "  grant add --uscc CODE --agent NUMBER --agent-name NAME --from DAY --to DAY [--items LIST]\n"
    "                                            an institution lets somebody act for it; prints the grant's name\n"
    "  grant withdraw --grant NAME               from now on\n"
    "  licence give (as grant add) | withdraw --grant NAME | code --grant NAME\n"
    "          | confirm --grant NAME --invitation TEXT | enterprise-code --uscc CODE\n"
    "                                            what happens on the phones, where licence.store is set\n"
    "  issuing stop --reason TEXT [--by NAME]    the emergency switch: at once nothing is issued anywhere\n"
    "  issuing resume [--by NAME]                until here\n"
    "  issuing history                           each stop: when, by whom, why, and its end\n"
    "  objection list                            objections that wait for an answer, the oldest first\n"
    "  objection answer NUMBER corrected|kept --words TEXT\n"
    "                                            the source's answer; the visitor reads TEXT\n"
    "  objection figures                         objections for the reports issued\n"
    "  audit verify [--checkpoint FILE]          is the query register whole? FILE: a checkpoint kept elsewhere\n"
    "  audit checkpoint --out FILE               sign the register as it stands, to be kept elsewhere\n"
    "  audit export --out FILE                   the register as JSON lines, for a reviewer\n"
    "  audit retain --months N [--checkpoint FILE] [--out FILE]\n"
    "                                            drop rows older than N months, 6 or more, behind a signed checkpoint\n"
    "  audit compare --id ID --journal FOLDER [--as-of TIME]\n"
    "                                            a machine's journal against the register: each report one side has\n"
    "                                            and the other has not; --as-of: when the journal was copied\n"
    "  page --out FILE                           what the verification page must know of this site: its root, its "
    "purposes\n"
    "  signed-data NUMBER --out FILE             an issued report for the archives: its document, signed with SM2 "
    "(GB/T "
    "35275)\n"
    "  serve                                     run until SIGTERM\n"
    "credit-platform audit verify --export FILE --trust BUNDLE [--checkpoint FILE]\n"
    "                                            is this export whole? away from the store\n"
    "credit-platform seed --out DIR [--tables DIR] [--cards FILE.toml] [--today DAY]\n"
    "                                            write synthetic deliveries: nobody in them is real\n";

Result<int> run(const std::string& command, const Options& options) {
  if (command == "seed") return seed(options);
  if (command == "audit") return audit(options);
  const auto file = options.value("settings");
  if (!file) return exit_usage;
  CREDIT_TRY(const auto settings, load_settings(*file));
  if (command == "prepare") return prepare(settings);
  if (command == "store") return manage_store(settings, options);
  if (command == "serve") return serve(settings);
  if (command == "import") return import_files(settings, options);
  if (command == "deliveries") return tell_deliveries(settings, options);
  if (command == "codes") return manage_codes(settings, options);
  if (command == "source") return manage_source(settings, options);
  if (command == "kiosk") return manage_kiosk(settings, options);
  if (command == "grant") return manage_grants(settings, options);
  if (command == "licence") return play_licence(settings, options);
  if (command == "staff") return manage_staff(settings, options);
  if (command == "issuing") return manage_issuing(settings, options);
  if (command == "objection") return manage_objections(settings, options);
  if (command == "page") return write_page_settings(settings, options);
  if (command == "signed-data") return write_signed_data(settings, options);
  return exit_usage;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--help") return std::fputs(usage, stdout) < 0 ? exit_failed : 0;
  ::umask(0077);  // the store holds personal data: its files are its owner's alone
  const QCoreApplication application(argc, argv);
  const std::vector<std::string> arguments(argv + std::min(argc, 2), argv + argc);
  const auto options = read_options(
      arguments,
      {"settings", "table",      "domain", "as-of", "errors", "id",    "cert",       "out",  "tables",  "cards",
       "today",    "checkpoint", "export", "trust", "months", "valid", "reason",     "by",   "words",   "uscc",
       "agent",    "agent-name", "from",   "to",    "items",  "grant", "invitation", "name", "journal", "calendar"});
  const auto result = argc < 2 || !options ? Result<int>(exit_usage) : run(argv[1], *options);
  if (!result) {
    std::fprintf(stderr, "credit-platform: %s\n%s\n", result.error().describe().c_str(),
                 words_of(result.error().code).staff);
    return exit_failed;
  }
  if (*result == exit_usage) std::fputs(usage, stderr);
  return *result;
}
