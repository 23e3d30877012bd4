#include "report/render/cover.h"

#include <algorithm>

#include "report/render/field_table.h"
#include "report/render/plates.h"
#include "report/render/qr_block.h"
#include "report/render/summary.h"

namespace credit::render {
namespace {

using namespace style;
using document::Document;

constexpr double code_top = 64.08;

// In groups that an eye can keep while a hand types.
std::string grouped(const std::string& code) {
  return code.substr(0, 4) + " " + code.substr(4, 4) + " " + code.substr(8);
}
std::string grouped_number(const std::string& number) {
  return number.substr(0, 8) + " " + number.substr(8, 6) + " " + number.substr(14);
}

// "v.credit.example.cn/s" of "https://v.credit.example.cn/s#0123"
std::string page_of(const std::string& seal_url) {
  const auto start = seal_url.find("://");
  return seal_url.substr(start == std::string::npos ? 0 : start + 3,
                         seal_url.find('#') - (start == std::string::npos ? 0 : start + 3));
}

// A name may be long, but it may not leave the paper: smaller type rather than lost characters.
Type fitted(Book& book, std::string_view text, Type type, double room) {
  const double wide = book.type().width(text, type);
  if (wide > room) type.size *= room / wide;
  return type;
}

// One line is best; below so many points a title would not be one, and takes two lines.
Type title_type(Book& book, std::string_view words, double room) {
  constexpr double least = 19;
  const auto one_line = fitted(book, words, title, room);
  return one_line.size >= least ? one_line : title;
}

void draw_pair(Book& book, std::string_view words, std::string_view value, Type type) {
  const Tag tag(book, Role::paragraph);
  book.put(left, book.y, words, label, quiet);
  book.put(left + 52, book.y, value, type, ink);
}

// Returns where the words beside it begin.
double draw_logo(Book& book) {
  const auto& logo = book.look().logo;
  if (!logo) return left;
  const Tag figure(book, Role::figure);
  const double top = 91 - logo->printed_height(), under = page_height - 91;
  book.structure().occupies(figure.element(),
                            {left, under, left + logo->printed_width, under + logo->printed_height()});
  book.structure().describe(figure.element(), logo->words);
  book.page().image("Logo", left, top, logo->printed_width, logo->printed_height());
  return left + logo->printed_width + 9;
}

void draw_title(Book& book, const PageFacts& facts, double room) {
  constexpr double spacing = 0.8;
  const auto& issuer = facts.document->issuer.name;
  const double beside = draw_logo(book);
  {
    const Tag tag(book, Role::paragraph);
    const double baseline = book.look().logo ? 91 - book.look().logo->printed_height() / 2 + 3.6 : 89;
    book.put(beside, baseline, issuer, fitted(book, issuer, body_bold, (room - (beside - left)) * 0.9), accent,
             spacing);
  }
  book.y = 98;
  {
    const Tag tag(book, Role::heading1);
    const auto type = title_type(book, facts.edition->title, room);
    for (const auto line : book.type().wrap(facts.edition->title, type, room + 1)) {
      book.page().text(left, book.y + 24, line, type.size, accent);
      book.y += 33;
    }
  }
  book.y += 19;
  draw_pair(book, "报告编号", grouped_number(facts.document->report_number), number);
  book.y += 17;
  draw_pair(book, "核验码", grouped(facts.document->check_code), number);
  book.y += 17;
  draw_pair(book, "核验方法", "扫描右侧二维码，核对核验结果与纸面是否一致；", note);
  book.y += 12;
  draw_pair(book, "", "或在核验页面输入报告编号和核验码：" + page_of(facts.seal_url), note);
}

void draw_code(Book& book, const seal::QrSymbol& symbol, const QrPlace& place, double x) {
  {
    const Tag figure(book, Role::figure);
    const double under = page_height - code_top - place.side;
    book.structure().occupies(figure.element(), {x, under, x + place.side, under + place.side});
    book.structure().describe(figure.element(), "核验二维码：内含本报告的数字签名，扫描后可核验真伪");
    draw_qr(book.page(), symbol, place, x, code_top);
  }
  const Tag caption(book, Role::paragraph);
  book.put_centred(x + place.side / 2, code_top + place.side + 5, "扫码核验真伪", running, quiet);
}

void draw_labels(Book& book, const PageFacts& facts, double x, double baseline) {
  const Tag tag(book, Role::paragraph);
  book.put(x, baseline, "主体标签", label, quiet);
  x += 44;
  for (const auto& id : facts.document->subject.labels) {
    const auto& words = facts.edition->label(id)->label;
    const double wide = book.type().width(words, label) + 10;
    draw_badge(book, x + wide, baseline - 9.6, words, false);
    x += wide + 6;
  }
}

void draw_subject(Book& book, const PageFacts& facts) {
  const auto& subject = facts.document->subject;
  const bool organisation = subject.kind == document::SubjectKind::organisation;
  const double height = subject.labels.empty() ? 50 : 70;
  book.page().fill(left, book.y, width, height, tint);
  book.page().fill(left, book.y, 3, height, accent);
  const double number_width = book.type().width(subject.id_shown, person_number);
  const auto name = fitted(book, subject.name, person, width - number_width - 60);
  {
    const Tag tag(book, Role::paragraph);
    book.put(left + 16, book.y + 16, "报告主体", label, quiet);
    book.put(left + 16, book.y + 38, subject.name, name, ink);
  }
  const double beside = left + std::max(width / 2, 40 + book.type().width(subject.name, name));
  {
    const Tag tag(book, Role::paragraph);
    book.put(beside, book.y + 16, organisation ? "统一社会信用代码" : "证件号码", label, quiet);
    book.put(beside, book.y + 38, subject.id_shown, person_number, ink);
  }
  if (!subject.labels.empty()) draw_labels(book, facts, left + 16, book.y + 58);
  book.y += height + 10;
}

void draw_facts(Book& book, const PageFacts& facts) {
  const auto& document = *facts.document;
  const auto period = to_text(document.period_from) + " 至 " + to_text(document.period_to);
  const auto copy = "第 " + std::to_string(facts.copy) + " 次打印";
  const auto issued = china_time(document.issued), cut_off = china_time(document.data_cut_off),
             printed = china_time(facts.printed);
  const auto valid = "至 " + to_text(day_in_china(document.valid_until));
  const FieldTable table(book.type(), {{"出具单位", document.issuer.name},
                                       {"所属地区", document.region.name},
                                       {"报告生成时间", issued},
                                       {"数据截止时间", cut_off},
                                       {"查询期间", period},
                                       {"查询用途", document.purpose.name},
                                       {"建议使用期限", valid},
                                       {"报告版本", facts.edition->version_label},
                                       {"打印时间", printed},
                                       {"打印次数", copy},
                                       {"打印终端", document.kiosk},
                                       {"时间说明", "时间均为北京时间"}});
  table.draw(book, [] {});
}

void draw_notes(Book& book, const document::Edition& edition) {
  const Tag list(book, Role::list);
  for (std::size_t i = 0; i < edition.notes.size(); ++i) {
    constexpr double leading = 14.4;
    book.need(2 * leading);
    const Tag item(book, Role::item);
    {
      const Tag number(book, Role::item_label);
      book.put(left, book.y + leading * 0.75, std::to_string(i + 1) + ".", note, quiet);
    }
    const Tag words(book, Role::item_body);
    book.paragraph(left + 14, width - 14, edition.notes[i], note, leading, ink);
    book.y += 2.6;
  }
}

}  // namespace

void draw_cover(Book& book, const PageFacts& facts, const seal::QrSymbol& symbol) {
  const auto place = place_qr(symbol);
  CREDIT_ENSURE(place);
  const double quiet_edge = (place->side - place->module * symbol.size) / 2, x = right - place->side + quiet_edge;
  draw_title(book, facts, x - left - 10);
  draw_code(book, symbol, *place, x);
  book.y = std::max(book.y + 14, code_top + place->side + 16);
  draw_subject(book, facts);
  draw_facts(book, facts);
  draw_summary(book, *facts.document, *facts.edition);
  constexpr double first_note = 34;
  book.need(section_height + first_note);
  draw_section(book, "报告说明");
  draw_notes(book, *facts.edition);
}

}  // namespace credit::render
