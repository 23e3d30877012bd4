// The table of truth: job and printer as seen -> outcome.
#include "kiosk/print/judgement.h"

#include "base/failures/printing.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::print;

namespace {

PrinterState fine() { return {true, true, {}, {}}; }
PrinterState with(Trouble trouble) { return {true, true, {trouble}, {}}; }

std::string in_words(const Outcome& outcome) {
  struct Words {
    std::string operator()(const Printed& o) const { return "printed " + std::to_string(o.pages); }
    std::string operator()(const Unconfirmed& o) const { return "unconfirmed " + std::to_string(o.pages_seen); }
    std::string operator()(const PrintFailed& o) const {
      return std::string(o.failure.name()) + " page " + std::to_string(o.page);
    }
    std::string operator()(const Cancelled& o) const { return "cancelled " + std::to_string(o.pages_seen); }
  };
  return std::visit(Words{}, outcome);
}

struct Row {
  const char* what;
  JobState state;
  std::optional<int> counted;
  PrinterState printer;
  const char* outcome;
  bool model_counts = true;
  bool document_refused = false;
  std::optional<Failure> given_up = {};
  bool from_a_queue = false;
};

Outcome judge_row(const Row& row) {
  return judge(
      {row.state, 3, row.counted, row.model_counts, row.from_a_queue, row.document_refused, row.printer, row.given_up});
}

const std::optional<Failure> out_of_paper = Failure{failure::paper_out, {}};

const Row table[] = {
    {"all counted, printer fine", JobState::completed, 3, fine(), "printed 3"},
    {"more counted than asked", JobState::completed, 4, fine(), "printed 3"},
    {"toner low is no obstacle", JobState::completed, 3, with(Trouble::toner_low), "printed 3"},
    {"paper low is no obstacle", JobState::completed, 3, with(Trouble::paper_low), "printed 3"},
    {"one page short", JobState::completed, 2, fine(), "unconfirmed 2"},
    {"never counted", JobState::completed, {}, fine(), "unconfirmed 0"},
    {"never counts, by its model", JobState::completed, {}, fine(), "printed 3", false},
    {"never counts, and a jam", JobState::completed, {}, with(Trouble::jam), "unconfirmed 0", false},
    {"completed, says a queue", JobState::completed, 3, fine(), "unconfirmed 3", true, false, {}, true},
    {"completed, says a queue, counting or not",
     JobState::completed,
     {},
     fine(),
     "unconfirmed 0",
     false,
     false,
     {},
     true},
    {"completed, then a jam", JobState::completed, 3, with(Trouble::jam), "unconfirmed 3"},
    {"completed, then cover open", JobState::completed, 3, with(Trouble::cover_open), "unconfirmed 3"},
    {"completed, then paper out", JobState::completed, 3, with(Trouble::paper_out), "unconfirmed 3"},
    {"completed, then an error nobody knows", JobState::completed, 3, with(Trouble::other), "unconfirmed 3"},
    {"completed, then no answer", JobState::completed, 3, {}, "unconfirmed 3"},
    {"completed, then paused", JobState::completed, 3, {true, false, {}, {}}, "unconfirmed 3"},
    {"completed although given up", JobState::completed, 3, fine(), "printed 3", true, false, out_of_paper},
    {"aborted at once", JobState::aborted, {}, fine(), "print_aborted page 1"},
    {"aborted after one page", JobState::aborted, 1, fine(), "print_aborted page 2"},
    {"aborted, and a jam shows", JobState::aborted, 1, with(Trouble::jam), "paper_jam page 2"},
    {"aborted, and no answer", JobState::aborted, 1, {}, "print_aborted page 2"},
    {"aborted for the document", JobState::aborted, 0, fine(), "print_format_refused page 1", true, true},
    {"aborted with every page counted", JobState::aborted, 3, fine(), "unconfirmed 3"},
    {"cancelled by somebody", JobState::cancelled, 1, fine(), "cancelled 1"},
    {"cancelled with nonsense counted", JobState::cancelled, -1, fine(), "cancelled 0"},
    {"cancelled, slow to say so", JobState::printing, 2, fine(), "cancelled 2"},
    {"given up for paper", JobState::cancelled, 1, with(Trouble::paper_out), "paper_out page 2", true, false,
     out_of_paper},
    {"given up, slow to say so", JobState::printing, 1, with(Trouble::paper_out), "paper_out page 2", true, false,
     out_of_paper},
    {"given up while waiting", JobState::waiting, {}, fine(), "paper_out page 1", true, false, out_of_paper},
    {"fell silent", JobState::silent, 1, {}, "unconfirmed 1"},
    {"fell silent with all counted", JobState::silent, 3, {}, "unconfirmed 3"},
    {"fell silent, given up",
     JobState::silent,
     1,
     {},
     "unconfirmed 1",
     true,
     false,
     Failure{failure::printer_gone, {}}},
    {"knows no such job any more", JobState::forgotten, 2, fine(), "unconfirmed 2"},
};

}  // namespace

TEST_CASE("outcome of a print") {
  for (const Row& row : table) {
    INFO(row.what);
    CHECK(in_words(judge_row(row)) == row.outcome);
  }
}

// Every combination there is: "printed" needs completed, counted (or a model that cannot), a printer of its own,
// reachable and untroubled.
TEST_CASE("nothing else is ever called printed") {
  const PrinterState printers[] = {fine(),
                                   {},
                                   {true, false, {}, {}},
                                   with(Trouble::paper_out),
                                   with(Trouble::jam),
                                   with(Trouble::cover_open),
                                   with(Trouble::toner_out),
                                   with(Trouble::output_full),
                                   with(Trouble::paused),
                                   with(Trouble::offline),
                                   with(Trouble::other)};
  for (int state = 0; state <= static_cast<int>(JobState::silent); ++state)
    for (const auto& counted :
         {std::optional<int>{}, std::optional(-2), std::optional(0), std::optional(2), std::optional(3)})
      for (const auto& printer : printers)
        for (const bool counts : {true, false})
          for (const bool queue : {true, false})
            for (const auto& given_up : {std::optional<Failure>{}, out_of_paper}) {
              const auto job = static_cast<JobState>(state);
              const bool printed =
                  std::holds_alternative<Printed>(judge({job, 3, counted, counts, queue, false, printer, given_up}));
              const bool proven =
                  job == JobState::completed && (counted == 3 || !counts) && !queue && !printer.blocks_printing();
              CHECK(printed == proven);
            }
}
