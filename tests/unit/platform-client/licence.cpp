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

TEST_CASE("the other way: an invitation and whether it was confirmed are asked for, and asked again without harm") {
  const VisitToken visit{Personal<std::string>("abcdefghijklmnop"), {}};
  for (const auto& [request, path] :
       {std::pair{ask_invitation(visit), QStringLiteral("/v1/visits/abcdefghijklmnop/licence-invitation")},
        std::pair{ask_collection(visit), QStringLiteral("/v1/visits/abcdefghijklmnop/licence-collection")}}) {
    CHECK(request.verb == "POST");
    CHECK(request.path == path);
    CHECK(request.body == QByteArray("{}"));
    CHECK(request.repeatable);
  }
}

TEST_CASE("an invitation is a text a phone can read and a time") {
  const auto invitation =
      read_invitation(view(R"({"text":"qrcode_id=0f1e&interfaceCode=0002","expires":"2026-11-22T06:35:05Z"})"));
  REQUIRE(invitation);
  CHECK(invitation->text == "qrcode_id=0f1e&interfaceCode=0002");
  CHECK(to_rfc3339(invitation->expires) == "2026-11-22T06:35:05Z");
  for (const auto& wrong : {std::string("{}"), std::string(R"({"text":"","expires":"2026-11-22T06:35:05Z"})"),
                            std::string(R"({"text":"a","expires":"soon"})"), std::string(R"({"text":"a"})"),
                            R"({"text":")" + std::string(513, 'x') + R"(","expires":"2026-11-22T06:35:05Z"})"}) {
    INFO(wrong);
    const auto refused = read_invitation(view(wrong));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == failure::platform_answer_malformed);
  }
}

TEST_CASE("not confirmed yet is nobody, and confirmed is an organisation asked about as its agent") {
  const auto nobody = read_collected(view(std::string(R"({"confirmed":false})")));
  REQUIRE(nobody);
  CHECK_FALSE(nobody->has_value());
  const auto told = read_collected(view(std::string(
      R"({"confirmed":true,"subject":{"subject":"91990100MA8T11D15J","kind":"enterprise","name":"甲","standing":"agent"}})")));
  REQUIRE(told);
  REQUIRE(told->has_value());
  CHECK((*told)->code.expose() == "91990100MA8T11D15J");
  for (const char* wrong :
       {"", "{}", R"({"confirmed":"yes"})", R"({"confirmed":true})", R"({"confirmed":true,"subject":null})",
        R"({"confirmed":true,"subject":{"subject":"self","kind":"natural_person","standing":"self"}})"}) {
    INFO(wrong);
    const auto refused = read_collected(view(std::string(wrong)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == failure::platform_answer_malformed);
  }
}
