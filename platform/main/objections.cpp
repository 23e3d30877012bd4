// credit-platform objection: what waits for an answer, the answer, and how many there are for the reports issued.
#include <cstdio>

#include "base/failures/rights.h"
#include "platform/main/commands.h"
#include "platform/store/objections.h"
#include "platform/store/store.h"

namespace credit::platform {
namespace {

constexpr std::size_t longest_answer = 600;

Result<int> list(Connection& store) {
  CREDIT_TRY(const auto open, open_objections(store));
  for (const auto& objection : open)
    std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", objection.number.c_str(), china_time(objection.received).c_str(),
                objection.report.c_str(), objection.place.c_str(), objection.reason.c_str(),
                objection.decision.c_str());
  std::printf("%zu open\n", open.size());
  return exit_done;
}

Result<int> answer(Connection& store, const Options& options) {
  const auto state = objection_state_named(options.words[2]);
  const auto words = options.value("words").value_or("");
  if (!state || *state == ObjectionState::open || words.empty() || words.size() > longest_answer) return exit_usage;
  CREDIT_TRY(auto transaction, Transaction::begin(store));
  CREDIT_CHECK(answer_objection(store, options.words[1], *state, words, SystemClock().now()));
  CREDIT_CHECK(transaction.commit());
  std::printf("%s: %s\n", options.words[1].c_str(), name_of(*state));
  return exit_done;
}

Result<int> figures(Connection& store) {
  CREDIT_TRY(const auto found, objection_figures(store));
  const double share =
      found.reports > 0 ? 100.0 * static_cast<double>(found.objections) / static_cast<double>(found.reports) : 0;
  std::printf("%lld reports issued, %lld objections (%.4f %%): %lld open, %lld corrected, %lld kept\n",
              static_cast<long long>(found.reports), static_cast<long long>(found.objections), share,
              static_cast<long long>(found.open), static_cast<long long>(found.corrected),
              static_cast<long long>(found.kept));
  return exit_done;
}

}  // namespace

Result<int> manage_objections(const PlatformSettings& settings, const Options& options) {
  const auto& words = options.words;
  if (words.empty()) return exit_usage;
  CREDIT_TRY(const auto store, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*store));
  if (words == std::vector<std::string>{"list"}) return list(*store);
  if (words == std::vector<std::string>{"figures"}) return figures(*store);
  if (words.size() == 3 && words.front() == "answer") return answer(*store, options);
  return exit_usage;
}

}  // namespace credit::platform
