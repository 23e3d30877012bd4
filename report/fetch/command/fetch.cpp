#include <ostream>
#include <set>

#include "base/failures/trust.h"
#include "report/fetch/command/command.h"
#include "report/trust/freshness.h"

namespace credit::fetch::command {
namespace {

const char* name_of(trust::Taken taken) {
  switch (taken) {
    case trust::Taken::newer:
      return "newer, taken in";
    case trust::Taken::same:
      return "unchanged";
    case trust::Taken::not_offered:
      return "not offered here";
  }
  impossible("taken", __FILE__, __LINE__);
}

// One server after the other: a second one fills in what the first has not, or stands in for it.
class Round {
 public:
  Round(BundleFile& file, std::ostream& out) : file_(file), out_(out) {}

  Status with(const Server& server) {
    out_ << server.url() << "\n";
    auto renewal = file_.begin();
    while (const auto* request = renewal.next()) {
      const std::string path = request->path;
      say(path, renewal.take(server.ask(*request)));
    }
    return file_.keep(renewal);
  }

  // Each list was had from some server, and none was refused.
  bool whole() const {
    if (refused_ || !had_.contains("/v1/trust-list")) return false;
    for (const auto& issuer : trust::status_issuers(file_.bundle().list))
      if (!had_.contains("/v1/status-list/" + issuer)) return false;
    return true;
  }

 private:
  void say(const std::string& path, const Result<trust::Taken>& taken) {
    out_ << "  " << path << ": ";
    if (taken) {
      out_ << name_of(*taken) << "\n";
      if (*taken != trust::Taken::not_offered) had_.insert(path);
      return;
    }
    out_ << taken.error().describe() << "\n    " << words_of(taken.error().code).staff << "\n";
    refused_ = refused_ || taken.error().code != failure::lists_unreachable;
  }

  BundleFile& file_;
  std::ostream& out_;
  std::set<std::string> had_;  // paths
  bool refused_ = false;
};

}  // namespace

Result<int> fetch_lists(const Options& options, const Clock& clock, std::ostream& out) {
  std::vector<Server> servers;
  for (const auto& url : options.servers) {
    CREDIT_TRY(auto server, Server::at({.url = url, .authority = options.authority}));
    servers.push_back(std::move(server));
  }
  CREDIT_TRY(auto file, BundleFile::open(options.bundle));
  Round round(file, out);
  for (const auto& server : servers) CREDIT_CHECK(round.with(server));
  const int age = say_ages(file.bundle(), clock.now(), out);
  return age != done ? age : round.whole() ? done : behind;
}

}  // namespace credit::fetch::command
