#include "platform/seed/records.h"

namespace credit::platform {
namespace {

constexpr std::array<std::string_view, 4> licences{"食品经营许可", "道路运输从业许可", "特种作业操作许可",
                                                   "户外广告设置许可"};
constexpr std::array<std::string_view, 4> violations{"未按规定公示收费标准", "占用消防通道", "违反道路运输管理规定",
                                                     "未按要求分类投放垃圾"};
constexpr std::array<std::string_view, 3> bureaus{"示例市市场监督管理局", "示例市交通运输局", "示例市城市管理局"};
// Of organisations: authorities of many domains, each placed by its name.
constexpr std::array<std::string_view, 10> departments{
    "示例市市场监督管理局",   "示例市交通运输局",           "示例市生态环境局",     "示例市消防救援支队",
    "示例市应急管理局",       "示例市人力资源和社会保障局", "示例市卫生健康委员会", "示例市文化和旅游局",
    "示例市住房和城乡建设局", "国家税务总局示例市税务局"};
constexpr std::array<std::string_view, 3> measures{"查封场所、设施或者财物", "扣押财物", "加处罚款"};
constexpr std::array<std::string_view, 3> certificates{"消防设施操作员", "注册安全工程师", "电工"};
constexpr std::array<std::string_view, 3> levels{"初级", "中级", "高级"};
constexpr std::array<std::string_view, 3> awards{"优秀志愿者", "无偿献血奉献奖", "诚信经营示范户"};
constexpr std::array<std::string_view, 3> promises{"主动公示型", "审批替代型", "容缺受理型"};
constexpr int five_years = 1780;  // days, with some to spare

// Runs over several lines of a page: real obligations do.
constexpr std::string_view obligation =
    "一、被执行人于判决生效之日起十日内向申请执行人支付货款及逾期付款违约金；二、逾期付款违约金以未付货款为基数，"
    "按照全国银行间同业拆借中心公布的一年期贷款市场报价利率的一点五倍，自逾期之日起计算至实际付清之日止；三、如未按"
    "指定的期间履行给付金钱义务，应当加倍支付迟延履行期间的债务利息；四、案件受理费、保全费由被执行人负担。"
    "以上内容为测试数据，与任何真实案件无关。";

}  // namespace

std::string RecordMaker::day_before(int low, int high) {
  return to_text(today_ - std::chrono::days(low + chance_.below(high - low)));
}
std::string RecordMaker::day_after(int low, int high) {
  return to_text(today_ + std::chrono::days(low + chance_.below(high - low)));
}
std::string RecordMaker::number(std::string_view prefix) {
  return std::string(prefix) + "〔测〕第" + std::to_string(100000 + ++count_) + "号";
}

void RecordMaker::add_authority(Fields& fields, const std::string& name) {
  fields["authority"] = name;
  fields["authority_code"] = invented_uscc(chance_, "11");
  fields["source"] = name;
  fields["source_code"] = fields["authority_code"];
}

RecordMaker::Fields RecordMaker::licence() {
  const auto what = chance_.one_of(licences);
  Fields fields{{"decision_number", number("示许")},
                {"decision_name", "准予行政许可决定书"},
                {"certificate_name", what + "证"},
                {"category", "普通"},
                {"decision_date", day_before(10, five_years)},
                {"valid_to", "2099-12-31"},
                {"content", what + "（测试数据）"}};
  fields["valid_from"] = fields["decision_date"];
  if (count_ % 2 == 0) fields["licence_number"] = "CS" + std::to_string(count_);
  add_authority(fields, chance_.one_of(bureaus));
  return fields;
}

RecordMaker::Fields RecordMaker::enforcement() {
  Fields fields{{"decision_number", number("示强")},
                {"category", chance_.one_of(measures)},
                {"fact", "当事人逾期未履行行政决定（测试数据）。"},
                {"basis", "《中华人民共和国行政强制法》第" + std::to_string(20 + chance_.below(30)) + "条"},
                {"content", "依法采取行政强制（测试数据）"},
                {"decision_date", day_before(10, five_years)}};
  add_authority(fields, chance_.one_of(departments));
  return fields;
}

RecordMaker::Fields RecordMaker::tax_violation() {
  return {{"nature", "走逃（失联）"},
          {"fact", "未按规定申报缴纳税款（测试数据）。"},
          {"treatment", "依法处理、处罚（测试数据）"},
          {"reported", day_before(10, five_years)},
          {"source", "国家税务总局示例市税务局"}};
}

RecordMaker::Fields RecordMaker::penalty(bool natural) {
  const auto what = chance_.one_of(violations);
  Fields fields{{"decision_number", number("示罚")},
                {"violation_type", what},
                {"violation_fact", "经查，当事人存在" + what + "的行为（测试数据）。"},
                {"basis", "《示例市测试管理条例》第" + std::to_string(1 + chance_.below(60)) + "条"},
                {"category", "罚款"},
                {"content", "责令改正，并处罚款"},
                {"fine_10k", "0." + std::to_string(1 + chance_.below(9))},
                {"decision_date", day_before(10, five_years)},
                {"publish_until", day_after(30, 1000)}};
  add_authority(fields, natural ? chance_.one_of(bureaus) : chance_.one_of(departments));
  if (count_ % 4 == 0) fields["repaired"] = "已修复";
  return fields;
}

RecordMaker::Fields RecordMaker::certificate() {
  return {{"name", chance_.one_of(certificates)},
          {"level", chance_.one_of(levels)},
          {"number", number("示职")},
          {"issued", day_before(10, five_years)},
          {"authority", "示例市人力资源和社会保障局"},
          {"source", "示例市人力资源和社会保障局"}};
}

RecordMaker::Fields RecordMaker::award() {
  return {{"name", chance_.one_of(awards) + "（" + number("示表") + "）"},
          {"level", "市级"},
          {"awarded", day_before(10, five_years)},
          {"authority", "示例市人民政府"},
          {"basis", number("示府")},
          {"source", "示例市民政局"}};
}

RecordMaker::Fields RecordMaker::enforcement_debtor() {
  const auto filed = day_before(400, five_years);
  return {{"court", "示例市人民法院"},
          {"province", "示例省"},
          {"basis_number", number("示民初")},
          {"filed", filed},
          {"case_number", number("示执")},
          {"basis_unit", "示例市人民法院"},
          {"obligation", std::string(obligation)},
          {"performance", "全部未履行"},
          {"conduct", "有履行能力而拒不履行生效法律文书确定义务"},
          {"published", day_before(10, 390)},
          {"source", "示例市人民法院"}};
}

RecordMaker::Fields RecordMaker::commitment() {
  return {{"code", number("示诺")},
          {"type", chance_.one_of(promises)},
          {"reason", "申请办理" + chance_.one_of(licences)},
          {"made", day_before(10, five_years)},
          {"unit", "示例市政务服务中心"},
          {"unit_code", invented_uscc(chance_, "11")},
          {"performance", "全部履行"}};
}

RecordMaker::Fields RecordMaker::other() {
  return {{"title", "自主申报信息（" + number("示申") + "）"},
          {"content", "参加社区公益活动（测试数据）"},
          {"date", day_before(10, five_years)},
          {"source", "示例市社区服务中心"}};
}

SeedRecord RecordMaker::of_organisation(int n) {
  if (n == 5) return {"tax_violation", tax_violation()};
  if (n % 2 == 0) return {"licence", licence()};
  if (n % 6 == 3) return {"administrative_enforcement", enforcement()};
  return {"penalty", penalty(false)};
}

SeedRecord RecordMaker::make(const SeedSubject& subject, int n) {
  if (n % 40 == 39) return {"enforcement_debtor", enforcement_debtor()};
  if (!subject.natural) return of_organisation(n);
  switch (n % 6) {
    case 0:
      return {"licence", licence()};
    case 1:
      return {"penalty", penalty(true)};
    case 2:
      return {"certificate", certificate()};
    case 3:
      return {"award", award()};
    case 4:
      return {"commitment", commitment()};
    default:
      return {"other", other()};
  }
}

}  // namespace credit::platform
