#include "report/render/font_shelf.h"

namespace credit::render {

LoadedFonts::LoadedFonts(std::vector<Font> fonts, const std::vector<Face>& faces) : fonts_(std::move(fonts)) {
  for (const auto weight : {Weight::regular, Weight::bold, Weight::title}) {
    auto& order = orders_[static_cast<std::size_t>(weight)];
    for (unsigned i = 0; i < faces.size(); ++i)
      if (faces[i].weight == weight) order.push_back(i);
    for (unsigned i = 0; i < faces.size() && weight != Weight::regular; ++i)
      if (faces[i].weight == Weight::regular) order.push_back(i);
  }
}

Result<std::shared_ptr<const FontShelf>> FontShelf::load(const std::vector<Face>& faces) {
  std::vector<Font> fonts;
  for (const auto& face : faces) {
    CREDIT_TRY(auto font, Font::open(face.file, face.index));
    fonts.push_back(std::move(font));
  }
  return std::make_shared<const LoadedFonts>(std::move(fonts), faces);
}

std::vector<FontShelf::Face> FontShelf::debian_faces() {
  const std::filesystem::path noto = "/usr/share/fonts/opentype/noto", hanazono = "/usr/share/fonts/truetype/hanazono";
  constexpr unsigned simplified_chinese = 2;  // of the faces JP, KR, SC, TC, HK in Noto's collections
  return {{noto / "NotoSansCJK-Regular.ttc", simplified_chinese, Weight::regular},
          {noto / "NotoSansCJK-Bold.ttc", simplified_chinese, Weight::bold},
          {noto / "NotoSerifCJK-Bold.ttc", simplified_chinese, Weight::title},
          {hanazono / "HanaMinA.ttf", 0, Weight::regular},
          {hanazono / "HanaMinB.ttf", 0, Weight::regular}};
}

}  // namespace credit::render
