// The visit itself: takes events, follows the table, calls the ports. One object for the life of the program; one
// person's data at a time.
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <set>

#include "drivers/service/events.h"
#include "kiosk/session/table.h"
#include "kiosk/session/visit_data.h"

namespace credit::session {

class Visit {
 public:
  Visit(Ports ports, VisitView& view);
  ~Visit();
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  void start();           // cleans up first: nobody knows what was before
  void end_of_program();  // cleans up last

  // from the screens
  void act(VisitView::Act what);
  void choose_subject(const QString& subject);  // a code, or "self"
  void choose_kind(const QString& key);
  void choose(const QString& purpose, int years);  // 0 years: own dates
  void choose_dates(const QString& from, const QString& to);
  void choose_domains(const QStringList& codes);
  void ask_language(const QString& language);
  void ask_service(const QString& code);
  void pick_entry(int index);
  void give_reason(const QString& code);
  void type_code(const QString& code);
  void touched();
  // from the reader
  void device_event(const devices::Event& event);
  void reader_lost(const Failure& failure);
  // from the machine
  void set_offer(std::shared_ptr<const platform_client::Offer> offer);
  void out_of_order(const Failure& failure);
  void in_order();

  bool in_visit() const { return facts_of(state_).in_visit; }
  State state() const { return state_; }
  const VisitData& data() const { return data_; }
  // Called when a visit begins or ends, for whatever must not happen meanwhile.
  void on_in_visit(std::function<void(bool)> told) { told_in_visit_ = std::move(told); }

 private:
  struct Pending {
    Event event;
    std::optional<Failure> failure;
  };

  void handle(Event event, std::optional<Failure> failure = {});
  void handle_pending();
  void take(const Row& row, Pending pending);
  void register_event(const Pending& pending);
  void perform(Action action);
  void enter(State next);
  Conditions conditions() const;
  // time
  void second();
  void run_clock();
  void stop_clock();
  void show_time();
  // actions
  void arm_reader();
  void greet();
  void open_visit();
  void list_subjects();
  void ask_about(std::size_t subject);
  bool add_subject(platform_client::VisitSubject subject);  // false: no report on offer is for it
  void choose_told();
  void invite_licence();
  void look_for_phone();
  void listen_for_codes(bool wanted);
  void scanner_event(const devices::Event& event);
  void scanner_changed(const devices::DeviceChanged& news);
  void code_scanned(const code::ScannedCode& code);
  void redeem_licence();
  void list_kinds();
  void leave_out();
  void domains_silent(const std::vector<std::string>& domains);
  void request_report();
  void check_report();
  void compose_copy();
  void compose_slip();
  void fetch_sheet();
  void fetch_objections();
  void object_to_record();
  void begin_again();
  platform_client::ConsentGiven consent_given() const;
  void compose_next_copy();
  void show_pages();
  void start_print();
  void abandon_print();
  void give_up_print();
  void reset_language();
  // the person check: visit_check.cpp
  bool waits_for_check(Wish wish);
  void send_code();
  void answer_code();
  void ask_desk();
  void look_for_desk();
  void code_sent(Result<platform_client::CodeSent> sent);
  void code_answered(Result<bool> passed);
  void desk_asked(Result<std::string> pairing);
  void desk_looked(Result<platform_client::CheckState> state);
  void check_passed(const char* way);
  void check_said_no(const Failure& failure);
  void check_missing(const Failure& failure);
  void begin();
  bool clean_up();  // whether somebody was there
  void wipe();
  void end(const std::string& reference);
  // answers
  void card_read(const idcard::IdCard& card);
  void card_failed(const Failure& failure);
  void card_on_reader(const devices::Event& event);
  void licence_answered(Result<platform_client::VisitSubject> subject);
  void licence_told(Result<platform_client::VisitSubject> subject);
  void invited(Result<platform_client::LicenceInvitation> made);
  void collected(Result<std::optional<platform_client::VisitSubject>> collected);
  void visit_opened(Result<platform_client::VisitToken> token);
  void report_issued(Result<platform_client::IssuedReport> issued);
  void report_checked(Result<std::shared_ptr<const CheckedReport>> checked);
  void report_composed(Result<ComposedReport> composed);
  void sheet_read(Result<platform_client::Sheet> sheet);
  void slip_composed(Result<ComposedReport> composed);
  void progress(const print::Progress& progress);
  void settled(const print::Outcome& outcome);
  void record(const print::Outcome& outcome);
  void offer_desk_slip(const Pending& pending);
  std::vector<audit::Fact> paper_facts() const;
  void tell(platform_client::OutcomeKind kind, int pages, const std::string& failure);
  void platform_said_no(const Failure& failure);
  // the journal: false when it could not be written, and then nothing may go on that must be registered
  bool note(audit::EventKind kind, std::vector<audit::Fact> facts = {});
  void publish();

  // A callable that only reaches this visit while it is the same visit.
  template <class T>
  platform_client::Answer<T> mine(void (Visit::*method)(Result<T>)) {
    return [this, method, ticket = std::weak_ptr<int>(ticket_)](Result<T> result) {
      if (!ticket.expired()) (this->*method)(std::move(result));
    };
  }

  Ports ports_;
  VisitView& view_;
  State state_ = State::clean_up;
  VisitData data_;
  const idcard::IdCard* card_ = nullptr;  // only while its event is handled
  std::shared_ptr<const platform_client::Offer> offer_;
  std::optional<Failure> out_of_order_;
  std::optional<Failure> journal_failure_;
  Language language_ = Language::zh_CN;
  std::deque<Pending> pending_;
  bool handling_ = false;
  bool clock_runs_ = false;
  int elapsed_ = 0;         // whole seconds in this state
  int waited_ = 0;          // whole seconds the visitor waits for the report
  bool opening_ = false;    // the platform was asked to open the visit and has not answered
  bool issuing_ = false;    // likewise, to issue the report
  bool fetching_ = false;   // likewise, for a sheet or to take an objection in
  bool redeeming_ = false;  // likewise, about a licence
  int checking_ = 0;        // questions of the person check under way
  bool scanning_ = false;
  std::set<std::string> scanners_;  // of the machine: the ports of those that listen
  std::shared_ptr<int> ticket_ = std::make_shared<int>(0);
  std::shared_ptr<int> print_ticket_;
  int preview_serial_ = 0;
  int photo_serial_ = 0;
  int card_left_behind_ = 0;  // of the machine, not of a visit: the card may be that of the one before
  Instant began_{};
  Event last_event_ = Event::time_up;
  std::function<void(bool)> told_in_visit_;
};

}  // namespace credit::session
