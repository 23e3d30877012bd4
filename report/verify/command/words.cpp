#include "report/verify/command/words.h"

#include <algorithm>
#include <iterator>

namespace credit::verify::command {
namespace {

struct Words {
  const char* text[3];  // by Language
};

const char* pick(const Words& words, Language language) { return words.text[static_cast<int>(language)]; }

struct Entry {
  Say what;
  Words words;
};
constexpr Entry entries[] = {
    {Say::steps, {{"核验步骤", "核驗步驟", "What was checked"}}},
    {Say::facts,
     {{"报告内容（以此为准，请与纸面逐项核对）", "報告內容（以此為準，請與紙面逐項核對）",
       "What the report says (this counts; compare it with the paper)"}}},
    {Say::notes, {{"请注意", "請注意", "Please note"}}},
    {Say::advice, {{"下一步：", "下一步：", "Next: "}}},
    {Say::issuer, {{"出具机构", "出具機構", "Issuer"}}},
    {Say::number, {{"报告编号", "報告編號", "Report number"}}},
    {Say::issued, {{"出具时间", "出具時間", "Issued"}}},
    {Say::expires, {{"有效期至", "有效期至", "Valid until"}}},
    {Say::name, {{"姓名/名称", "姓名/名稱", "Name"}}},
    {Say::id, {{"证件号码", "證件號碼", "ID number"}}},
    {Say::period, {{"查询期间", "查詢期間", "Period"}}},
    {Say::purpose, {{"用途", "用途", "Purpose"}}},
    {Say::kiosk, {{"自助机", "自助機", "Machine"}}},
    {Say::printed, {{"打印时间", "列印時間", "Printed"}}},
    {Say::copy, {{"打印次数", "列印次數", "Copy"}}},
    {Say::stamped, {{"时间戳", "時間戳記", "Time stamp"}}},
    {Say::stamp_unproven,
     {{"（未证实：未指定该时间戳机构的证书）", "（未證實：未指定該時間戳記機構的憑證）",
       " (not proven: its authority's certificate was not named)"}}},
    {Say::edition, {{"报告版式", "報告版式", "Edition"}}},
    {Say::chapters, {{"各部分记录数", "各部分記錄數", "Records by chapter"}}},
    {Say::status_since, {{"状态变更时间", "狀態變更時間", "Status changed"}}},
    {Say::no_record, {{"查询期内无相关信息", "查詢期內無相關資訊", "no record in this period"}}},
    {Say::records, {{" 条", " 筆", " record(s)"}}},
    {Say::not_answered,
     {{"数据来源未答复（不等于没有记录）", "資料來源未答覆（不等於沒有記錄）",
       "source did not answer (this does not mean: no record)"}}},
    {Say::not_asked, {{"本次未查询", "本次未查詢", "not asked for"}}},
    {Say::chapter_number, {{"第 %d 项", "第 %d 項", "Chapter %d"}}},
    {Say::checked_at, {{"核验时间", "核驗時間", "Checked"}}},
    {Say::disagreements,
     {{"页面文字与封印不一致之处", "頁面文字與封印不一致之處", "Where the pages disagree with the seal"}}},
    {Say::page, {{"第 %d 页", "第 %d 頁", "page %d"}}},
    {Say::batch_checked, {{"已核验", "已核驗", "checked"}}},
    {Say::interrupted,
     {{"已中断：已写出的结果完整，加 --resume 可以接着做。", "已中斷：已寫出的結果完整，加 --resume 可以接著做。",
       "Interrupted: what was written is whole, and --resume goes on there."}}},
    {Say::trust_list, {{"可信名单", "可信名單", "Trust list"}}},
};

constexpr Words stage_words[stage_count] = {
    {{"读取二维码", "讀取二維碼", "Code read"}},
    {{"还原封印数据", "還原封印資料", "Digits decoded"}},
    {{"解析封印格式", "解析封印格式", "Seal well formed"}},
    {{"出具机构可信", "出具機構可信", "Issuer trusted"}},
    {{"出具机构签名", "出具機構簽章", "Issuer's signature"}},
    {{"打印机器签名", "列印機器簽章", "Machine's signature"}},
    {{"在有效期内", "在有效期內", "Within validity"}},
    {{"未撤销未替代", "未撤銷未替代", "Not withdrawn"}},
    {{"与报告数据一致", "與報告資料一致", "Matches the document"}},
    {{"PDF 为完整原件", "PDF 為完整原件", "PDF is the original"}},
    {{"PDF 签名", "PDF 簽章", "PDF signature"}},
    {{"页面文字与封印一致", "頁面文字與封印一致", "Pages match the seal"}},
};

constexpr Words fact_words[] = {
    {{"报告编号", "報告編號", "report number"}},
    {{"核验码", "核驗碼", "check code"}},
    {{"报告名称", "報告名稱", "title"}},
    {{"姓名/名称", "姓名/名稱", "name"}},
    {{"证件号码", "證件號碼", "ID number"}},
    {{"出具机构", "出具機構", "issuer"}},
    {{"所属地区", "所屬地區", "region"}},
    {{"出具时间", "出具時間", "time of issue"}},
    {{"有效期", "有效期", "validity"}},
    {{"数据截止时间", "資料截止時間", "data cut-off"}},
    {{"查询期间", "查詢期間", "period"}},
    {{"用途", "用途", "purpose"}},
    {{"自助机", "自助機", "machine"}},
    {{"打印时间", "列印時間", "time of printing"}},
    {{"打印次数", "列印次數", "copy"}},
    {{"记录数", "記錄數", "number of records"}},
    {{"主体信息", "主體資訊", "subject's details"}},
    {{"记录内容", "記錄內容", "record"}},
};
static_assert(std::size(fact_words) == static_cast<std::size_t>(PageFact::records) + 1);

constexpr Words answer_words[] = {
    {{"未进行", "未進行", "not reached"}},
    {{"不适用", "不適用", "not applicable"}},
    {{"通过", "通過", "passed"}},
    {{"未通过", "未通過", "failed"}},
};

constexpr Words headlines[] = {
    {{"真实有效", "真實有效", "GENUINE AND VALID"}},
    {{"不是真实的信用报告", "不是真實的信用報告", "NOT A GENUINE CREDIT REPORT"}},
    {{"真实，但已不能使用", "真實，但已不能使用", "GENUINE, BUT NO LONGER VALID"}},
    {{"无法核验", "無法核驗", "COULD NOT BE CHECKED"}},
};

constexpr Words next_steps[] = {
    {{"核对下列内容与纸面一致，并核对持有人证件。", "核對下列內容與紙面一致，並核對持有人證件。",
      "Compare the facts below with the paper, and the holder with the ID document."}},
    {{"不要采信这份报告，请持有人重新打印，或向出具机构核实。",
      "不要採信這份報告，請持有人重新列印，或向出具機構核實。",
      "Do not rely on this report. Ask the holder for a new print, or ask the issuer."}},
    {{"请持有人提供现行有效的报告。", "請持有人提供現行有效的報告。", "Ask the holder for a current report."}},
    {{"这不表示报告是假的。请按提示重试。", "這不表示報告是假的。請按提示重試。",
      "This does not mean the report is false. Follow the hint and try again."}},
};

std::size_t character_size(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

}  // namespace

const char* say(Say what, Language language) {
  const auto* entry =
      std::find_if(std::begin(entries), std::end(entries), [&](const Entry& e) { return e.what == what; });
  CREDIT_ENSURE(entry != std::end(entries));
  return pick(entry->words, language);
}
const char* say(Stage stage, Language language) { return pick(stage_words[static_cast<std::size_t>(stage)], language); }
const char* say(Answer answer, Language language) {
  return pick(answer_words[static_cast<std::size_t>(answer)], language);
}
const char* say(PageFact fact, Language language) { return pick(fact_words[static_cast<std::size_t>(fact)], language); }
const char* headline(Conclusion conclusion, Language language) {
  return pick(headlines[static_cast<std::size_t>(conclusion)], language);
}
const char* next_step(Conclusion conclusion, Language language) {
  return pick(next_steps[static_cast<std::size_t>(conclusion)], language);
}

const char* mark(Answer answer) {
  switch (answer) {
    case Answer::passed:
      return "✓";
    case Answer::failed:
      return "✗";
    case Answer::not_applicable:
      return "–";
    case Answer::not_reached:
      return "·";
  }
  return "·";
}

const char* title(const Failure& failure, Language language) {
  return words_of(failure.code).title[static_cast<int>(language)];
}
const char* advice(const Failure& failure, Language language) {
  return words_of(failure.code).advice[static_cast<int>(language)];
}

std::string padded(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = character_size(static_cast<unsigned char>(text[at]));
    used += size >= 3 ? 2 : 1;
    at += size;
  }
  return std::string(text) + std::string(used < columns ? columns - used : 1, ' ');
}

std::string harmless(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    const bool c1 = byte == 0xC2 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xA0;
    if (c1) out[i + 1] = '?';
    if (byte < 0x20 || byte == 0x7F || c1) out[i] = '?';
  }
  return out;
}

}  // namespace credit::verify::command
