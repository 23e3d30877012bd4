#include "platform/cross_check/comparison.h"

#include <algorithm>

#include "kiosk/audit/lines.h"

namespace credit::platform {
namespace {

constexpr std::size_t at_field = 0, kiosk_field = 1, action_field = 9, outcome_field = 10, report_field = 11;
static_assert(std::string_view(register_fields[at_field]) == "at");
static_assert(std::string_view(register_fields[kiosk_field]) == "kiosk");
static_assert(std::string_view(register_fields[action_field]) == "action");
static_assert(std::string_view(register_fields[outcome_field]) == "outcome");
static_assert(std::string_view(register_fields[report_field]) == "report");

// Every report a machine's lines name, by number.
struct MachineSide {
  std::size_t lines = 0;
  std::optional<Instant> first;
  std::set<std::string> reports;
};

struct Given {
  std::string kiosk;
  Instant at{};
};

struct PlatformSide {
  std::int64_t rows = 0;
  bool cut_by_age = false;
  std::optional<Instant> first;
  std::map<std::string, Given> reports;
};

Result<MachineSide> machine_side(const std::filesystem::path& journal) {
  MachineSide side;
  const auto take = [&](const audit::Line& line) -> Status {
    if (!side.first) side.first = line.at;
    for (const auto& fact : line.facts)
      if (fact.kind == audit::FactKind::report_number) side.reports.insert(fact.value);
    return {};
  };
  CREDIT_TRY(side.lines, audit::each_line(journal, take));
  return side;
}

Result<PlatformSide> platform_side(Connection& connection) {
  PlatformSide side;
  const auto take = [&](const RegisterRow& row) -> Status {
    CREDIT_TRY(const Instant at, parse_rfc3339(row.fields[at_field]));
    if (side.rows++ == 0) side.cut_by_age = row.sequence > 1;
    if (!side.first) side.first = at;
    const bool issued = row.fields[action_field] == name_of(QueryAction::report) && row.fields[outcome_field] == "done";
    if (issued) side.reports[row.fields[report_field]] = {row.fields[kiosk_field], at};
    return {};
  };
  CREDIT_CHECK(each_row(connection, take));
  return side;
}

// A report number begins with the China time of its issue.
bool before_the_register(const std::string& report, const PlatformSide& platform) {
  return platform.cut_by_age && report.substr(0, 14) < china_compact(*platform.first);
}

void look_from_machine(const MachineSide& machine, const PlatformSide& platform, const std::string& kiosk,
                       ReportComparison& into) {
  for (const auto& report : machine.reports) {
    const auto given = platform.reports.find(report);
    if (given != platform.reports.end() && given->second.kiosk == kiosk)
      ++into.agreed;
    else if (given != platform.reports.end())
      into.findings.push_back({ReportFault::other_machine, report});
    else if (before_the_register(report, platform))
      ++into.left_out;
    else
      into.findings.push_back({ReportFault::journal_only, report});
  }
}

void look_from_platform(const MachineSide& machine, const PlatformSide& platform, const std::string& kiosk,
                        std::optional<Instant> copied, ReportComparison& into) {
  for (const auto& [report, given] : platform.reports) {
    if (given.kiosk != kiosk || machine.reports.contains(report)) continue;
    const bool unknowable = (machine.first && given.at < *machine.first) || (copied && given.at > *copied);
    if (unknowable)
      ++into.left_out;
    else
      into.findings.push_back({ReportFault::register_only, report});
  }
}

}  // namespace

std::string describe(const ReportFinding& finding) {
  switch (finding.fault) {
    case ReportFault::journal_only:
      return "report " + finding.report + ": in the journal, never given out";
    case ReportFault::register_only:
      return "report " + finding.report + ": given out, not in the journal";
    case ReportFault::other_machine:
      return "report " + finding.report + ": in the journal, given out to another machine";
  }
  CREDIT_ENSURE(false);
}

Result<ReportComparison> compare_reports(Connection& connection, const std::string& kiosk,
                                         const std::filesystem::path& journal, std::optional<Instant> copied) {
  CREDIT_TRY(const auto machine, machine_side(journal));
  CREDIT_TRY(auto one_state, Transaction::snapshot(connection));
  CREDIT_TRY(const auto platform, platform_side(connection));
  CREDIT_CHECK(one_state.commit());
  ReportComparison made{machine.lines, platform.rows, 0, 0, {}};
  look_from_machine(machine, platform, kiosk, made);
  look_from_platform(machine, platform, kiosk, copied, made);
  std::ranges::sort(made.findings, {}, &ReportFinding::report);
  return made;
}

}  // namespace credit::platform
