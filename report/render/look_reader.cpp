// look.toml -> Look.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/failures/render.h"
#include "base/file.h"
#include "base/toml.h"
#include "report/render/look.h"

namespace credit::render {
namespace {

constexpr double points_per_mm = 72 / 25.4;

tl::unexpected<Failure> wrong(std::string what) { return fail(failure::look_malformed, std::move(what)); }

Status only(const toml::table& table, std::initializer_list<std::string_view> keys) {
  for (const auto& [key, value] : table)
    if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
      return wrong(std::string(key.str()) + " is not known");
  return {};
}

Result<std::string> text(const toml::table& table, const char* key) {
  const auto* value = table[key].as_string();
  if (value == nullptr || value->get().empty()) return wrong(std::string(key) + " must be a text");
  return value->get();
}

Result<Ink> colour(const toml::table& table, const char* key) {
  CREDIT_TRY(const auto written, text(table, key));
  const auto parts =
      written.size() == 7 && written[0] == '#' ? from_hex(std::string_view(written).substr(1)) : std::nullopt;
  if (!parts) return wrong(std::string(key) + " must be a colour, #rrggbb");
  return Ink{(*parts)[0] / 255.0, (*parts)[1] / 255.0, (*parts)[2] / 255.0};
}

Result<Palette> palette(const toml::table& table) {
  CREDIT_CHECK(only(table, {"ink", "quiet", "accent", "rule", "tint", "watermark"}));
  Palette read;
  CREDIT_TRY(read.ink, colour(table, "ink"));
  CREDIT_TRY(read.quiet, colour(table, "quiet"));
  CREDIT_TRY(read.accent, colour(table, "accent"));
  CREDIT_TRY(read.rule, colour(table, "rule"));
  CREDIT_TRY(read.tint, colour(table, "tint"));
  CREDIT_TRY(read.watermark, colour(table, "watermark"));
  return read;
}

Status readable(const Palette& palette) {
  const std::array<std::pair<const char*, Ink>, 3> letters{
      {{"ink", palette.ink}, {"quiet", palette.quiet}, {"accent", palette.accent}}};
  for (const auto& [name, letter] : letters)
    for (const auto ground : {Tone::paper, Tone::tint, Tone::watermark})
      if (contrast(letter, palette.of(ground)) < readable_contrast)
        return wrong(std::string("colours: ") + name + " is too pale to read");
  if (contrast(palette.watermark, palette.of(Tone::paper)) < 1.05) return wrong("colours: watermark is not seen");
  return {};
}

Result<Picture> picture(const toml::table& table, const std::filesystem::path& folder, double widest_mm) {
  CREDIT_CHECK(only(table, {"file", "width_mm", "words"}));
  CREDIT_TRY(const auto file, text(table, "file"));
  if (std::filesystem::path(file).filename() != file) return wrong("file must name a file of the look's own folder");
  const auto width = table["width_mm"].value<double>();
  if (!width || !(*width >= 5 && *width <= widest_mm))
    return wrong("width_mm must be 5 to " + std::to_string(static_cast<int>(widest_mm)));
  const auto png = read_file(folder / file, picture_bytes_limit);
  if (!png) return wrong(file + " cannot be read");
  CREDIT_TRY(auto read, read_picture(*png));
  read.printed_width = *width * points_per_mm;
  CREDIT_TRY(read.words, text(table, "words"));
  return read;
}

Status put_picture(const toml::table& table, const char* key, const std::filesystem::path& folder, double widest_mm,
                   std::optional<Picture>& place) {
  if (!table.contains(key)) return {};
  const auto* section = table[key].as_table();
  if (section == nullptr) return wrong(std::string(key) + " must be a section");
  auto read = picture(*section, folder, widest_mm);
  if (!read) return wrong(std::string(key) + ": " + read.error().detail);
  place = std::move(*read);
  return {};
}

Result<Look> read_look(std::string_view written, const std::filesystem::path& folder) {
  const auto parsed = toml::parse(written);
  if (!parsed) return wrong(std::string(parsed.error().description()));
  const auto& table = parsed.table();
  CREDIT_CHECK(only(table, {"name", "colours", "logo", "seal"}));
  Look look;
  CREDIT_TRY(look.name, text(table, "name"));
  const auto* colours = table["colours"].as_table();
  if (colours == nullptr) return wrong("colours must be a section");
  CREDIT_TRY(look.palette, palette(*colours));
  CREDIT_CHECK(readable(look.palette));
  CREDIT_CHECK(put_picture(table, "logo", folder, 30, look.logo));
  CREDIT_CHECK(put_picture(table, "seal", folder, 45, look.seal));
  return look;
}

}  // namespace

Result<Look> Look::load(const std::filesystem::path& folder) {
  const auto written = read_file(folder / "look.toml", 64U << 10);
  if (!written) return wrong(folder.string() + ": look.toml cannot be read");
  auto look = read_look(text_view(*written), folder);
  if (!look) return wrong(folder.string() + ": " + look.error().detail);
  return look;
}

}  // namespace credit::render
