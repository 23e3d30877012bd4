// The words are those of platform/rights/data; nobody in here is real.
#include "tests/unit/qml/situations_rights.h"

#include <QVariantMap>

namespace credit::face_test {

namespace {

using session::Picture;
using session::VisitView;
using Screen = VisitView::Screen;

struct Said {
  const char *zh_CN, *zh_TW, *en;
  QString in(const QString& language) const {
    return QString::fromUtf8(language == QLatin1String("en") ? en : language == QLatin1String("zh_TW") ? zh_TW : zh_CN);
  }
};
Said same(const char* words) { return {words, words, words}; }

Picture person(Screen screen, const QString& language) {
  Picture picture;
  picture.screen = screen;
  picture.issuer_name =
      Said{"示例市公共信用信息中心", "示例市公共信用資訊中心", "Public Credit Centre of Example City"}.in(language);
  picture.region_name = Said{"示例市", "示例市", "Example City"}.in(language);
  picture.person_name = QStringLiteral("示*一");
  picture.person_number = QStringLiteral("1101**********0011");
  picture.may_go_back = true;
  picture.may_cancel = true;
  return picture;
}

QVariantList services(const QString& language) {
  struct Service {
    const char* code;
    Said name, about;
  };
  const Service all[] = {
      {"report",
       {"查询、打印信用报告", "查詢、列印信用報告", "Get a credit report"},
       {"选择用途和时间，查看后打印。", "選擇用途和時間，查看後列印。", "Choose a purpose, look at it, print it."}},
      {"objection",
       {"对记录提出异议", "對紀錄提出異議", "Object to a record"},
       {"记录有误时申请核查，也可以查看以前异议的进度。", "紀錄有誤時申請核查，也可以查看以前異議的進度。",
        "Have a wrong record checked, see how it stands."}},
      {"repair",
       {"信用修复指引", "信用修復指引", "Credit repair guide"},
       {"逐条说明怎样申请修复、最早哪天可以申请，可以打印。", "逐條說明怎樣申請修復、最早哪天可以申請，可以列印。",
        "How to apply, and from which day."}},
      {"commitments",
       {"我的信用承诺", "我的信用承諾", "My commitments"},
       {"查看作出的信用承诺和履行情况。", "查看作出的信用承諾和履行情況。", "See commitments and how they were kept."}},
      {"evaluation",
       {"信用评价与预警提示", "信用評價與預警提示", "Evaluations and warnings"},
       {"查看主管部门提供的评价结果和提示，本机不作评价。", "查看主管部門提供的評價結果和提示，本機不作評價。",
        "As supplied by the authorities."}},
      {"inquiries",
       {"谁查过我的信用信息", "誰查過我的信用資訊", "Who asked about me"},
       {"查看查询登记：什么时候、谁、为了什么。", "查看查詢登記：什麼時候、誰、為了什麼。",
        "When, who, and for what."}}};
  QVariantList list;
  for (const auto& service : all)
    list << QVariantMap{{QStringLiteral("code"), QString::fromUtf8(service.code)},
                        {QStringLiteral("name"), service.name.in(language)},
                        {QStringLiteral("about"), service.about.in(language)}};
  return list;
}

using Lines = std::vector<std::pair<Said, Said>>;

QVariantMap entry(const QString& language, const Said& title, const Said& mark, const Lines& lines,
                  bool objectable = false) {
  QVariantList list;
  for (const auto& [label, value] : lines)
    list << QVariantMap{{QStringLiteral("label"), label.in(language)}, {QStringLiteral("value"), value.in(language)}};
  return {{QStringLiteral("title"), title.in(language)},
          {QStringLiteral("mark"), mark.in(language)},
          {QStringLiteral("lines"), list},
          {QStringLiteral("objectable"), objectable}};
}

QVariantMap sheet(const QString& language, const Said& title, const Said& note, bool printable,
                  const QVariantList& entries) {
  return {{QStringLiteral("title"), title.in(language)}, {QStringLiteral("note"), note.in(language)},
          {QStringLiteral("number"), QString()},         {QStringLiteral("printable"), printable},
          {QStringLiteral("entries"), entries},          {QStringLiteral("reasons"), QVariantList{}}};
}

QVariantMap repair(const QString& language) {
  const auto record = entry(
      language, same("行政处罚 示测罚〔2026〕1号"), {"一般", "一般", "Ordinary"},
      {{{"作出单位", "作出單位", "Decided by"}, same("示例市测试市场监督管理局")},
       {{"决定日期", "決定日期", "Decided"}, same("2026-10-01")},
       {{"公示截止期", "公示截止期", "Published until"}, same("2027-04-01")},
       {{"类别", "類別", "Class"}, {"一般", "一般", "Ordinary"}},
       {{"最早可以申请", "最早可以申請", "Earliest application"},
        {"2027-01-01（公示满 3 个月）", "2027-01-01（公示滿 3 個月）", "2027-01-01 (after 3 months of publication)"}}});
  return sheet(
      language, {"信用修复指引", "信用修復指引", "Credit repair guide"},
      {"依据《信用修复管理办法》（国家发展和改革委员会令第36号，自2026年4月1日起施行）。类别按数据来源单位给出的公示期"
       "限"
       "推算，日期从决定日期推算，都以受理单位认定为准。",
       "依據《信用修復管理辦法》（國家發展和改革委員會令第36號，自2026年4月1日起施行）。類別按資料來源單位給出的公示期"
       "限"
       "推算，日期從決定日期推算，都以受理單位認定為準。",
       "Under the Measures for Credit Repair (NDRC Order No. 36, in force since 1 April 2026). The class is inferred "
       "from the publication period the source states, the dates from the day of the decision; the accepting office "
       "has the last word."},
      true, QVariantList{record, record, record});
}

QVariantMap objections(const QString& language) {
  Lines lines{{{"报告编号", "報告編號", "Report number"}, same("20261122143045ABCD1234")},
              {same("行政处罚决定文书号"), same("示测罚〔2025〕1号")},
              {same("违法行为类型"), same("测试类型")},
              {same("违法事实"), same("测试事实：现场检查时发现未按规定公示收费标准，经责令改正后在规定期限内改正。")},
              {same("处罚依据"), same("测试依据")}};
  auto made =
      sheet(language, {"异议申请与进度", "異議申請與進度", "Objections"},
            {"下面先列出您已提出的异议，再列出最近报告中的记录。对哪一条有异议，请按那一条。",
             "下面先列出您已提出的異議，再列出最近報告中的紀錄。對哪一條有異議，請按那一條。",
             "Your earlier objections come first, then the records of your latest reports. Press the record you "
             "object to."},
            false, {});
  const auto record = entry(language, same("二、行政管理信息 · 行政处罚 第 1 条"), same(""), lines, true);
  made[QStringLiteral("entries")] = QVariantList{record, record};
  made[QStringLiteral("picked")] = record[QStringLiteral("title")];
  QVariantList reasons;
  const std::pair<const char*, Said> all[] = {
      {"not_mine", {"这条记录不是我的", "這條紀錄不是我的", "This record is not mine"}},
      {"wrong_content", {"内容有错误", "內容有錯誤", "Its content is wrong"}},
      {"incomplete", {"内容不完整", "內容不完整", "It is incomplete"}},
      {"out_of_date", {"情况已变化，没有更新", "情況已變化，沒有更新", "Things have changed and it was not updated"}},
      {"revoked", {"原决定已撤销或变更", "原決定已撤銷或變更", "The decision was revoked or changed"}},
      {"should_have_ended",
       {"公示期已满或者已经修复", "公示期已滿或者已經修復", "Its publication has ended, or it was repaired"}}};
  for (const auto& [code, name] : all)
    reasons << QVariantMap{{QStringLiteral("code"), QString::fromUtf8(code)},
                           {QStringLiteral("name"), name.in(language)}};
  made[QStringLiteral("reasons")] = reasons;
  return made;
}

QVariantMap receipt(const QString& language) {
  const auto taken =
      entry(language, {"异议 YY20261122-7K2M9XQP", "異議 YY20261122-7K2M9XQP", "Objection YY20261122-7K2M9XQP"},
            {"异议处理中", "異議處理中", "Being checked"},
            {{{"报告编号", "報告編號", "Report number"}, same("20261122143045ABCD1234")},
             {{"记录", "紀錄", "Record"}, same("二、行政管理信息 · 行政处罚 第 1 条")},
             {{"理由", "理由", "Reason"}, {"这条记录不是我的", "這條紀錄不是我的", "This record is not mine"}},
             {{"提出时间", "提出時間", "Made"}, same("2026-11-22 14:33:10")}});
  auto made = sheet(language, {"异议申请回执", "異議申請回執", "Receipt of your objection"},
                    {"数据来源单位核查期间，该记录在报告中标注“异议处理中”。再次来办理时，可以在本机查看进度和答复。",
                     "資料來源單位核查期間，該紀錄在報告中標註「異議處理中」。再次來辦理時，可以在本機查看進度和答覆。",
                     "While the source checks, reports mark the record 异议处理中 (under objection). You can see "
                     "progress and answer at "
                     "this machine."},
                    true, QVariantList{taken});
  made[QStringLiteral("number")] = QStringLiteral("YY20261122-7K2M9XQP");
  return made;
}

QVariantMap inquiries(const QString& language) {
  const auto own = entry(language, same("2026-11-22 14:30:45"), {"本人查询", "本人查詢", "You"},
                         {{{"查询内容", "查詢內容", "What"}, {"查询信用报告", "查詢信用報告", "Credit report"}},
                          {{"用途", "用途", "Purpose"}, {"银行贷款", "銀行貸款", "Bank loan"}},
                          {{"终端", "終端", "Machine"}, same("K-0001")},
                          {{"结果", "結果", "Outcome"}, {"完成", "完成", "Done"}}});
  return sheet(language, {"查询登记", "查詢登記", "Query register"},
               {"只列出对您的信息的查询。其他个人的姓名不予显示。最近的排在前面，最多一百条。",
                "只列出對您的資訊的查詢。其他個人的姓名不予顯示。最近的排在前面，最多一百條。",
                "Only queries about your information. Names of other persons are not shown. Latest first, one hundred "
                "at most."},
               false, QVariantList{own, own, own, own});
}

QVariantMap nothing(const QString& language) {
  return sheet(language, {"信用承诺及履行情况", "信用承諾及履行情況", "Commitments and their performance"},
               {"数据来源未答复，暂时不能查看。这不表示没有记录。", "資料來源未答覆，暫時不能查看。這不表示沒有紀錄。",
                "The source did not answer. This does not mean that there is no record."},
               false, {});
}

}  // namespace

void add_rights(std::vector<Situation>& all, const QString& language) {
  auto menu = person(Screen::Services, language);
  menu.services = services(language);
  all.push_back({QStringLiteral("services"), menu, false, 55});
  all.push_back({QStringLiteral("fetching"), person(Screen::Fetching, language)});
  const auto shows = [&](const char* name, Screen screen, const QVariantMap& sheet) {
    auto picture = person(screen, language);
    picture.sheet = sheet;
    all.push_back({QString::fromUtf8(name), picture, false, 50});
  };
  shows("sheet_repair", Screen::Sheet, repair(language));
  shows("sheet_objections", Screen::Sheet, objections(language));
  shows("sheet_receipt", Screen::Sheet, receipt(language));
  shows("sheet_inquiries", Screen::Sheet, inquiries(language));
  shows("sheet_not_answered", Screen::Sheet, nothing(language));
  shows("reasons", Screen::Reasons, objections(language));
  auto slip = person(Screen::TakePaper, language);
  slip.slip = slip.may_continue = true;
  slip.page_count = slip.pages_done = 1;
  all.push_back({QStringLiteral("take_slip"), slip, false, 15});
  auto refused = person(Screen::Failure, language);
  refused.failure_who = VisitView::WhoCanAct::Staff;
  refused.failure_code = QStringLiteral("person_under_age");
  refused.failure_title =
      Said{"未满十八周岁请到服务台办理", "未滿十八歲請到服務台辦理", "Under 18: please go to the service desk"}.in(
          language);
  refused.failure_advice = Said{"请在监护人陪同下到服务台办理。", "請在監護人陪同下到服務台辦理。",
                                "Please go to the service desk together with a parent or guardian."}
                               .in(language);
  refused.ways_on = {static_cast<int>(VisitView::Act::Print), static_cast<int>(VisitView::Act::Finish)};
  all.push_back({QStringLiteral("failure_with_slip"), refused, false, 25});
}

}  // namespace credit::face_test
