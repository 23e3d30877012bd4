#include "tests/support/sample_document.h"

#include <map>
#include <vector>

namespace credit::sample {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string quoted(const std::string& text) {
  std::string out(1, '"');
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
  return out;
}

std::string object(const Pairs& pairs) {
  std::string out = "{";
  for (const auto& [key, value] : pairs) {
    if (out.size() > 1) out += ',';
    out += quoted(key);
    out += ':';
    out += quoted(value);
  }
  out += '}';
  return out;
}

std::string record(const std::string& kind, bool repaired, const Pairs& fields) {
  return R"({"kind":)" + quoted(kind) + R"(,"repaired":)" + (repaired ? "true" : "false") +
         R"(,"objection":false,"fields":)" + object(fields) + "}";
}

std::string three(int number) {
  const auto text = std::to_string(number);
  return std::string(text.size() < 3 ? 3 - text.size() : 0, '0') + text;
}

std::string day_of(int number) {
  const int month = number / 27 % 12 + 1, day = number % 27 + 1;
  return "2024-" + three(month).substr(1) + "-" + three(day).substr(1);
}

const char* fact_of(int number) {
  static const std::vector<const char*> facts = {
      "未按照规定在经营场所明示商品价格（GB/T 15835-2011），且收取未予标明的费用。",
      "在“喆龘市场”从事食品摊贩经营时，未取得登记证；现场检查发现待售食品12件，货值金额320.50元，未建立进货查验记录，"
      "亦不能说明供货者名称、地址及联系方式，违法行为持续期间为2024年1月至3月。",
      "驾驶车辆违反禁令标志指示。",
      "占用、堵塞疏散通道，经责令改正后逾期未改正。",
  };
  return facts[static_cast<std::size_t>(number) % facts.size()];
}

std::string penalty(int number, const Wanted& wanted) {
  const bool own = number == 1 && !wanted.violation_fact.empty();
  return record("penalty", number % 7 == 3,
                {{"decision_number", "示市监罚字〔2024〕第" + three(number) + "号"},
                 {"violation_type", number % 2 == 0 ? "价格违法" : "食品经营违法"},
                 {"violation_fact", own ? wanted.violation_fact : fact_of(number)},
                 {"basis", "《中华人民共和国食品安全法》第一百二十二条第一款"},
                 {"category", number % 3 == 0 ? "警告" : "罚款"},
                 {"content", "责令改正；罚款人民币" + std::to_string(100 * (number % 9 + 1)) + "元"},
                 {"fine_10k", "0.0" + std::to_string(number % 9 + 1)},
                 {"confiscated_10k", ""},
                 {"decision_date", day_of(number)},
                 {"valid_to", "2099-12-31"},
                 {"publish_until", "2027-03-31"},
                 {"authority", number % 2 == 0 ? "示例市市场监督管理局" : "示例市㐂𠮷区市场监督管理局"},
                 {"authority_code", "11990000MB0000001M"},
                 {"source", "示例市市场监督管理局"},
                 {"source_code", "11990000MB0000001M"}});
}

std::map<std::string, std::string> other_records() {
  return {
      {"administration", record("licence", false,
                                {{"decision_number", "示交许〔2023〕0081号"},
                                 {"decision_name", "道路旅客运输驾驶员从业资格许可决定书"},
                                 {"certificate_name", "道路运输从业资格证"},
                                 {"category", "普通"},
                                 {"licence_number", "9900002023000081"},
                                 {"decision_date", "2023-05-18"},
                                 {"valid_from", "2023-05-18"},
                                 {"valid_to", "2029-05-17"},
                                 {"content", "准予从事道路旅客运输驾驶活动"},
                                 {"authority", "示例市交通运输局"},
                                 {"authority_code", "12990000MB0000002M"},
                                 {"source", "示例市交通运输局"},
                                 {"source_code", "12990000MB0000002M"}})},
      {"qualification", record("certificate", false,
                               {{"name", "注册安全工程师"},
                                {"level", "中级"},
                                {"number", "AQ2022990000118"},
                                {"issued", "2022-09-30"},
                                {"authority", "示例市应急管理局"},
                                {"source", "示例市人力资源和社会保障局"}})},
      {"honour", record("award", false,
                        {{"name", "五星级志愿者"},
                         {"level", "市级"},
                         {"awarded", "2025-12-05"},
                         {"authority", "示例市志愿服务联合会"},
                         {"basis", "示志联〔2025〕19号"},
                         {"source", "示例市民政局"}})},
      {"serious_dishonesty", record("enforcement_debtor", true,
                                    {{"court", "示例市第一人民法院"},
                                     {"province", "示例"},
                                     {"basis_number", "（2022）示01民初118号"},
                                     {"filed", "2022-11-02"},
                                     {"case_number", "（2022）示01执906号"},
                                     {"basis_unit", "示例市第一人民法院"},
                                     {"obligation", "于判决生效之日起十日内向申请人给付货款人民币壹万贰仟元及利息。"},
                                     {"performance", "全部履行"},
                                     {"conduct", "违反财产报告制度"},
                                     {"published", "2022-12-15"},
                                     {"source", "示例市中级人民法院"}})},
      {"commitment", record("commitment", false,
                            {{"code", "CN990000-2025-000017"},
                             {"type", "审批替代型"},
                             {"reason", "办理个体工商户设立登记"},
                             {"made", "2025-03-11"},
                             {"unit", "示例市行政审批局"},
                             {"unit_code", "11990000MB0000001M"},
                             {"performance", "全部履行"}})},
      {"other", record("other", false,
                       {{"title", "无偿献血"},
                        {"content", "累计献血400毫升"},
                        {"date", "2024-06-14"},
                        {"source", "示例市卫生健康委员会"}})},
  };
}

std::string chapter(const std::string& id, const Wanted& wanted) {
  const std::string head = R"({"id":)" + quoted(id) + R"(,"state":)";
  if (id == "serious_dishonesty" && wanted.not_answered) return head + R"("not_answered"})";
  std::string records = wanted.other_records ? other_records()[id] : "";
  for (int i = 1; id == "administration" && i <= wanted.penalties; ++i) {
    if (!records.empty()) records += ',';
    records += penalty(i, wanted);
  }
  return head + R"("answered","records":[)" + records + "]}";
}

}  // namespace

std::string document_json(const Wanted& wanted) {
  std::string chapters;
  for (const char* id : {"administration", "qualification", "honour", "serious_dishonesty", "commitment", "other"}) {
    if (!chapters.empty()) chapters += ',';
    chapters += chapter(id, wanted);
  }
  return R"({"schema":"credit-report/1","edition":"natural-person/1","report_number":)" + quoted(wanted.number) +
         R"(,"check_code":)" + quoted(check_code) + R"(,"issued":)" + quoted(wanted.issued) + R"(,"valid_until":)" +
         quoted(wanted.valid_until) + R"(,"data_cut_off":"2026-11-21T16:00:00Z")" +
         R"(,"issuer":{"code":"CN-990000","name":"示例市公共信用信息中心"})" +
         R"(,"region":{"code":"990000","name":"示例市"},"purpose":{"code":"bank_loan","name":"银行贷款"})" +
         R"(,"kiosk":"K-0001","period":{"from":"2021-11-23","to":"2026-11-22"},"status_index":17)" +
         R"(,"subject":{"kind":"natural_person","name":)" + quoted(wanted.name) + R"(,"id_masked":)" +
         quoted(person_id_masked) + R"(,"fields":{"sex":"男"}},"chapters":[)" + chapters + "]}";
}

}  // namespace credit::sample
