#include "kiosk/time_stamp/stamp_settings.h"

#include <QUrl>

#include "base/failures/common.h"
#include "base/file.h"

namespace credit::time_authority {
namespace {

constexpr std::size_t anchor_limit = 256U << 10;

tl::unexpected<Failure> wrong(const std::string& what) { return fail(failure::settings_invalid, "pdf." + what); }

bool is_http(const std::string& text) {
  const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
  const auto scheme = url.scheme();
  return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
         (scheme == QLatin1String("https") || scheme == QLatin1String("http"));
}

// 1.3.6.1: numbers and points, as an object identifier is written.
bool is_dotted(const std::string& text) {
  return text.find_first_not_of("0123456789.") == std::string::npos && text.find('.') != std::string::npos &&
         text.find("..") == std::string::npos && text.front() != '.' && text.back() != '.' && text[0] <= '2';
}

Result<time_stamp::Anchors> read_anchors(const std::filesystem::path& file) {
  const auto pem = read_file(file, anchor_limit);
  if (!pem) return wrong("time_stamp_anchor: " + pem.error().describe());
  auto anchors = time_stamp::anchors_in_pem(*pem);
  if (!anchors) return wrong("time_stamp_anchor: " + anchors.error().describe());
  return anchors;
}

}  // namespace

Result<std::optional<StampSettings>> read_stamp_settings(const Settings& settings) {
  CREDIT_TRY(const auto wanted, settings.text("pdf.time_stamp", "off"));
  if (wanted == "off") return std::nullopt;
  if (wanted != "required") return wrong("time_stamp must be off or required");
  StampSettings read;
  CREDIT_TRY(read.url, settings.text("pdf.time_stamp_url"));
  if (!is_http(read.url)) return wrong("time_stamp_url must be an http or https address");
  CREDIT_TRY(const auto anchor, settings.path("pdf.time_stamp_anchor"));
  CREDIT_TRY(read.rules.anchors, read_anchors(anchor));
  CREDIT_TRY(read.rules.policy, settings.text("pdf.time_stamp_policy", std::string{}));
  if (!read.rules.policy.empty() && !is_dotted(read.rules.policy)) return wrong("time_stamp_policy must be dotted");
  CREDIT_TRY(const auto seconds, settings.number("pdf.time_stamp_limit_seconds", 1, 15, 5));
  read.limit = std::chrono::seconds(seconds);
  return read;
}

}  // namespace credit::time_authority
