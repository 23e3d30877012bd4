// Scanned texts of every kind the facts know (tables D and E), and what is made of them.
#include "drivers/code/classifier.h"

#include <algorithm>

#include "base/failures/common.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::code;

namespace {

ScannedCode scan(std::string text) {
  return Classifier::make({"v.credit.example.cn/s", "v2.credit.example.cn/seal"})->classify(Personal(std::move(text)));
}

std::vector<std::string> codes_of(const ScannedCode& scanned) {
  std::vector<std::string> codes;
  for (const auto& one : scanned.credit_codes) codes.push_back(one.expose());
  return codes;
}
using Codes = std::vector<std::string>;

const std::string digits(170, '7');  // ten blocks of 17: 70 bytes

}  // namespace

TEST_CASE("our own seals: a URL with or without its scheme, and bare digits") {
  for (const auto& text : std::vector<std::string>{
           "https://v.credit.example.cn/s#" + digits, "v.credit.example.cn/s#" + digits,
           "HTTPS://V.CREDIT.EXAMPLE.CN/S#" + digits,
           "https://v2.credit.example.cn/seal#123",     // ours, though damaged: whoever reads it says how
           "https://v.credit.example.cn/s＃" + digits,  // an input method's wide #
           " \r\n" + digits + "\r\n",
           digits + "123",  // a last block of 1 byte
       }) {
    INFO(text);
    CHECK(scan(text).kind == Kind::seal);
    CHECK(scan(text).text.expose() == text);
  }
}

TEST_CASE("what only resembles a seal is none") {
  for (const auto& text : std::vector<std::string>{
           "https://v.credit.example.cn.evil.example/s#" + digits,
           "https://evil.example/v.credit.example.cn/s#" + digits, "https://v.credit.example.cn/s/#" + digits,
           "http://v.credit.example.cn/s#" + digits, "https://v.credit.example.cn/s",
           digits + "1",            // no last block has one digit
           std::string(136, '7'),   // shorter than a signature
           std::string(1258, '7'),  // longer than the largest seal
       }) {
    INFO(text);
    CHECK(scan(text).kind == Kind::other);
  }
}

TEST_CASE("a credit code by itself, also as an input method spells it") {
  for (const char* text : {"91350100M000100Y43", "91350100m000100y43", "\r\n91350100M000100Y43\r\n",
                           "９１３５０１００Ｍ０００１００Ｙ４３", "９１３５０１００ｍ０００１００ｙ４３　"}) {
    INFO(text);
    const auto scanned = scan(text);
    CHECK(scanned.kind == Kind::credit_code);
    CHECK(codes_of(scanned) == Codes{"91350100M000100Y43"});
    CHECK_FALSE(scanned.confirm);
    CHECK(scanned.text.expose() == text);
  }
}

TEST_CASE("a code issued with a wrong check character wants a confirmation") {
  for (const char* text : {"91350211M0000XUF46", "91350100M0001TGQXM"}) {  // table D
    const auto scanned = scan(text);
    CHECK(scanned.kind == Kind::credit_code);
    CHECK(codes_of(scanned) == Codes{text});
    CHECK(scanned.confirm);
  }
  CHECK(scan("91350100M000100Y4Z").kind == Kind::other);  // table D: no code at all
}

TEST_CASE("a text that holds a code") {
  CHECK(codes_of(scan("统一社会信用代码：91350100M000100Y43，名称：测试")) == Codes{"91350100M000100Y43"});
  CHECK(codes_of(scan("(91350100M000100Y43)")) == Codes{"91350100M000100Y43"});
  CHECK(codes_of(scan("x91350100M000100Y43")).empty());  // bounded by letters: part of something else
  CHECK(codes_of(scan("91350100M000100Y431")).empty());
  SECTION("the valid one wins") {
    const auto scanned = scan("914403001922038217 或 914403001922038216");
    CHECK(codes_of(scanned) == Codes{"914403001922038216"});
    CHECK_FALSE(scanned.confirm);
  }
  SECTION("several are for the caller to choose from, each once") {
    const auto scanned = scan("914403001922038216;91350100M000100Y43;914403001922038216");
    CHECK(scanned.kind == Kind::credit_code);
    CHECK(codes_of(scanned) == Codes{"914403001922038216", "91350100M000100Y43"});
  }
  SECTION("more than anybody would choose from are cut off") {
    std::string text;
    for (const char a : std::string("123456789"))
      text += std::string("91110000MA000000") + a + "0 ";  // well formed, most with a wrong check
    CHECK(codes_of(scan(text)).size() <= candidate_limit);
  }
  SECTION("behind a percent-escape") {
    CHECK(codes_of(scan("code%3D91350100M000100Y43%26")) == Codes{"91350100M000100Y43"});
  }
}

