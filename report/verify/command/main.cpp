// credit-verify: reads the command line, the trust file and the input; prints the verdict; exits with it.
#include <cstdlib>
#include <iostream>

#include "base/failures/time-stamp.h"
#include "base/failures/verifier.h"
#include "base/failures/verify.h"
#include "base/file.h"
#include "report/verify/command/answer.h"
#include "report/verify/command/batch.h"
#include "report/verify/command/input.h"
#include "report/verify/pdf_structure.h"

namespace {

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::command;

std::string locale_name() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(variable); value != nullptr && *value != '\0') return value;
  return {};
}

// Where the package puts them, seen from the program itself, so that an unpacked copy works too.
std::filesystem::path installed_editions() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path() : program.parent_path().parent_path() / "share/credit/editions";
}

// Titles are a courtesy: without the files the chapters show their numbers.
document::EditionShelf shelf_of(const Options& options) {
  const auto folder = options.editions.empty() ? installed_editions() : options.editions;
  auto shelf = document::EditionShelf::load(folder);
  return shelf ? std::move(*shelf) : document::EditionShelf();
}

const document::Edition* edition_of(const Verdict& verdict, const document::EditionShelf& shelf) {
  if (verdict.facts() == nullptr) return nullptr;
  const auto edition = shelf.find(verdict.facts()->edition);
  return edition ? *edition : nullptr;
}

Result<trust::TrustBundle> read_trust(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return fail(failure::trust_file_unusable, bytes.error().detail);
  auto bundle = trust::open_bundle(*bytes);
  if (!bundle) return fail(failure::trust_file_unusable, file.string() + ": " + bundle.error().describe());
  return bundle;
}

Result<time_stamp::Anchors> read_anchors(const std::filesystem::path& file) {
  if (file.empty()) return time_stamp::Anchors();
  const auto pem = read_file(file);
  if (!pem) return fail(failure::time_stamp_anchor_unusable, pem.error().detail);
  return time_stamp::anchors_in_pem(*pem);
}

Result<Verdict> verdict_on(const Options& options, const Verifier& verifier) {
  std::vector<Bytes> inputs;
  for (const auto& name : options.inputs) {
    CREDIT_TRY(inputs.emplace_back(), read_input(name));
    const bool picture = is_png(inputs.back()) || is_jpeg(inputs.back());
    if (options.inputs.size() > 1 && !picture) return fail(failure::pages_are_no_pictures, name);
  }
  if (inputs.size() > 1) return verifier.check_pictures(inputs, options.at);
  if (options.scan && is_pdf(inputs.front())) return verifier.check_scan(inputs.front(), options.at);
  return verifier.check_any(inputs.front(), options.at);
}

Result<int> run(const Options& options) {
  CREDIT_TRY(auto bundle, read_trust(options.trust));
  const auto shelf = shelf_of(options);
  CREDIT_TRY(auto anchors, read_anchors(options.time_stamp_anchor));
  const Verifier verifier(std::move(bundle), {PdfPages(), shelf, std::move(anchors)});
  if (!options.batch.empty()) {
    CREDIT_TRY(const auto totals, run_batch(options, verifier, shelf));
    return totals.exit_status();
  }
  CREDIT_TRY(const auto verdict, verdict_on(options, verifier));
  const Answered answered{verdict, verifier.trust().list, edition_of(verdict, shelf), options.at, options.language};
  std::cout << (options.json ? for_machines(answered) : for_people(answered));
  return exit_status(verdict.conclusion());
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = read_options({argv + 1, argv + argc}, locale_name(), SystemClock().now());
  if (!options) {
    std::cerr << "credit-verify: " << options.error() << "\n\n" << usage();
    return exit_status(Conclusion::unreadable);
  }
  if (options->help || !options->completion.empty()) {
    std::cout << (options->help ? usage() : completion_for(options->completion));
    return 0;
  }
  const auto status = run(*options);
  if (status) return *status;
  if (options->json)
    std::cout << failure_for_machines(status.error(), options->language);
  else
    std::cerr << failure_for_people(status.error(), options->language);
  return exit_status(Conclusion::unreadable);
}
