// A platform that is asked and answers nothing until the test says so.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "kiosk/platform/client.h"

namespace credit::session::test {

using platform_client::Answer;

// Takes the callback out first: answering may ask again.
template <class T, class Value>
bool answer(Answer<T>& asked, Value value) {
  if (!asked) return false;
  const auto now = std::exchange(asked, nullptr);
  now(std::move(value));
  return true;
}

struct FakePlatform final : platform_client::Client {
  Answer<platform_client::VisitToken> opening;
  Answer<platform_client::IssuedReport> issuing;
  Answer<platform_client::Sheet> sheeting;
  Answer<platform_client::VisitSubject> redeeming;
  Answer<platform_client::LicenceInvitation> inviting;
  Answer<std::optional<platform_client::VisitSubject>> collecting;
  int invited = 0, collected = 0;  // how often it was asked
  std::vector<std::string> codes;
  std::vector<platform_client::SheetRequest> sheets;
  std::vector<platform_client::ObjectionRequest> objections;
  std::vector<std::string> keys;
  std::vector<platform_client::ReportRequest> wishes;
  std::vector<platform_client::OutcomeReport> outcomes;
  bool hears_outcomes = true;  // and answers
  int opened = 0, closed = 0;
  Answer<platform_client::CodeSent> sending;
  Answer<bool> answering;
  Answer<std::string> asking_desk;
  Answer<platform_client::CheckState> looking;
  std::vector<std::string> typed;
  bool asked() const {
    return opening || issuing || sheeting || sending || answering || asking_desk || looking || redeeming || inviting ||
           collecting;
  }

  void offer(Answer<platform_client::Offer>) override {}
  void open_visit(platform_client::VisitRequest, Answer<platform_client::VisitToken> answer) override {
    ++opened;
    opening = std::move(answer);
  }
  void issue(const platform_client::VisitToken&, platform_client::ReportRequest request,
             Answer<platform_client::IssuedReport> answer) override {
    keys.push_back(request.idempotency_key);
    wishes.push_back(std::move(request));
    issuing = std::move(answer);
  }
  void tell_outcome(const platform_client::VisitToken& token, platform_client::OutcomeReport outcome,
                    Answer<bool> answer) override {
    CREDIT_ENSURE(!token.token.empty());
    outcomes.push_back(std::move(outcome));
    if (hears_outcomes) answer(true);
  }
  void sheet(const platform_client::VisitToken&, platform_client::SheetRequest request,
             Answer<platform_client::Sheet> answer) override {
    sheets.push_back(std::move(request));
    sheeting = std::move(answer);
  }
  void object(const platform_client::VisitToken&, platform_client::ObjectionRequest request,
              Answer<platform_client::Sheet> answer) override {
    objections.push_back(std::move(request));
    sheeting = std::move(answer);
  }
  void take_licence(const platform_client::VisitToken&, Personal<std::string> code,
                    Answer<platform_client::VisitSubject> answer) override {
    codes.push_back(code.expose());
    redeeming = std::move(answer);
  }
  void invite_licence(const platform_client::VisitToken&, Answer<platform_client::LicenceInvitation> answer) override {
    ++invited;
    inviting = std::move(answer);
  }
  void collect_licence(const platform_client::VisitToken&,
                       Answer<std::optional<platform_client::VisitSubject>> answer) override {
    ++collected;
    collecting = std::move(answer);
  }
  void close_visit(const platform_client::VisitToken&, Answer<bool>) override { ++closed; }
  void list(const trust::ListRequest&, Answer<trust::ListAnswer>) override {}
  void send_code(const platform_client::VisitToken&, Answer<platform_client::CodeSent> answer) override {
    sending = std::move(answer);
  }
  void answer_code(const platform_client::VisitToken&, const Personal<std::string>& code,
                   Answer<bool> answer) override {
    typed.push_back(code.expose());
    answering = std::move(answer);
  }
  void ask_desk(const platform_client::VisitToken&, Answer<std::string> answer) override {
    asking_desk = std::move(answer);
  }
  void check_state(const platform_client::VisitToken&, Answer<platform_client::CheckState> answer) override {
    looking = std::move(answer);
  }
  void tell_state(const platform_client::MachineState&, Answer<bool>) override {}
  void cancel_all() override {
    opening = nullptr;
    issuing = nullptr;
    sheeting = nullptr;
    sending = nullptr;
    answering = nullptr;
    asking_desk = nullptr;
    looking = nullptr;
    redeeming = nullptr;
    inviting = nullptr;
    collecting = nullptr;
  }
};

}  // namespace credit::session::test
