// The command line, a batch's list and its rows.
#include "base/failures/verify.h"
#include "report/verify/command/answer.h"
#include "report/verify/command/batch_source.h"
#include "tests/support/catch.h"
#include "tests/unit/verify/office.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::command;
using namespace credit::verify::test;

namespace {

auto options_of(const std::vector<std::string>& words) { return read_options(words, "", today); }

std::vector<std::string> lines_of(std::string_view text, std::size_t piece) {
  std::vector<std::string> lines;
  LineCutter cutter;
  const auto take = [&](LineCutter::Line line) { lines.push_back(line.too_long ? "too long" : line.text); };
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
    cutter.feed(view(text.substr(0, piece)), take);
  cutter.end(take);
  return lines;
}

}  // namespace

TEST_CASE("options are taken with a blank or an equals sign, and wrong ones are named") {
  const auto options = options_of({"--batch=list", "--format", "csv", "--output", "o.csv", "--resume", "--jobs=3"});
  REQUIRE(options);
  CHECK(options->batch == "list");
  CHECK(options->form == ResultForm::csv);
  CHECK(options->jobs == 3);
  CHECK(options->resume);
  CHECK(options_of({"a.png", "b.png"})->inputs.size() == 2);
  CHECK(options_of({"--", "--json"})->inputs == std::vector<std::string>{"--json"});
  for (const auto& wrong : std::vector<std::vector<std::string>>{{},
                                                                 {"--batch"},
                                                                 {"--batch", "list", "x"},
                                                                 {"--batch", "list", "--json"},
                                                                 {"--batch", "list", "--resume"},
                                                                 {"--batch", "list", "--jobs", "0"},
                                                                 {"--batch", "list", "--jobs", "2x"},
                                                                 {"--batch", "list", "--format", "xml"},
                                                                 {"--output", "o", "x"},
                                                                 {"--json=yes", "x"},
                                                                 {"--nonsense", "x"}})
    CHECK_FALSE(options_of(wrong));
}

TEST_CASE("a list is cut into lines however its bytes come") {
  const auto text = "a\r\n\n  b  \n" + std::string(LineCutter::limit + 1, 'x') + "\n\t\nlast";
  for (const std::size_t piece : {1U, 2U, 7U, 4096U, 1000000U})
    CHECK(lines_of(text, piece) == std::vector<std::string>{"a", "b", "too long", "last"});
  CHECK(lines_of("", 1).empty());
}

TEST_CASE("a line is a seal or a file's name") {
  CHECK(batch_input(1, {url_of(printed_seal())}).kind == BatchInput::Kind::seal);
  CHECK(batch_input(1, {"reports/2026-11-22.pdf"}).kind == BatchInput::Kind::file);
  CHECK(batch_input(1, {"", true}).kind == BatchInput::Kind::unusable);
}

TEST_CASE("a row is one line, shows facts only of the genuine, and runs nothing in a spreadsheet") {
  const auto verifier = verifier_of();
  const auto good = verifier.check_seal(printed_seal(), today);
  const auto bad = verifier.check_seal(issuer_seal({}, stranger_number), today);
  const auto answered = [&](const Verdict& verdict) {
    return Answered{verdict, verifier.trust().list, nullptr, today, Language::en};
  };
  for (const auto& row :
       {csv_row({7, "=2+2\n\"x\",y"}, answered(good)), json_row({7, "=2+2\n\"x\",y"}, answered(good))}) {
    CHECK(std::count(row.begin(), row.end(), '\n') == 1);
    CHECK(row.find("20261122143005ABCD1234") != std::string::npos);
  }
  CHECK(csv_row({7, "=2+2\n\"x\",y"}, answered(good)).starts_with("7,\"'=2+2?\"\"x\"\",y\","));
  CHECK(csv_row({8, "f"}, answered(bad)).find("ABCD1234") == std::string::npos);
  CHECK(json_row({8, "f"}, answered(bad)).find("\"facts\":null") != std::string::npos);
  const auto fields = [](const std::string& row) { return std::count(row.begin(), row.end(), ','); };
  CHECK(fields(csv_row({9, "f"}, answered(bad))) == fields(csv_head()));
  CHECK(fields(csv_row({9, "f"}, {failure::input_unreadable, {}})) == fields(csv_head()));
}
