#include "report/document/edition.h"

#include "base/bytes.h"
#include "base/failures/document.h"
#include "base/file.h"
#include "tests/support/catch.h"

using namespace credit;
using document::EditionShelf;

namespace {

const std::string folder = std::string(CREDIT_SOURCE_DIR) + "/report/document/editions";

std::string shipped() {
  const auto bytes = read_file(folder + "/natural-person-1.toml");
  REQUIRE(bytes);
  return std::string(text_view(*bytes));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

FailureCode code_of(const std::string& toml) {
  const auto shelf = EditionShelf::from_texts({toml});
  REQUIRE_FALSE(shelf);
  return shelf.error().code;
}

}  // namespace

TEST_CASE("the natural-person edition stands on the shelf") {
  const auto shelf = EditionShelf::load(folder);
  REQUIRE(shelf);
  const auto edition = shelf->find("natural-person/1");
  REQUIRE(edition);
  CHECK((*edition)->title == "自然人公共信用信息报告");
  CHECK((*edition)->chapters.size() == 8);
  CHECK((*edition)->counted().size() == 6);
  CHECK((*edition)->counted().front().counter == "行政管理");
  REQUIRE((*edition)->chapter("administration") != nullptr);
  CHECK((*edition)->chapter("administration")->kinds[1].fields.size() == 17);
  CHECK((*edition)->chapter("nothing") == nullptr);
  CHECK(shelf->find("natural-person/2").error().code == failure::edition_unknown);
}

TEST_CASE("no edition, no shelf") {
  CHECK(EditionShelf::load(folder + "/nowhere").error().code == failure::edition_malformed);
}

TEST_CASE("a fault in a folder of editions names its file and line") {
  const auto shelf = EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/tests/fuzz/corpus/edition");
  REQUIRE_FALSE(shelf);
  INFO(shelf.error().describe());
  CHECK(shelf.error().code == failure::edition_malformed);
  CHECK(shelf.error().detail.starts_with("by-records.toml: "));
  const auto broken = EditionShelf::from_texts({shipped() + "\n[[["});
  CHECK(broken.error().detail.starts_with("line "));
}

TEST_CASE("letters beyond ASCII where a key may stand are refused, not undefined") {
  for (const char* text : {"é = 1", "标题 = \"t\"", "\xEF\xB4\xBF.\r\xEF\xB4\xBF.", "title = \"t\" Ж"}) {
    CAPTURE(text);
    CHECK(code_of(text) == failure::edition_malformed);
  }
}

TEST_CASE("the same edition twice is refused") {
  CHECK(EditionShelf::from_texts({shipped(), shipped()}).error().code == failure::edition_malformed);
}

TEST_CASE("a slip of the pen in an edition is refused") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {"version = 1", "version = \"1\""},
      {"version = 1", "version = 0"},
      {"title = \"自然人", "titel = \"自然人"},
      {"watermark =", "watermarks ="},
      {"form = \"subject\"", "form = \"picture\""},
      {"form = \"subject\"", "form = \"records\""},
      {"counter = \"行政管理\"\n", ""},
      {"counter = \"行政管理\"", "counter = \"\""},
      {"id = \"licence\"", "id = \"penalty\""},
      {"id = \"decision_name\"", "id = \"decision_number\""},
      {"id = \"honour\"", "id = \"other\""},
      {"label = \"行政许可\"", "label = 5"},
      {"notes = [", "notes = [ 7,"},
      {"[[chapters]]", "[chapters"},
  }));
  CAPTURE(from, to);
  CHECK(code_of(replaced(shipped(), from, to)) == failure::edition_malformed);
}

TEST_CASE("an edition cut short is refused or another edition, never a crash") {
  const auto whole = shipped();
  for (std::size_t length = 0; length + 1 < whole.size(); length += 97) {
    const auto shelf = EditionShelf::from_texts({whole.substr(0, length)});
    if (!shelf) CHECK(shelf.error().code == failure::edition_malformed);
  }
}
