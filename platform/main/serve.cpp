// credit-platform serve: puts the parts together and runs until SIGTERM or SIGINT.
#include <csignal>
#include <thread>

#include "base/failures/common.h"
#include "base/file.h"
#include "platform/desk/desk.h"
#include "platform/enrol/est.h"
#include "platform/licence/reference_exchange.h"
#include "platform/main/commands.h"
#include "platform/service/http_server.h"
#include "platform/service/log.h"
#include "platform/store/number_block.h"
#include "report/signers/open_signer.h"

namespace credit::platform {
namespace {

Result<SubjectDigest> load_register_key(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, 1024));
  const auto text = text_view(bytes);
  auto key = from_hex(text.substr(0, text.find_last_not_of("\r\n") + 1));
  if (!key || key->size() != 32) return fail(failure::settings_invalid, file.string() + ": not 32 bytes in hex");
  return SubjectDigest(std::move(*key));
}

Result<std::unique_ptr<Issuer>> make_issuer(const PlatformSettings& settings, Store& store, const Clock& clock) {
  Issuer::Parts parts;
  CREDIT_TRY(parts.offer, load_offer(settings.offer));
  CREDIT_TRY(parts.editions, document::EditionShelf::load(settings.editions));
  CREDIT_TRY(parts.layouts, LayoutShelf::load(settings.tables));
  CREDIT_TRY(parts.feeds, load_feeds(settings.tables, parts.layouts, parts.editions.domains()));
  if (!settings.domain_sources.empty()) {
    CREDIT_TRY(parts.sources, SourceBook::load(settings.domain_sources, clock));
  }
  CREDIT_TRY(parts.signer, signers::open_signer(settings.issuer.key, settings.issuer.files));
  if (signers::in_file(settings.issuer.key))
    log_event("issuer_key_from_file", "for development: use a token or TPM where reports count");
  for (const auto& offered : parts.offer.editions) {
    CREDIT_TRY(const auto* edition, parts.editions.find(offered.key));
    CREDIT_CHECK(gathers(*edition, {parts.layouts, parts.feeds, parts.sources}));
  }
  parts.valid = settings.valid;
  parts.status_index = [indices = std::make_shared<StatusIndices>(store.writer())] { return indices->next(); };
  return std::make_unique<Issuer>(std::move(parts));
}

Result<std::unique_ptr<const ServiceBook>> load_services(const PlatformSettings& settings) {
  if (settings.services.empty()) return std::unique_ptr<const ServiceBook>();
  CREDIT_TRY(auto book, ServiceBook::load(settings.services));
  return std::make_unique<const ServiceBook>(std::move(book));
}

// Nothing when the settings name none: then only grants held here are known.
std::shared_ptr<licence::Exchange> licence_exchange(const PlatformSettings& settings) {
  if (settings.licence_store.empty()) return {};
  log_event("licence_reference_exchange", "not the national one: for development and small authorities");
  return std::make_shared<licence::ReferenceExchange>(settings.licence_store);
}

// Nothing when the settings name no authority.
Result<std::function<Answer(const Request&)>> enrolment(const PlatformSettings& settings, Store& store,
                                                        const Clock& clock) {
  if (settings.enrol.key.empty() && settings.enrol_certificate.empty()) return std::function<Answer(const Request&)>();
  if (settings.enrol.key.empty() || settings.enrol_certificate.empty())
    return fail(failure::settings_invalid, "enrol.key and enrol.certificate go together");
  if (settings.enrol.files != signers::KeyFiles::admitted)
    return fail(failure::settings_invalid, "enrol.key is a file that may be copied: enrol.admit_key_file");
  CREDIT_TRY(auto authority, enrol::Authority::load(settings.enrol_certificate, settings.enrol.key));
  log_event("enrolment_key_from_file");
  const auto est = std::make_shared<enrol::Est>(std::move(authority), store, clock, settings.overlap);
  return std::function<Answer(const Request&)>([est](const Request& request) { return est->answer(request); });
}

// Threads made after this leave both signals to the one that waits for them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

}  // namespace

Result<int> serve(const PlatformSettings& settings) {
  const auto signals = block_stop_signals();
  const SystemClock clock;
  CREDIT_TRY(auto digest, load_register_key(settings.register_key));
  CREDIT_TRY(auto store, Store::open(settings.database));
  CREDIT_TRY(auto issuer, make_issuer(settings, *store, clock));
  CREDIT_TRY(auto services, load_services(settings));
  Store& shared = *store;  // the API owns it and outlives the server
  const auto& signer = issuer->signer();
  HttpServer::Limits limits{.threads = settings.threads};
  CREDIT_TRY(limits.enrolment, enrolment(settings, shared, clock));
  limits.figures = [&shared]() -> Result<StoreFigures> {
    CREDIT_TRY(auto* const reader, shared.reader());
    return store_figures(*reader);
  };
  const auto at_desk = std::make_shared<desk::Desk>(shared, digest, clock);
  limits.desk = [at_desk](const Request& request) { return at_desk->answer(request); };
  std::unique_ptr<SmsGateway> sms;
  if (!settings.sms_outbox.empty()) sms = std::make_unique<SmsOutbox>(settings.sms_outbox, clock);
  Api api({std::move(store),
           std::move(issuer),
           std::move(digest),
           {settings.trust_list, settings.status_lists},
           settings.visit,
           &clock,
           settings.bundle,
           std::move(services),
           licence_exchange(settings),
           std::move(sms)});
  const CheckpointKeeper keeper(shared, signer, clock, settings.checkpoints);
  CREDIT_TRY(const auto server, HttpServer::bind(settings.socket, api, std::move(limits)));
  std::thread stopper([&] {
    int received = 0;
    sigwait(&signals, &received);
    log_event("stopping");
    server->stop();
  });
  log_event("serving", settings.socket.string());
  server->run();
  stopper.join();
  std::error_code gone;
  std::filesystem::remove(settings.socket, gone);
  log_event("stopped");
  return exit_done;
}

}  // namespace credit::platform
