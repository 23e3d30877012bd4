// The part of the visit that deals with papers that are no report: laid out like pages, printed like a report, with the
// same truth about what came out. The platform is told of reports only.
#include "base/failures/visit.h"
#include "kiosk/session/visit.h"

namespace credit::session {

using audit::FactKind;

namespace {

std::string zh(const char* const (&words)[3]) { return words[static_cast<std::size_t>(Language::zh_CN)]; }

// No word of the person: whoever finds it on the floor learns nothing of him.
render::Slip desk_slip(const Failure& failure, const std::string& reference, Instant now) {
  const auto& words = words_of(failure.code);
  render::Slip slip;
  slip.title = "服务台办理单";
  slip.number = reference.substr(0, 8);
  slip.lead = "请携带本单据和有效证件，到服务台办理。";
  slip.parts.push_back({"办理事项",
                        {{"事由", Personal<std::string>(zh(words.title))},
                         {"时间", Personal<std::string>(china_time(now))},
                         {"代码", Personal<std::string>(words.code)}},
                        {zh(words.advice)}});
  slip.parts.push_back({"供工作人员参考", {}, {words.staff}});
  return slip;
}

bool leads_to_desk(Event event) {
  return event == Event::card_refused || event == Event::card_failed || event == Event::platform_refused ||
         event == Event::no_chip;
}

}  // namespace

// Where only the staff can help, the visitor may take a paper along that says what the matter is.
void Visit::offer_desk_slip(const Pending& pending) {
  if (!data_.failure || !leads_to_desk(pending.event)) return;
  if (words_of(data_.failure->code).who != WhoCanAct::staff) return;
  const auto* offer = data_.offer ? data_.offer.get() : offer_.get();
  data_.slip = {"desk", desk_slip(*data_.failure, data_.reference, ports_.clock.now()),
                offer != nullptr ? offer->issuer_name : std::string()};
  data_.slip_copy = 0;
}

void Visit::compose_slip() {
  data_.paper = Paper::slip;
  ++data_.slip_copy;
  data_.pages_done = 0;
  data_.troubles.clear();
  ports_.maker.compose_slip(data_.slip, ports_.clock.now(), mine(&Visit::slip_composed));
}

void Visit::slip_composed(Result<ComposedReport> composed) {
  if (!composed) return handle(Event::compose_failed, composed.error());
  data_.composed_slip = std::move(*composed);
  handle(Event::composed);
}

void Visit::compose_next_copy() { data_.paper == Paper::report ? compose_copy() : compose_slip(); }

// Which paper, which copy: what the journal says of it before and after.
std::vector<audit::Fact> Visit::paper_facts() const {
  const auto copy = std::to_string(data_.copy_on_paper());
  if (data_.paper == Paper::report) return {{FactKind::report_number, data_.report_number}, {FactKind::copy, copy}};
  return {{FactKind::paper, data_.slip.kind}, {FactKind::copy, copy}};
}

}  // namespace credit::session
