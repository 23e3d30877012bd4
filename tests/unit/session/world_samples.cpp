// What the platform of this world offers and answers.
#include "tests/unit/session/world.h"

namespace credit::session::test {

platform_client::Sheet sample_sheet(const std::string& number, bool printable) {
  const auto words = [](const std::string& zh) {
    return platform_client::ShownWords{Personal<std::string>(zh), Personal<std::string>(zh), Personal<std::string>(zh)};
  };
  platform_client::Sheet sheet{"objection", words("异议"), words("说明"), number, printable, {}, {}};
  sheet.entries.push_back({words("行政处罚 第 1 条"),
                           {},
                           {{words("处罚机关"), words("示例市测试局")}},
                           number.empty() ? sample::report_number : "",
                           number.empty() ? "administration.penalty.1" : ""});
  sheet.reasons.push_back({"not_mine", {"不是我的", "不是我的", "Not mine"}});
  return sheet;
}

std::shared_ptr<const platform_client::Offer> sample_offer(Offering offering) {
  auto offer = std::make_shared<platform_client::Offer>();
  offer->issuer_name = "示例市公共信用信息中心";
  offer->region_name = "示例市";
  offer->consent = {"2026-11-01", {"同意书", "同意書", "Consent"}, std::string(64, 'a')};
  offer->purposes = {{"bank_loan", {"银行贷款", "銀行貸款", "Bank loan"}}};
  offer->editions = {{"natural-person/1", {"自然人", "自然人", "Person"}, {"natural_person"}, {"bank_loan"}, {1, 3, 5}},
                     {"general/2", {"组织", "組織", "Organisation"}, {"enterprise"}, {"bank_loan"}, {1, 3, 5}}};
  if (offering == Offering::services)
    for (const char* code : {"report", "objection", "repair"})
      offer->services.push_back({code, {code, code, code}, {code, code, code}, {"natural_person", "enterprise"}});
  return offer;
}

std::shared_ptr<const platform_client::Offer> special_offer(Offering offering) {
  auto offer = std::make_shared<platform_client::Offer>(*sample_offer(offering));
  platform_client::OfferedEdition special{
      "special-guangdong/1", {"专项", "專項", "Special"}, {"enterprise"}, {"bank_loan"}, {1, 3, 5}};
  special.own_dates_years = 5;
  special.domains = {{"tax", {"税务", "稅務", "Tax"}, "finance"},
                     {"customs", {"海关", "海關", "Customs"}, "transport"},
                     {"press", {"新闻出版", "新聞出版", "Press"}, "society"}};
  offer->editions.push_back(std::move(special));
  offer->domain_groups = {{"finance", {"财税", "財稅", "Finance"}},
                          {"transport", {"交通", "交通", "Transport"}},
                          {"society", {"社会", "社會", "Society"}}};
  return offer;
}

}  // namespace credit::session::test
