// The code of an electronic licence on its way to the platform, and whom it answers with.
#include "base/failures/platform-link.h"
#include "kiosk/platform/answers.h"
#include "kiosk/platform/requests.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::platform_client;

TEST_CASE("a code goes as it was scanned, once") {
  const VisitToken visit{Personal<std::string>("abcdefghijklmnop"), {}};
  const auto request = ask_licence(visit, Personal<std::string>("EL1\"x\\ 中"));
  CHECK(request.verb == "POST");
  CHECK(request.path == QStringLiteral("/v1/visits/abcdefghijklmnop/licence"));
  CHECK(request.body == QByteArray("{\"code\":\"EL1\\\"x\\\\ 中\"}"));
  CHECK_FALSE(request.repeatable);
}

TEST_CASE("whom a grant is for: an organisation with its name, asked about as its agent, and nothing else") {
  const auto subject = read_agent_subject(view(
      R"({"subject":"91990100MA8T11D15J","kind":"enterprise","name":"示例市测试安晨科技有限公司","standing":"agent"})"));
  REQUIRE(subject);
  CHECK(subject->code.expose() == "91990100MA8T11D15J");
  CHECK(subject->name.expose() == "示例市测试安晨科技有限公司");
  CHECK(subject->standing == Standing::agent);
  for (const char* wrong :
       {"", "[]", "{}", R"({"subject":"91990100MA8T11D15J","kind":"enterprise","standing":"agent"})",
        R"({"subject":"91990100MA8T11D15J","kind":"enterprise","name":"甲","standing":"legal_representative"})",
        R"({"subject":"self","kind":"natural_person","standing":"self"})",
        R"({"subject":"91990100MA8T11D15JX","kind":"enterprise","name":"甲","standing":"agent"})",
        R"({"subject":91990100,"kind":"enterprise","name":"甲","standing":"agent"})"}) {
    INFO(wrong);
    const auto refused = read_agent_subject(view(std::string(wrong)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == failure::platform_answer_malformed);
  }
}
