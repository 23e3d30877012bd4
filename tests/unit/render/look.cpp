// Looks are data: the shipped ones are readable and sound, a bad one is refused by the place that is wrong.
#include "report/render/look.h"

#include <algorithm>

#include "base/failures/render.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;
using render::Look;

namespace {

const std::filesystem::path looks = std::string(CREDIT_SOURCE_DIR) + "/report/render/looks";

// A copy of the default look, to be spoilt.
std::filesystem::path copy_of_default() {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "sample-pages" / "look";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const char* file : {"look.toml", "logo.png", "seal.png"})
    std::filesystem::copy_file(looks / "default" / file, folder / file);
  return folder;
}

std::string text_of(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  REQUIRE(bytes);
  return std::string(text_view(*bytes));
}

void check_refused(const std::filesystem::path& folder, const std::string& place) {
  const auto look = Look::load(folder);
  REQUIRE_FALSE(look);
  CHECK(look.error().code == failure::look_malformed);
  CAPTURE(look.error().detail);
  CHECK(look.error().detail.find(place) != std::string::npos);
}

void check_refused_with(const std::string& from, const std::string& to, const std::string& place) {
  const auto folder = copy_of_default();
  auto toml = text_of(folder / "look.toml");
  const auto at = toml.find(from);
  REQUIRE(at != std::string::npos);
  toml.replace(at, from.size(), to);
  REQUIRE(write_file(folder / "look.toml", view(toml)));
  check_refused(folder, place);
}

// The place of a chunk's data in a PNG.
std::size_t data_of(const Bytes& png, std::string_view name) {
  const auto at = text_view(png).find(name);
  REQUIRE(at != std::string_view::npos);
  return at + name.size();
}

}  // namespace

TEST_CASE("contrast is what WCAG says it is") {
  CHECK(render::contrast({0, 0, 0}, {1, 1, 1}) == Approx(21));
  CHECK(render::contrast({1, 1, 1}, {1, 1, 1}) == Approx(1));
  const double grey = 0x77 / 255.0;  // #777777, the best known colour that just misses
  CHECK(render::contrast({grey, grey, grey}, {1, 1, 1}) == Approx(4.478).epsilon(0.001));
}

TEST_CASE("letters of every shipped look are readable wherever they stand") {
  int shipped = 0;
  for (const auto& entry : std::filesystem::directory_iterator(looks)) {
    if (!entry.is_directory()) continue;
    ++shipped;
    CAPTURE(entry.path().string());
    const auto look = Look::load(entry.path());
    REQUIRE(look);
    CHECK(look->name == entry.path().filename());
    CHECK(look->logo);
    CHECK(look->seal);
    for (const auto letter : {render::Tone::ink, render::Tone::quiet, render::Tone::accent})
      for (const auto ground : {render::Tone::paper, render::Tone::tint, render::Tone::watermark})
        CHECK(render::contrast(look->palette.of(letter), look->palette.of(ground)) >= 4.5);
  }
  CHECK(shipped >= 2);
}

TEST_CASE("a bad look file is refused by the place that is wrong") {
  check_refused(looks / "nowhere", "look.toml cannot be read");
  check_refused_with("quiet = \"#59606b\"", "quiet = \"#9aa0a8\"", "quiet is too pale");
  check_refused_with("watermark = \"#edf0f4\"", "watermark = \"#ffffff\"", "watermark is not seen");
  check_refused_with("watermark = \"#edf0f4\"", "watermark = \"#8090a0\"", "too pale");
  check_refused_with("accent = \"#17385e\"", "accent = \"blue\"", "accent must be a colour");
  check_refused_with("accent = \"#17385e\"", "", "accent must be a text");
  check_refused_with("[logo]", "[badge]", "badge is not known");
  check_refused_with("width_mm = 9.5", "width_mm = 95", "logo: width_mm must be 5 to 30");
  check_refused_with("width_mm = 9.5", "width_mm = nan", "logo: width_mm must be 5 to 30");
  check_refused_with("file = \"logo.png\"", "file = \"../logo.png\"", "own folder");
  check_refused_with("file = \"seal.png\"", "file = \"stamp.png\"", "seal: stamp.png cannot be read");
  check_refused_with("words = ", "says = ", "logo: says is not known");
  check_refused_with("[colours]", "[colours", "look");
}

TEST_CASE("a damaged or unusual picture is refused") {
  const auto folder = copy_of_default();
  const auto whole = read_file(folder / "logo.png");
  REQUIRE(whole);
  auto png = *whole;
  std::string place;
  SECTION("cut short") { png.resize(png.size() / 2), place = "cut short"; }
  SECTION("a changed sample") { png[data_of(png, "IDAT") + 40] ^= 1, place = "wrong checksum"; }
  SECTION("no picture at all") { png = to_bytes("GIF89a"), place = "not a PNG"; }
  SECTION("too many bytes") { png.resize(300 << 10), place = "cannot be read"; }
  REQUIRE(write_file(folder / "logo.png", png));
  check_refused(folder, place);
}

TEST_CASE("kinds of PNG that we do not take are said, those we take keep every sample") {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "sample-pages" / "png";
  std::filesystem::create_directories(folder);
  const auto made = [&](const std::string& how, const std::string& kind) {
    const auto file = (folder / "made.png").string();
    const auto said = sample::run("convert -size 37x23 -seed 7 plasma:red-blue " + how + " -strip " + kind + file);
    INFO(said.words);
    REQUIRE(said.status == 0);
    auto bytes = read_file(file);
    REQUIRE(bytes);
    return *bytes;
  };
  CHECK_FALSE(render::read_picture(made("-interlace PNG", "PNG24:")));
  CHECK_FALSE(render::read_picture(made("-colorspace Gray", "PNG8:")));
  CHECK_FALSE(render::read_picture(made("-depth 16", "PNG48:")));
  // Every row filter of the standard: the same picture whatever the file's way of writing it.
  std::string colours;
  for (const char* filter : {"0", "1", "2", "3", "4", "5"}) {
    const auto picture = render::read_picture(made(std::string("-define png:compression-filter=") + filter, "PNG24:"));
    REQUIRE(picture);
    CHECK(picture->width == 37);
    CHECK(picture->height == 23);
    CHECK(picture->alpha.empty());
    if (colours.empty()) colours = picture->colours;
    CHECK(picture->colours == colours);
  }
  const auto sheer = render::read_picture(made("-alpha set -channel A -evaluate set 50%", "PNG32:"));
  REQUIRE(sheer);
  CHECK_FALSE(sheer->alpha.empty());
}

TEST_CASE("each look makes its own pages of the same words") {
  const auto document = sample::document_of({.penalties = 1});
  std::vector<std::string> texts;
  for (const char* name : {"default", "harbour"}) {
    const auto look = Look::load(looks / name);
    REQUIRE(look);
    const auto pages = render::render_pages({&document, &sample::edition_of(document), sample::seal_url(),
                                             document.issued + std::chrono::seconds(75), 1, &*look},
                                            sample::fonts());
    REQUIRE(pages);
    CHECK(pages->pdf.size() < 120 * 1024);
    const auto file = sample::saved(std::string("look-") + name + ".pdf", pages->pdf).string();
    texts.push_back(sample::run("pdftotext -raw -enc UTF-8 " + file + " -").words);
    CHECK(sample::run("pdfimages -list " + file + " | grep -c smask").words == "2\n");
    CHECK(sample::run("pdfinfo -struct " + file + " | grep -c Figure").words == "3\n");  // logo, code, seal
  }
  CHECK(texts[0] == texts[1]);
}
