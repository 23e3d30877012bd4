#include "report/render/cover.h"

#include <algorithm>

#include "report/render/field_table.h"
#include "report/render/qr_block.h"

namespace credit::render {
namespace {

using namespace style;
using document::Document;

std::string grouped(const std::string& code) {
  return code.substr(0, 4) + " " + code.substr(4, 4) + " " + code.substr(8);
}

// A name may be long, but it may not leave the paper: smaller type rather than lost characters.
Type fitted(Book& book, std::string_view text, Type type, double room) {
  const double wide = book.type().width(text, type);
  if (wide > room) type.size *= room / wide;
  return type;
}

void draw_pair(Book& book, std::string_view words, std::string_view value, Type type) {
  const Tag tag(book, Role::paragraph);
  book.put(left, book.y, words, label, quiet);
  book.put(left + 52, book.y, value, type, ink);
}

void draw_title(Book& book, const PageFacts& facts, double room) {
  constexpr double spacing = 0.8;
  const auto& issuer = facts.document->issuer.name;
  {
    const Tag tag(book, Role::paragraph);
    book.put(left, 89, issuer, fitted(book, issuer, body_bold, room * 0.9), accent, spacing);
  }
  book.y = 96;
  {
    const Tag tag(book, Role::heading1);
    for (const auto line : book.type().wrap(facts.edition->title, title, room)) {
      book.page().text(left, book.y + 24, line, title.size, accent);
      book.y += 33;
    }
  }
  book.y += 26;
  draw_pair(book, "报告编号", facts.document->report_number, number);
  book.y += 18;
  draw_pair(book, "核验码", grouped(facts.document->check_code), number);
  book.y += 18;
  draw_pair(book, "核验方法", "手机扫描右侧二维码，核对核验结果与纸面是否一致。", note);
}

constexpr double code_top = 64.08;

void draw_code(Book& book, const seal::QrSymbol& symbol, const QrPlace& place, double x) {
  {
    const Tag figure(book, Role::figure);
    const double under = style::page_height - code_top - place.side;
    book.structure().occupies(figure.element(), {x, under, x + place.side, under + place.side});
    book.structure().describe(figure.element(), "核验二维码：内含本报告的数字签名，扫描后可核验真伪");
    draw_qr(book.page(), symbol, place, x, code_top);
  }
  const Tag caption(book, Role::paragraph);
  book.put_centred(x + place.side / 2, code_top + place.side + 5, "扫码核验真伪", running, quiet);
}

void draw_subject(Book& book, const Document& document) {
  constexpr double height = 50;
  book.page().fill(left, book.y, width, height, tint);
  book.page().fill(left, book.y, 3, height, accent);
  const double number_width = book.type().width(document.subject.id_shown, person_number);
  const auto name = fitted(book, document.subject.name, person, width - number_width - 60);
  {
    const Tag tag(book, Role::paragraph);
    book.put(left + 16, book.y + 16, "报告主体", label, quiet);
    book.put(left + 16, book.y + 38, document.subject.name, name, ink);
  }
  const double beside = left + std::max(width / 2, 40 + book.type().width(document.subject.name, name));
  const Tag tag(book, Role::paragraph);
  book.put(beside, book.y + 16, "证件号码", label, quiet);
  book.put(beside, book.y + 38, document.subject.id_shown, person_number, ink);
  book.y += height + 12;
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
                                       {"打印终端", document.kiosk}});
  table.draw(book, [] {});
  const Tag tag(book, Role::paragraph);
  book.put_right(right, book.y - 6, "时间均为北京时间", label, quiet);
}

void draw_section(Book& book, std::string_view words) {
  book.y += 26;
  {
    const Tag tag(book, Role::heading2);
    book.put(left, book.y + 14, words, section, accent);
  }
  book.page().rule(left, book.y + 21, right, book.y + 21, thin, accent);
  book.y += 29;
}

constexpr double counter_height = 58;

void draw_counter(Book& book, double x, double width, std::string_view words, int counted) {
  constexpr double height = counter_height;
  const double middle = x + width / 2;
  const Tag tag(book, Role::paragraph);
  book.put_centred(middle, book.y + 20, words, label, quiet);
  if (counted < 0) {
    const bool asked = counted != document::Answer::count_not_asked;
    book.page().frame(x, book.y, width, height, asked ? strong : hairline, asked ? ink : rule, asked);
    book.put_centred(middle, book.y + 40, asked ? "未取得数据" : "未查询", body_bold, asked ? ink : quiet);
    return;
  }
  book.page().frame(x, book.y, width, height, hairline, rule);
  const auto count = std::to_string(counted);
  const double unit = book.type().width(" 条", body), digits = book.type().width(count, style::count);
  book.put(middle - (digits + unit) / 2, book.y + 44, count, style::count, accent);
  book.put(middle + (digits - unit) / 2, book.y + 44, " 条", body, ink);
}

void draw_counters(Book& book, const PageFacts& facts) {
  const auto rules = facts.edition->counted();
  const auto counts = facts.document->counts();
  const std::size_t columns = rules.size() <= 6 ? rules.size() : 4;
  constexpr double between = 6;
  const double wide = (width + between) / static_cast<double>(columns) - between;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (i > 0 && i % columns == 0) book.y += counter_height + between;
    if (i % columns == 0) book.need(counter_height);
    draw_counter(book, left + static_cast<double>(i % columns) * (wide + between), wide, rules[i].counter, counts[i]);
  }
  book.y += counter_height;
}

void draw_notes(Book& book, const document::Edition& edition) {
  const Tag list(book, Role::list);
  for (std::size_t i = 0; i < edition.notes.size(); ++i) {
    constexpr double leading = 15;
    book.need(leading);
    const Tag item(book, Role::item);
    {
      const Tag number(book, Role::item_label);
      book.put(left, book.y + leading * 0.75, std::to_string(i + 1) + ".", note, quiet);
    }
    const Tag words(book, Role::item_body);
    book.paragraph(left + 14, width - 14, edition.notes[i], note, leading, ink);
    book.y += 3;
  }
}

}  // namespace

void draw_cover(Book& book, const PageFacts& facts, const seal::QrSymbol& symbol) {
  const auto place = place_qr(symbol);
  CREDIT_ENSURE(place);
  const double quiet_edge = (place->side - place->module * symbol.size) / 2, x = right - place->side + quiet_edge;
  draw_title(book, facts, x - left - 10);
  draw_code(book, symbol, *place, x);
  book.y = std::max(book.y + 14, code_top + place->side + 18);
  draw_subject(book, *facts.document);
  draw_facts(book, facts);
  draw_section(book, "信用信息概要");
  draw_counters(book, facts);
  draw_section(book, "报告说明");
  draw_notes(book, *facts.edition);
}

}  // namespace credit::render
