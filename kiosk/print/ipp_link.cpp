#include "kiosk/print/ipp_link.h"

#include <cups/cups.h>

#include <algorithm>
#include <iterator>

#include "base/failures/printing.h"
#include "kiosk/print/printer_place.h"

namespace credit::print {
namespace {

constexpr int connect_limit_ms = 2000;
constexpr double answer_limit_s = 2.5;
constexpr double send_step_s = 1.0;
constexpr std::size_t send_piece = 16384;

int give_up_waiting(http_t*, void*) { return 0; }
int ask_whether_to_wait(http_t*, void* keep_waiting) {
  return (*static_cast<const std::function<bool()>*>(keep_waiting))() ? 1 : 0;
}
// libcups would ask the terminal for a password; a kiosk has none to give.
const char* no_password(const char*, http_t*, const char*, const char*, void*) { return nullptr; }

FailureCode code_of(ipp_status_t status) {
  switch (status) {
    case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
    case IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED:
      return failure::printer_paused;
    case IPP_STATUS_ERROR_BUSY:
    case IPP_STATUS_ERROR_TEMPORARY:
    case IPP_STATUS_ERROR_TOO_MANY_JOBS:
      return failure::printer_busy;
    case IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED:
    case IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR:
    case IPP_STATUS_ERROR_DOCUMENT_UNPRINTABLE:
      return failure::print_format_refused;
    default:
      return failure::print_refused;
  }
}

Status check(ipp_t* answer) {
  if (!answer) return fail(failure::printer_gone, cupsLastErrorString());
  const ipp_status_t status = ippGetStatusCode(answer);
  if (status >= IPP_STATUS_ERROR_BAD_REQUEST) return fail(code_of(status), ippErrorString(status));
  return {};
}

}  // namespace

void IppLink::Forget::operator()(ipp_t* message) const { ippDelete(message); }

Result<IppLink> IppLink::open(const PrinterSettings& settings) {
  const auto place = read_place(settings.uri);
  if (!place) return fail(failure::printer_off, "the printer's address is not a URI");
  cupsSetPasswordCB2(no_password, nullptr);
  http_t* http =
      httpConnect2(place->host.c_str(), place->port, nullptr, AF_UNSPEC,
                   place->secure ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1, connect_limit_ms, nullptr);
  if (!http) return fail(failure::printer_off, cupsLastErrorString());
  httpSetTimeout(http, answer_limit_s, give_up_waiting, nullptr);
  return IppLink(settings, place->resource, http);
}

IppLink::Message IppLink::request(int operation, int job) const {
  Message message(ippNewRequest(static_cast<ipp_op_t>(operation)));
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, settings_->uri.c_str());
  if (job > 0) ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
               settings_->user.c_str());
  return message;
}

Result<IppLink::Message> IppLink::ask(Message request) {
  Message answer(cupsDoRequest(http_.get(), request.release(), resource_.c_str()));
  CREDIT_CHECK(check(answer.get()));
  return answer;
}

Result<PrinterState> IppLink::printer() {
  static const char* const wanted[] = {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
                                       "marker-levels", "marker-types",          "printer-type"};
  Message question = request(IPP_OP_GET_PRINTER_ATTRIBUTES);
  ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", int{std::size(wanted)},
                nullptr, wanted);
  CREDIT_TRY(const Message answer, ask(std::move(question)));
  queue_ = integer(answer.get(), "printer-type").has_value();  // an attribute of CUPS alone
  return read_printer(answer.get(), settings_->ignored_reasons);
}

// print-scaling none: the seal's modules are whole printer dots only at the size they were drawn.
Result<int> IppLink::create_job(const std::string& name, int pages) {
  Message question = request(IPP_OP_CREATE_JOB);
  ipp_t* q = question.get();
  ippAddString(q, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, name.c_str());
  ippAddInteger(q, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-impressions", pages);
  ippAddString(q, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
  ippAddString(q, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr,
               settings_->two_sided ? "two-sided-long-edge" : "one-sided");
  ippAddString(q, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
  CREDIT_TRY(const Message answer, ask(std::move(question)));
  const auto id = integer(answer.get(), "job-id");
  if (!id) return fail(failure::print_refused, "the printer gave the job no number");
  return *id;
}

Status IppLink::send(int job, ByteView pdf, const std::function<bool()>& keep_waiting) {
  httpSetTimeout(http_.get(), send_step_s, ask_whether_to_wait, const_cast<std::function<bool()>*>(&keep_waiting));
  const Message head = request(IPP_OP_SEND_DOCUMENT, job);
  ippAddString(head.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
  ippAddBoolean(head.get(), IPP_TAG_OPERATION, "last-document", 1);
  auto status = cupsSendRequest(http_.get(), head.get(), resource_.c_str(), CUPS_LENGTH_VARIABLE);
  while (status == HTTP_STATUS_CONTINUE && !pdf.empty()) {
    const std::size_t size = std::min(pdf.size(), send_piece);
    status = cupsWriteRequestData(http_.get(), text_view(pdf).data(), size);
    pdf = pdf.subspan(size);
  }
  const Message answer(cupsGetResponse(http_.get(), resource_.c_str()));
  httpSetTimeout(http_.get(), answer_limit_s, give_up_waiting, nullptr);
  return check(answer.get());
}

Result<JobReading> IppLink::job(int job) {
  static const char* const wanted[] = {"job-state", "job-state-reasons", "job-impressions-completed"};
  Message question = request(IPP_OP_GET_JOB_ATTRIBUTES, job);
  ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", int{std::size(wanted)},
                nullptr, wanted);
  const Message answer(cupsDoRequest(http_.get(), question.release(), resource_.c_str()));
  if (answer && ippGetStatusCode(answer.get()) == IPP_STATUS_ERROR_NOT_FOUND)
    return JobReading{JobState::forgotten, {}, false};
  CREDIT_CHECK(check(answer.get()));
  return read_job(answer.get());
}

Status IppLink::cancel(int job) {
  const Message answer(cupsDoRequest(http_.get(), request(IPP_OP_CANCEL_JOB, job).release(), resource_.c_str()));
  const ipp_status_t status = answer ? ippGetStatusCode(answer.get()) : IPP_STATUS_ERROR_INTERNAL;
  if (status == IPP_STATUS_ERROR_NOT_POSSIBLE || status == IPP_STATUS_ERROR_NOT_FOUND) return {};
  return check(answer.get());
}

Result<std::vector<int>> IppLink::our_jobs() {
  static const char* const wanted[] = {"job-id", "job-originating-user-name"};
  Message question = request(IPP_OP_GET_JOBS);
  ippAddString(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "not-completed");
  ippAddBoolean(question.get(), IPP_TAG_OPERATION, "my-jobs", 1);
  ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", int{std::size(wanted)},
                nullptr, wanted);
  CREDIT_TRY(const Message answer, ask(std::move(question)));
  return read_jobs(answer.get(), settings_->user);
}

Result<int> settle_leftovers(const PrinterSettings& settings) {
  CREDIT_TRY(IppLink link, IppLink::open(settings));
  CREDIT_TRY(const std::vector<int> jobs, link.our_jobs());
  for (const int job : jobs) CREDIT_CHECK(link.cancel(job));
  return static_cast<int>(jobs.size());
}

}  // namespace credit::print
