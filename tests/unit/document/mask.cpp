#include "report/document/document.h"
#include "tests/support/catch.h"

using namespace credit::document;

TEST_CASE("a name keeps its ends") {
  CHECK(mask_name("张三") == "张*");
  CHECK(mask_name("张小明") == "张*明");
  CHECK(mask_name("欧阳小明") == "欧**明");
  CHECK(mask_name("例䶮堃") == "例*堃");
  CHECK(mask_name("𠮷田") == "𠮷*");
  CHECK(mask_name("例") == "*");
  CHECK(mask_name("").empty());
}

TEST_CASE("a number keeps its ends, unless they were most of it") {
  CHECK(mask_id_paper("110101199003070011") == "110101********0011");
  CHECK(mask_id_seal("110101199003070011") == "1101**********0011");
  CHECK(mask_id_paper("1234567890123") == "*************");
  CHECK(mask_id_paper("12345678901234") == "123456****1234");
  CHECK(mask_id_paper("").empty());
}

TEST_CASE("the seal names a person masked, an organisation whole, and a very long name by its head") {
  Subject subject;
  subject.name = "例䶮堃";
  subject.id_shown = "110101********0011";
  CHECK(seal_name(subject) == "例*堃");
  CHECK(seal_id(subject) == "1101**********0011");
  subject.kind = SubjectKind::organisation;
  subject.name = "示例㐂𠮷食品有限责任公司";
  subject.id_shown = "91990000MA0000001B";
  CHECK(seal_name(subject) == subject.name);
  CHECK(seal_id(subject) == subject.id_shown);
  subject.name.clear();
  for (int i = 0; i < 21; ++i) subject.name += "例";
  CHECK(seal_name(subject) == subject.name);
  for (const char* tail : {"a", "例", "𠮷"}) {
    auto longer = subject;
    longer.name += std::string(tail) + tail;
    CHECK(seal_name(longer) == subject.name.substr(0, 60) + "…");
  }
}

TEST_CASE("the check code finds a wrong character and two that changed places") {
  const std::string right = "7K2M9XQP4T1G";
  CHECK(check_character("7K2M9XQP4T1") == 'G');
  CHECK(check_code_valid(right));
  const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (const char c : alphabet) {
      auto wrong = right;
      wrong[at] = c;
      CHECK(check_code_valid(wrong) == (c == right[at]));
    }
    auto swapped = right;
    if (at + 1 < right.size()) std::swap(swapped[at], swapped[at + 1]);
    CHECK(check_code_valid(swapped) == (swapped == right));
  }
}

TEST_CASE("a check code has one length and one alphabet") {
  for (const char* wrong : {"", "7K2M9XQP4T1", "7K2M9XQP4T1G0", "7k2m9xqp4t1g", "IK2M9XQP4T1G", "7K2M 9XQP4T1"})
    CHECK_FALSE(check_code_valid(wrong));
}
