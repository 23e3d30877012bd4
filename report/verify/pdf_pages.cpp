#include "report/verify/pdf_pages.h"

#include <dlfcn.h>
#include <sys/resource.h>

#include <charconv>
#include <optional>

#include "base/failures/verifier.h"
#include "base/failures/verify.h"

namespace credit::verify {
namespace {

constexpr std::size_t output_limit = 160U << 20;  // an A3 page at 600 dpi, and room
constexpr int no_such_file = 2;                   // exit status of `file`

tl::unexpected<Failure> unreadable(const char* what) { return fail(failure::pdf_page_unreadable, what); }

// A library says where it is; a program is asked of the kernel, because dladdr repeats how it was called.
std::filesystem::path own_folder() {
  Dl_info info{};
  const bool known = ::dladdr(reinterpret_cast<const void*>(&installed_page_program), &info) != 0;
  const std::string_view name = known && info.dli_fname != nullptr ? info.dli_fname : "";
  std::error_code error;
  const bool library = name.find(".so") != std::string_view::npos;
  const auto file =
      library ? std::filesystem::canonical(name, error) : std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::filesystem::path() : file.parent_path();
}

// One number of a graymap's head, and the one blank behind it.
std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 1 || end == text.data() + text.size()) return std::nullopt;
  if (*end != ' ' && *end != '\n') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return value;
}

Result<Picture> from_graymap(const Bytes& bytes) {
  auto text = text_view(bytes);
  if (!text.starts_with("P5\n")) return unreadable("no graymap");
  text.remove_prefix(3);
  const auto width = take_number(text), height = take_number(text), deepest = take_number(text);
  if (!width || !height || deepest != 255) return unreadable("a graymap's head");
  const auto pixels = static_cast<std::uint64_t>(*width) * static_cast<std::uint64_t>(*height);
  if (pixels > pixel_limit) return fail(failure::picture_too_large, "pixels");
  Picture picture{*width, *height, {text.begin(), text.end()}};
  if (!picture.fits()) return unreadable("a graymap's pixels");
  return picture;
}

}  // namespace

std::filesystem::path installed_page_program() {
  const auto folder = own_folder();
  std::error_code error;
  auto beside = folder / "credit-pdf-page";
  return std::filesystem::exists(beside, error) ? beside : folder.parent_path() / "libexec/credit/credit-pdf-page";
}

std::uint64_t page_memory() {
#if defined(__SANITIZE_ADDRESS__)
  return RLIM_INFINITY;
#else
  return std::uint64_t{1} << 30;
#endif
}

Result<Bytes> PdfPages::ask(ByteView pdf, std::vector<std::string> task, int also_good) const {
  ConfinedRun run;
  run.program = how_.program;
  run.arguments = std::move(task);
  run.confinement.memory = how_.memory;
  run.confinement.processor_seconds = static_cast<unsigned>(how_.deadline.count() / 1000 + 1);
  run.deadline = how_.deadline;
  run.output_limit = output_limit;
  auto outcome = run_confined(run, pdf);
  switch (outcome.how) {
    case HowItEnded::finished:
      if (outcome.status == 0 || outcome.status == also_good) return std::move(outcome.output);
      return unreadable("refused");
    case HowItEnded::not_started:
      return fail(failure::pdf_reader_missing, how_.program.string());
    case HowItEnded::too_slow:
      return fail(failure::pdf_reader_overdue);
    case HowItEnded::too_much:
    case HowItEnded::killed:
      return fail(failure::pdf_reader_stopped, outcome.status == 0 ? "" : "signal " + std::to_string(outcome.status));
  }
  impossible("how a program ended", __FILE__, __LINE__);
}

Result<int> PdfPages::count(ByteView pdf) const {
  CREDIT_TRY(const auto said, ask(pdf, {"count"}));
  auto text = text_view(said);
  const auto pages = take_number(text);
  if (!pages || !text.empty()) return unreadable("count");
  return *pages;
}

Result<Picture> PdfPages::picture(ByteView pdf, int number, int dpi) const {
  CREDIT_TRY(const auto said, ask(pdf, {"picture", std::to_string(number), std::to_string(dpi)}));
  return from_graymap(said);
}

Result<std::vector<std::string>> PdfPages::words(ByteView pdf) const {
  CREDIT_TRY(const auto said, ask(pdf, {"text"}));
  std::vector<std::string> pages;
  for (auto rest = text_view(said); !rest.empty();) {
    const auto end = rest.find('\f');
    if (end == std::string_view::npos) return unreadable("words");
    pages.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return pages;
}

Result<Bytes> PdfPages::file(ByteView pdf, const std::string& name) const {
  return ask(pdf, {"file", name}, no_such_file);
}

}  // namespace credit::verify
