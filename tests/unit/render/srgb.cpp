#include "report/render/numbers.h"
#include "report/render/srgb_profile.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;

TEST_CASE("the colour profile is sRGB to a foreign reader") {
  const auto profile = sample::saved("srgb.icc", view(render::srgb_profile()));
  CHECK(render::srgb_profile().size() < 1024);
  const auto picture = (profile.parent_path() / "colours.png").string();
  const auto made = sample::run("convert xc:'#1a6b30' xc:'#f0c010' xc:'#2040e0' +append " + picture);
  REQUIRE(made.status == 0);
  // From our profile to the free one of icc-profiles-free by Little CMS: the same space, so no colour may move.
  const auto same =
      sample::run("convert " + picture + " -profile " + profile.string() + " -profile /usr/share/color/icc/sRGB.icc " +
                  picture + ".2.png && compare -metric AE -fuzz 0.5% " + picture + " " + picture + ".2.png null:");
  INFO(same.words);
  CHECK(same.words == "0");
}

TEST_CASE("numbers are written without exponent, locale or useless zeros") {
  const auto written = [](double value) {
    std::string out;
    render::append_number(out, value, ' ');
    return out;
  };
  CHECK(written(0) == "0 ");
  CHECK(written(-0.0001) == "0 ");
  CHECK(written(12.5) == "12.5 ");
  CHECK(written(-0.36) == "-0.36 ");
  CHECK(written(0.0664) == "0.066 ");
  CHECK(written(1e6) == "1000000 ");
}