TEST_CASE("publicity systems by their host (table E1)") {
  struct Row {
    const char* text;
    const char* region;
  };
  for (const auto& [text, region] : {
           Row{"https://www.gsxt.gov.cn/%7BTESTTESTTEST0123456789ABCDEF-1700000000000%7D", "全国"},
           Row{"红盾网链接：\r\nhttp://zj.gsxt.gov.cn/%7B0123456789ABCDEF-1700000000000%7D", "浙江"},
           Row{"https://www.sgs.gov.cn/notice/query/queryEntInfoMain.do?uuid=TEST", "上海"},
           Row{"http://www.jsgsj.gov.cn:58888/province/infoQueryServlet.json?pt&c=TEST", "江苏"},
           Row{"http://gsxt.gdgs.gov.cn//GSpublicity/GSpublicityList.html?service=entInfo&entNo=T&regOrg=T", "广东"},
           Row{"http://gsxt.gdgs.gov.cn/GSpublicity/GSpublicityList.html?jumpid=VEVTVA%3D%3D", "广东"},
           Row{"http://218.22.14.66:8082/yzt/toHandleQuery.do?id=T&uniScID=T&jumpFlag=false", "安徽"},
           Row{"http://dzhy.haaic.gov.cn/yzt/toHandleQuery.do?id=T&uniScID=T&jumpFlag=false", "河南"},
           Row{"http://hb.gsxt.gov.cn/qyxxgsAction_initQyxyxxMain.action?nbxh=VEVTVA", "河北"},
           Row{"http://www.xiamencredit.gov.cn:8084/xmgsggfw/SsztServlet?flag=T", "厦门"},
       }) {
    INFO(text);
    const auto scanned = scan(text);
    CHECK(scanned.kind == Kind::publicity_url);
    CHECK(scanned.region == region);
    CHECK(scanned.credit_codes.empty());
    CHECK(scanned.text.expose() == text);
  }
  const auto shenzhen =
      scan("http://www.szcredit.com.cn/web/GSZJGSPT/QyxyDetail.aspx?rid=8a80840000000000&cid=91440300708461136T");
  CHECK(shenzhen.kind == Kind::publicity_url);
  CHECK(shenzhen.region == "深圳");
  CHECK(codes_of(shenzhen) == Codes{"91440300708461136T"});
}

TEST_CASE("a host that only looks like a publicity system is not one") {
  for (const char* text : {
           "https://evil.example/www.gsxt.gov.cn/",
           "https://www.gsxt.gov.cn@evil.example/",
           "https://www.gsxt.gov.cn.evil.example/",
           "https://evilgsxt.gov.cn/",
           "https://x.218.22.14.66/",
           "https://a.zj-gsxt.gov.cn/",
           "https://evil.example/?u= https://www.gsxt.gov.cn/",  // the first address alone counts
           "ftp://www.gsxt.gov.cn/",
       }) {
    INFO(text);
    CHECK(scan(text).kind == Kind::other);
    CHECK(scan(text).region.empty());
  }
}

TEST_CASE("a code in a URL nobody knows is taken, but to be confirmed") {
  const auto scanned = scan("https://www.gsxt.gov.cn.evil.example/?code=91350100M000100Y43");
  CHECK(scanned.kind == Kind::credit_code);
  CHECK(scanned.confirm);
}

TEST_CASE("an electronic licence's token is delivered unchanged") {
  for (const char* text : {
           "VEVTVC10b2tlbi0wMTIzNDU2Nzg5==",            // synthetic: what it really holds is not public (E3)
           "0123456789abcdef0123456789abcdef",          // hexadecimal
           "https://zzapp.gsxt.gov.cn/x?token=abc123",  // the licence system's own host
       }) {
    INFO(text);
    const auto scanned = scan(text);
    CHECK(scanned.kind == Kind::licence_token);
    CHECK(scanned.text.expose() == text);
    CHECK(scanned.credit_codes.empty());
  }
}

TEST_CASE("a registration number of before 2015") {
  CHECK(scan("110108000000016\r").kind == Kind::registration_number);
  CHECK_FALSE(scan("110108000000016").confirm);
  CHECK(scan("110108000000017").confirm);
  CHECK(scan("注册号 110108000000016").kind == Kind::other);
}

TEST_CASE("anything else stays what it is") {
  for (const char* text :
       {"", "   ", "6901234567892", "你好", "WIFI:S:hall;T:WPA;P:secret;;", "11010519491231002X",
        "BEGIN:VCARD\r\nFN:Test\r\nEND:VCARD", "abcdefghijklmnopqrstuvwxyz", "01234567890123456789"}) {
    INFO(text);
    CHECK(scan(text).kind == Kind::other);
    CHECK(scan(text).text.expose() == text);
  }
}

TEST_CASE("bytes that are no UTF-8 are carried through") {
  const std::string broken = "\xEF\xBC 91350100M000100Y43 \xC3";
  CHECK(codes_of(scan(broken)) == Codes{"91350100M000100Y43"});
  CHECK(scan(broken).text.expose() == broken);
}

TEST_CASE("a prefix that cannot be meant is refused") {
  for (const char* prefix : {"https://v.credit.example.cn/s", "V.credit.example.cn/s", "v.credit.example.cn", "",
                             "v.credit.example.cn/s#", "/s"})
    CHECK(Classifier::make({prefix}).error().code == failure::settings_invalid);
  CHECK(Classifier::make({}));
}

TEST_CASE("every kind has a name of its own") {
  std::vector<std::string> names;
  for (int kind = 1; kind <= static_cast<int>(Kind::other); ++kind)
    names.emplace_back(name_of(static_cast<Kind>(kind)));
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
