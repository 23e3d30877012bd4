// The host of a scanned address, and the many ways to make another one look like it.
#include "drivers/code/web_address.h"

#include "tests/support/catch.h"

using namespace credit::code;

namespace {

std::string host_in(std::string_view text) {
  const auto address = first_web_address(text);
  return address ? address->host : "no address";
}

}  // namespace

TEST_CASE("the host of an address") {
  CHECK(host_in("http://www.gsxt.gov.cn/%7BX%7D") == "www.gsxt.gov.cn");
  CHECK(host_in("HTTPS://WWW.GSXT.GOV.CN") == "www.gsxt.gov.cn");
  CHECK(host_in("http://www.jsgsj.gov.cn:58888/province/x") == "www.jsgsj.gov.cn");
  CHECK(host_in("http://gsxt.gov.cn./x") == "gsxt.gov.cn");
  CHECK(host_in("http://a.b?x=/c") == "a.b");
  CHECK(host_in("http://a.b#c") == "a.b");
  CHECK(host_in("see\r\nhttp://a.b/c d") == "a.b");
  CHECK(first_web_address("x http://a.b/c d")->whole == "http://a.b/c");
  CHECK(host_in("红盾网链接：\r\nhttp://zj.gsxt.gov.cn/x") == "zj.gsxt.gov.cn");
}

TEST_CASE("what only looks like a host is not taken for one") {
  CHECK(host_in("http://evil.example/http://www.gsxt.gov.cn/") == "evil.example");
  CHECK(host_in("http://www.gsxt.gov.cn@evil.example/") == "evil.example");
  CHECK(host_in("http://www.gsxt.gov.cn:80@evil.example/") == "evil.example");
  CHECK(host_in("http://evil.example\\@www.gsxt.gov.cn/") == "evil.example");
  CHECK(host_in("http://evil.example#@www.gsxt.gov.cn/") == "evil.example");
  CHECK(host_in("http://evil.example?@www.gsxt.gov.cn/") == "evil.example");
  CHECK(host_in("http://www.gsxt.gov.cn.evil.example/") == "www.gsxt.gov.cn.evil.example");
  CHECK(host_in("http://www.gsxt.gov%2Ecn/").empty());
  CHECK(host_in("http://www.gsxt.gov.cn:80x/").empty());
  CHECK(host_in("http:///www.gsxt.gov.cn/").empty());
  CHECK(host_in("http://[::1]/").empty());
}

TEST_CASE("no other scheme, and no address inside a word") {
  for (const char* text : {"ftp://www.gsxt.gov.cn/", "javascript://www.gsxt.gov.cn/", "www.gsxt.gov.cn", "http:/a.b",
                           "http://", "xhttp://a.b/", "u=http://a.b/", ""})
    CHECK(host_in(text) == "no address");
}
