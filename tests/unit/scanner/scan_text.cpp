// Bytes to text: UTF-8, GB 18030, and the identifiers of the facts' table F5.
#include "drivers/scanner/scan_text.h"

#include "base/failures/scanner.h"
#include "tests/unit/scanner/words.h"

using namespace credit;
using namespace credit::scanner;
using test::hex;

namespace {

Scan scan(Bytes bytes, std::string aim = "]Q1") { return scan_of({Personal<Bytes>(std::move(bytes)), std::move(aim)}); }
Scan scan(std::string_view text, std::string aim = "]Q1") { return scan(to_bytes(text), std::move(aim)); }
std::string text_of(const Scan& scan) { return std::string(name_of(scan.charset)) + ": " + scan.text.expose(); }

}  // namespace

TEST_CASE("strict UTF-8 first") {
  CHECK(text_of(scan("https://v.credit.example.cn/s#123")) == "UTF-8: https://v.credit.example.cn/s#123");
  CHECK(text_of(scan("市场主体身份码 𠮷")) == "UTF-8: 市场主体身份码 𠮷");
}

TEST_CASE("GB 18030 second: one, two and four bytes a character (GB 18030-2022 clause 5)") {
  CHECK(text_of(scan(hex("D6 D0"))) == "GB 18030: 中");
  CHECK(text_of(scan(hex("BA EC B6 DC CD F8 C1 B4 BD D3 A3 BA 0D 0A 61"))) == "GB 18030: 红盾网链接：\r\na");
  CHECK(text_of(scan(hex("95 34 B2 35"))) == "GB 18030: 𠮷");
}

TEST_CASE("what is neither keeps its bytes and says so") {
  for (const char* bytes : {"FF", "D6", "80 41", "E4 B8 FF", "C0 80 FF", "41 00 42", "FE FE FE 20", "81 30 81"}) {
    INFO(bytes);
    const auto found = scan(hex(bytes));
    CHECK(found.charset == Charset::none);
    CHECK(found.text.empty());
    CHECK(found.code.bytes.expose() == hex(bytes));
    REQUIRE(found.warning);
    CHECK(found.warning->code == failure::scanner_charset_unknown);
    CHECK(found.warning->detail.empty());
  }
}

TEST_CASE("a code within the limit whose text is beyond it has no text") {
  Bytes gbk;
  for (std::size_t i = 0; i < code_limit / 2; ++i) gbk.insert(gbk.end(), {0xD6, 0xD0});
  const auto found = scan(gbk);
  CHECK(found.charset == Charset::none);
  CHECK(found.text.empty());
  CHECK(found.warning->code == failure::scanner_code_too_long);
  gbk.resize(code_limit / 2);
  CHECK(scan(gbk).charset == Charset::gb18030);
}

TEST_CASE("UTF-8 that is not strict is not UTF-8: surrogates, overlong, beyond U+10FFFF") {
  for (const char* bytes : {"ED A0 80", "C1 81", "F4 90 80 80", "E0 80 AF"})
    CHECK(scan(hex(bytes)).charset != Charset::utf8);
}

TEST_CASE("every identifier of F5 comes through with its text (Zebra DS457 E-6, NCR 7895, Opticon)") {
  for (const char* aim : {"]Q0", "]Q1", "]Q2", "]Q3", "]Q4", "]Q5", "]Q6", "]C0", "]C1", "]A0", "]E0", "]d1", "]d2",
                          "]L0", "]z0", "]h0", "]X1", ""}) {
    INFO(aim);
    const auto found = scan("6901234567892", aim);
    CHECK(found.code.aim == aim);
    CHECK(found.text.expose() == "6901234567892");
  }
}

TEST_CASE("ECI escapes (AIM ECI, ISO/IEC 15424): a charset named, a backslash doubled") {
  const std::string aim = GENERATE("]Q2", "]Q4", "]Q6");
  CHECK(text_of(scan("\\000026市场", aim)) == "UTF-8: 市场");
  auto gbk = to_bytes("a\\000029");
  for (const auto byte : hex("D6 D0")) gbk.push_back(byte);
  CHECK(text_of(scan(gbk, aim)) == "GB 18030: a中");
  CHECK(text_of(scan("C:\\\\x", aim)) == "UTF-8: C:\\x");
  auto latin = to_bytes("\\000003");
  latin.push_back(0xE9);
  CHECK(text_of(scan(latin, aim)) == "UTF-8: é");
  auto backslash_inside = to_bytes("\\000032");
  for (const auto byte : hex("81 5C 5C 5C")) backslash_inside.push_back(byte);  // U+4E57, and a doubled backslash
  CHECK(text_of(scan(backslash_inside, aim)) == "GB 18030: 乗\\");
}

TEST_CASE("escapes that are not well-formed, or of charsets nobody here reads, are plain text; the bytes always stay") {
  for (const char* text : {"C:\\x", "\\00002", "\\00002a1", "\\000899x", "end\\"}) {
    const auto found = scan(text, "]Q2");
    CHECK(found.text.expose() == text);
    CHECK(text_view(found.code.bytes.expose()) == text);
  }
  CHECK(scan("\\000026x", "]Q1").text.expose() == "\\000026x");
  CHECK(text_view(scan("\\000026x", "]Q2").code.bytes.expose()) == "\\000026x");
}
