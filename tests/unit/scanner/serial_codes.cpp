// Serial framing: by suffix, by silence, and what is neither.
#include "drivers/scanner/serial_codes.h"

#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using namespace credit::test;

namespace {

Framing at_suffix(Suffix suffix) { return {suffix, Ending::at_suffix, {}, false}; }
Framing when_quiet(Suffix suffix) { return {suffix, Ending::when_quiet, {}, false}; }

Words heard(Framing framing, const std::vector<std::string>& pieces, bool then_quiet = true) {
  SerialCodes codes(framing);
  Words words;
  for (const auto& piece : pieces) append(words, codes.take(view(piece)));
  if (then_quiet) append(words, codes.quiet());
  return words;
}

}  // namespace

TEST_CASE("each suffix ends a code at once, however the bytes are cut") {
  const std::vector<std::pair<Suffix, std::string>> table{{Suffix::cr, "\r"},      {Suffix::lf, "\n"},
                                                          {Suffix::cr_lf, "\r\n"}, {Suffix::any, "\r"},
                                                          {Suffix::any, "\n"},     {Suffix::any, "\r\n"}};
  for (const auto& [suffix, end] : table) {
    const std::string all = "first" + end + "second" + end;
    CHECK(heard(at_suffix(suffix), {all}, false) == Words{"first", "second"});
    Words one_by_one;
    for (const char c : all) one_by_one.emplace_back(1, c);
    CHECK(heard(at_suffix(suffix), one_by_one, false) == Words{"first", "second"});
  }
}

TEST_CASE("CR LF wanted: a lone CR or LF belongs to the code") {
  CHECK(heard(at_suffix(Suffix::cr_lf), {"a\rb\nc\r\n"}) == Words{"a\rb\nc"});
}

TEST_CASE("empty codes are none") {
  CHECK(heard(at_suffix(Suffix::any), {"\r\n\r\n\n"}).empty());
  CHECK(heard(when_quiet(Suffix::any), {"\r\n"}).empty());
  CHECK(heard(when_quiet(Suffix::any), {}).empty());
}

TEST_CASE("by silence a line end inside a code stays (facts E1, Zhejiang), the one at its end goes") {
  const std::string licence = "红盾网链接：\r\nhttp://zj.gsxt.gov.cn/%7B00-1700000000000%7D";
  CHECK(heard(when_quiet(Suffix::any), {licence, "\r\n"}) == Words{licence});
  CHECK(heard(when_quiet(Suffix::none), {licence + "\r\n"}) == Words{licence + "\r\n"});
}

TEST_CASE("a suffix that does not come makes half a code, which is told and not used") {
  CHECK(heard(at_suffix(Suffix::cr), {"half"}) == Words{"failed scanner_code_incomplete"});
  CHECK(heard(when_quiet(Suffix::any), {"half"}) == Words{"failed scanner_code_incomplete"});
  CHECK(heard(when_quiet(Suffix::cr_lf), {"half\n"}) == Words{"failed scanner_code_incomplete"});
  CHECK(heard(when_quiet(Suffix::none), {"whole"}) == Words{"whole"});
}

TEST_CASE("any byte may be in a code but its suffix") {
  std::string every;
  for (int i = 0; i < 256; ++i)
    if (i != '\r') every += static_cast<char>(i);
  CHECK(heard(at_suffix(Suffix::cr), {every + "\r"}) == Words{every});
}

TEST_CASE("too much on a line is told once; the next code is whole") {
  const std::string most(code_limit, 'x');
  for (const auto framing : {at_suffix(Suffix::cr_lf), at_suffix(Suffix::any), when_quiet(Suffix::any)}) {
    CHECK(heard(framing, {most + "\r\n"}) == Words{most});
    for (const std::size_t extra : {1U, 2U, 3U, 5000U}) {
      SerialCodes codes(framing);
      Words words;
      append(words, codes.take(view(most + std::string(extra, 'y') + "\r\n")));
      append(words, codes.quiet());
      append(words, codes.take(view("next\r\n")));
      append(words, codes.quiet());
      CHECK(words == Words{"failed scanner_code_too_long", "next"});
    }
  }
}

TEST_CASE("noise without end keeps no memory and says one thing") {
  SerialCodes codes(at_suffix(Suffix::lf));
  Words words;
  for (int i = 0; i < 1000; ++i) append(words, codes.take(Bytes(1024, 0x55)));
  CHECK(words == Words{"failed scanner_code_too_long"});
  append(words, codes.quiet());
  CHECK(words.size() == 1);
  CHECK_FALSE(codes.in_code());
}

TEST_CASE("the identifier in front is taken off where the scanner is set to send it") {
  auto framing = at_suffix(Suffix::cr);
  CHECK(heard(framing, {"]Q1code\r"}) == Words{"]Q1code"});
  framing.aim_prefix = true;
  CHECK(heard(framing, {"]Q1code\r]Q\r]Q1\r"}) == Words{"]Q1 code", "]Q"});
}

TEST_CASE("forgetting leaves nothing of a serial code") {
  SerialCodes codes(at_suffix(Suffix::cr));
  CHECK(codes.take(view("half")).empty());
  codes.forget();
  CHECK_FALSE(codes.in_code());
  CHECK(in_words(codes.take(view("whole\r"))) == Words{"whole"});
}
