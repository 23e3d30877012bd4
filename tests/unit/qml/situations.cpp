#include "tests/unit/qml/situations_parts.h"

#include "tests/unit/qml/situations_rights.h"

#include <QVariantMap>

namespace credit::face_test {
namespace {

using session::Picture;
using session::VisitView;
using Screen = VisitView::Screen;
using Act = VisitView::Act;

// What the platform and the catalogue of failures would say, in the three languages.
struct Said {
  const char *zh_CN, *zh_TW, *en;
  QString in(const QString& language) const {
    return QString::fromUtf8(language == QLatin1String("en") ? en : language == QLatin1String("zh_TW") ? zh_TW : zh_CN);
  }
};

const Said consent = {
    "为打印您本人的公共信用信息报告，本机需要您的同意：\n\n一、读取您的身份证上的姓名和公民身份号码，仅用于确认是您本人"
    "。\n\n"
    "二、向示例市公共信用信息平台查询您的公共信用信息，范围包括行政管理、职业资格、表彰奖励与志愿服务、严重失信主体名单"
    "、信用承诺等。\n\n"
    "三、查询的时间、用途和结果会按规定登记，供您和监管部门核查。登记不包含报告正文。\n\n"
    "四、办理结束后，本机立即清除您的身份信息和报告内容，不在本机保存。\n\n"
    "五、本报告只反映截至生成时刻平台已归集的信息，不包含评分或评价，也不是中国人民银行的个人征信报告。\n\n"
    "六、您可以不同意。不同意时办理立即结束，不会查询任何信息，也不影响您到服务台办理。",
    "為列印您本人的公共信用資訊報告，本機需要您的同意：\n\n一、讀取您的身分證上的姓名和公民身分號碼，僅用於確認是您本人"
    "。\n\n"
    "二、向示例市公共信用資訊平台查詢您的公共信用資訊，範圍包括行政管理、職業資格、表彰獎勵與志願服務、嚴重失信主體名單"
    "、信用承諾等。\n\n"
    "三、查詢的時間、用途和結果會按規定登記，供您和監管部門核查。登記不包含報告正文。\n\n"
    "四、辦理結束後，本機立即清除您的身分資訊和報告內容，不在本機保存。\n\n"
    "五、本報告只反映截至產生時刻平台已歸集的資訊，不包含評分或評價，也不是中國人民銀行的個人徵信報告。\n\n"
    "六、您可以不同意。不同意時辦理立即結束，不會查詢任何資訊，也不影響您到服務台辦理。",
    "To print your own public credit report this machine needs your consent:\n\n1. It reads your name and citizen "
    "number "
    "from your ID card, only to know that it is you.\n\n2. It asks the public credit platform of Example City for your "
    "public credit information: administration, qualifications, honours and voluntary service, lists of serious "
    "dishonesty, commitments.\n\n3. Time, purpose and outcome of the query are registered as the rules demand, for you "
    "and for the supervisors. The register does not hold the report.\n\n4. When you finish, this machine erases your "
    "identity and the report at once and keeps nothing.\n\n5. The report shows only what the platform held at the "
    "moment "
    "of issue. It holds no score and no rating, and it is not the credit report of the People's Bank of China.\n\n"
    "6. You may decline. Nothing is then queried, and you can still go to the service desk."};

QVariantList purposes(const QString& language) {
  const std::pair<const char*, Said> all[] = {
      {"bank_loan", {"银行贷款", "銀行貸款", "Bank loan"}},
      {"bidding", {"参与招标投标", "參與招標投標", "Tendering and bidding"}},
      {"settlement_points", {"积分落户", "積分落戶", "Settlement by points"}},
      {"employment", {"求职入职", "求職就職", "Employment"}},
      {"preferential_policy", {"申请优惠政策", "申請優惠政策", "Applying for preferential policies"}},
      {"administrative_approval", {"办理行政审批", "辦理行政審批", "Administrative approval"}},
      {"property_transaction", {"产权交易", "產權交易", "Property transaction"}},
      {"other", {"本人留存查看", "本人留存查看", "For my own records"}}};
  QVariantList list;
  for (const auto& [code, name] : all)
    list << QVariantMap{{QStringLiteral("code"), QString::fromUtf8(code)}, {QStringLiteral("name"), name.in(language)}};
  return list;
}

QVariantList summary(const QString& language, bool all_answered) {
  const std::pair<Said, int> counters[] = {
      {{"行政管理", "行政管理", "Administration"}, 2}, {{"职业资格", "職業資格", "Qualifications"}, 1},
      {{"表彰奖励", "表彰獎勵", "Honours"}, 0},        {{"严重失信", "嚴重失信", "Serious dishonesty"}, 0},
      {{"信用承诺", "信用承諾", "Commitments"}, 1},    {{"其他", "其他", "Other"}, 0}};
  QVariantList list;
  for (const auto& [title, count] : counters) {
    const bool answered = all_answered || QString::fromUtf8(title.zh_CN) != QStringLiteral("严重失信");
    list << QVariantMap{{QStringLiteral("title"), title.in(language)},
                        {QStringLiteral("count"), answered ? count : 0},
                        {QStringLiteral("answered"), answered}};
  }
  return list;
}

Picture base(Screen screen, const QString& language) {
  Picture picture;
  picture.screen = screen;
  picture.issuer_name =
      Said{"示例市公共信用信息中心", "示例市公共信用資訊中心", "Public Credit Centre of Example City"}.in(language);
  picture.region_name = Said{"示例市", "示例市", "Example City"}.in(language);
  return picture;
}

}  // namespace

Picture with_person(Screen screen, const QString& language) {
  auto picture = base(screen, language);
  picture.person_name = QStringLiteral("示*一");
  picture.person_number = QStringLiteral("1101**********0011");
  picture.consent_body = consent.in(language);
  picture.consent_version = QStringLiteral("2026-11");
  picture.purposes = purposes(language);
  picture.years = QVariantList{1, 3, 5};
  return picture;
}

namespace {

Picture with_report(Screen screen, const QString& language) {
  auto picture = with_person(screen, language);
  picture.page_count = 3;
  picture.preview_serial = 7;
  picture.report_number = QStringLiteral("20261122143005ABCD1234");
  picture.summary = summary(language, false);
  return picture;
}

Picture failure(const QString& language, VisitView::WhoCanAct who, const char* code, const Said& title,
                const Said& advice, QList<int> ways) {
  auto picture = with_person(Screen::Failure, language);
  picture.failure_who = who;
  picture.failure_code = QString::fromUtf8(code);
  picture.failure_title = title.in(language);
  picture.failure_advice = advice.in(language);
  picture.ways_on = std::move(ways);
  return picture;
}

void add_printing(std::vector<Situation>& all, const QString& language) {
  auto running = with_report(Screen::Printing, language);
  running.pages_done = 1;
  all.push_back({QStringLiteral("printing"), running});
  for (const char* trouble :
       {"paper_out", "jam", "cover_open", "toner_out", "output_full", "paused", "offline", "other"}) {
    auto stopped = running;
    stopped.print_troubles = QStringList{QString::fromUtf8(trouble), QStringLiteral("toner_low")};
    stopped.may_cancel = true;
    all.push_back({QStringLiteral("printing_") + QString::fromUtf8(trouble), stopped});
  }
}

void add_failures(std::vector<Situation>& all, const QString& language) {
  const int again = static_cast<int>(Act::TryAgain), finish = static_cast<int>(Act::Finish),
            print_again = static_cast<int>(Act::PrintAgain);
  all.push_back({QStringLiteral("failure_citizen"),
                 failure(language, VisitView::WhoCanAct::Citizen, "card_moved",
                         {"身份证移动了", "身分證移動了", "The card moved"},
                         {"请把身份证平放在读卡区，等读完再拿起。", "請把身分證平放在讀卡區，等讀完再拿起。",
                          "Put your card flat on the reader and leave it there until it has been read."},
                         {again, finish}),
                 false, 40});
  all.push_back(
      {QStringLiteral("failure_staff"),
       failure(language, VisitView::WhoCanAct::Staff, "print_unconfirmed",
               {"不能确认报告是否全部印出", "不能確認報告是否全部印出", "We cannot tell whether all pages came out"},
               {"请数一数出纸口的页数。缺页时可以重新打印，编号不变。",
                "請數一數出紙口的頁數。缺頁時可以重新列印，編號不變。",
                "Please count the pages. If one is missing you may print again; the number stays the same."},
               {print_again, finish}),
       false, 55});
  all.push_back(
      {QStringLiteral("failure_nobody"),
       failure(language, VisitView::WhoCanAct::Nobody, "platform_unreachable",
               {"暂时连不上信用信息平台", "暫時連不上信用資訊平台", "The credit platform cannot be reached"},
               {"您的信息没有被查询。请稍后再来，或到服务台办理。", "您的資訊沒有被查詢。請稍後再來，或到服務台辦理。",
                "Nothing about you was queried. Please come back later or go to the service desk."},
               {finish}),
       false, 55});
  auto closed = base(Screen::OutOfService, language);
  closed.failure_code = QStringLiteral("printer_offline");
  closed.failure_title = Said{"打印机没有应答", "印表機沒有回應", "The printer does not answer"}.in(language);
  closed.failure_advice =
      Said{"我们已通知工作人员。", "我們已通知工作人員。", "The staff have been told."}.in(language);
  all.push_back({QStringLiteral("out_of_service"), closed});
}

// A card nobody took away, on each screen that speaks of it; and a visitor whose photo could be decoded.
void add_left_behind(std::vector<Situation>& all, const QString& language) {
  const auto left = [&](const char* name, Picture picture, int seconds) {
    picture.card_left_behind = 1;
    all.push_back({QString::fromUtf8(name), picture, false, seconds});
  };
  auto taken = with_report(Screen::TakePaper, language);
  taken.pages_done = 3;
  left("take_paper_card_left", taken, 12);
  left("closing_card_left", base(Screen::Closing, language), 0);
  left("attract_card_left", base(Screen::Attract, language), 0);
  left("place_card_card_left", base(Screen::PlaceCard, language), 45);
  auto seen = with_person(Screen::Consent, language);
  seen.photo_serial = 3;
  all.push_back({QStringLiteral("consent_with_photo"), seen, false, 60});
}

// The person check: ways, number pad, and the staff awaited.
void add_checks(std::vector<Situation>& all, const QString& language) {
  auto ways = with_person(Screen::CheckWays, language);
  ways.check_ways = QStringList{QStringLiteral("phone_code"), QStringLiteral("desk")};
  ways.check_phone = QStringLiteral("138****1234");
  all.push_back({QStringLiteral("check_ways"), ways, false, 60});
  auto no_phone = ways;
  no_phone.check_ways = QStringList{QStringLiteral("desk")};
  no_phone.check_phone.clear();
  all.push_back({QStringLiteral("check_ways_no_phone"), no_phone, false, 60});
  auto code = ways;
  code.screen = Screen::CheckCode;
  all.push_back({QStringLiteral("check_code_sending"), code, false, 60});
  code.code_sent = true;
  code.check_tries = 3;
  code.send_again_in = 42;
  all.push_back({QStringLiteral("check_code"), code, false, 60});
  code.check_tries = 2;
  code.check_refused = Said{"验证码不对", "驗證碼不對", "That is not the code"}.in(language);
  all.push_back({QStringLiteral("check_code_wrong"), code, false, 60});
  code.check_tries = 0;
  code.send_again_in = 0;
  code.check_refused = Said{"这个验证码已失效", "這個驗證碼已失效", "This code is no longer valid"}.in(language);
  all.push_back({QStringLiteral("check_code_spent"), code, false, 60});
  auto desk = ways;
  desk.screen = Screen::CheckDesk;
  all.push_back({QStringLiteral("check_desk_asking"), desk, false, 180});
  desk.pairing = QStringLiteral("K7M3");
  all.push_back({QStringLiteral("check_desk"), desk, false, 170});
}

}  // namespace

std::vector<Situation> situations(const QString& language) {
  std::vector<Situation> all;
  all.push_back({QStringLiteral("attract"), base(Screen::Attract, language)});
  all.push_back({QStringLiteral("place_card"), base(Screen::PlaceCard, language), false, 45});
  all.push_back({QStringLiteral("reading"), base(Screen::Reading, language)});
  all.push_back({QStringLiteral("consent"), with_person(Screen::Consent, language), false, 60});
  all.push_back({QStringLiteral("consent_warning"), with_person(Screen::Consent, language), true, 14});
  add_whom(all, language);
  add_agents(all, language);
  all.push_back({QStringLiteral("choose"), with_person(Screen::Choose, language), false, 52});
  auto many = with_person(Screen::Choose, language);
  many.purposes += many.purposes.mid(0, 4);
  all.push_back({QStringLiteral("choose_among_twelve"), many, false, 52});
  add_reports(all, language);
  auto issuing = with_person(Screen::Issuing, language);
  issuing.waited_seconds = 2;
  all.push_back({QStringLiteral("issuing"), issuing});
  issuing.waited_seconds = 12;
  issuing.may_cancel = true;
  all.push_back({QStringLiteral("issuing_slow"), issuing});
  all.push_back({QStringLiteral("preview"), with_report(Screen::Preview, language), false, 58});
  auto objectable = with_report(Screen::Preview, language);
  objectable.may_object = true;
  all.push_back({QStringLiteral("preview_may_object"), objectable, false, 58});
  add_special_preview(all, with_report(Screen::Preview, language), language);
  auto answered = with_report(Screen::Preview, language);
  answered.summary = summary(language, true);
  answered.page_count = 1;
  all.push_back({QStringLiteral("preview_all_answered"), answered, false, 58});
  add_printing(all, language);
  auto taken = with_report(Screen::TakePaper, language);
  taken.pages_done = 3;
  all.push_back({QStringLiteral("take_paper"), taken, false, 28});
  add_failures(all, language);
  all.push_back({QStringLiteral("closing"), base(Screen::Closing, language)});
  add_left_behind(all, language);
  add_rights(all, language);
  add_checks(all, language);
  return all;
}

}  // namespace credit::face_test
