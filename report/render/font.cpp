#include "report/render/font.h"

#include <hb-ot.h>

#include <array>

#include "base/failures/render.h"
#include "report/render/numbers.h"

namespace credit::render {
namespace {

std::string postscript_name(hb_face_t* face) {
  std::array<char, 128> name{};
  unsigned size = name.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  std::string kept;
  for (const char c : std::string_view(name.data()))
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') kept += c;
  return kept.empty() ? "Font" : kept;
}

harfbuzz::Buffer filled(const std::u32string& run) {
  harfbuzz::Buffer buffer(hb_buffer_create());
  hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(run.data()), static_cast<int>(run.size()), 0,
                      -1);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer.get(), hb_language_from_string("zh-hans", -1));
  return buffer;
}

// What a PDF reader never looks at; the names would only make the file larger.
void drop_tables(hb_subset_input_t* input) {
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const auto tag : {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
                         HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'm', 't', 'x'),
                         HB_TAG('v', 'h', 'e', 'a'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('n', 'a', 'm', 'e')})
    hb_set_add(dropped, tag);
}

// The face without its character map. The subsetter would otherwise list all its 45,000 characters each time, though we
// name glyphs; that was half of what a report cost.
harfbuzz::Face outlines_only(hb_face_t* face) {
  const auto table = [](hb_face_t*, hb_tag_t tag, void* whole) {
    return tag == HB_TAG('c', 'm', 'a', 'p') ? hb_blob_get_empty()
                                             : hb_face_reference_table(static_cast<hb_face_t*>(whole), tag);
  };
  harfbuzz::Face outlines(hb_face_create_for_tables(table, face, nullptr));
  hb_face_set_upem(outlines.get(), hb_face_get_upem(face));
  hb_face_set_glyph_count(outlines.get(), hb_face_get_glyph_count(face));
  return outlines;
}

Bytes bytes_of(hb_blob_t* blob) {
  unsigned size = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(hb_blob_get_data(blob, &size));
  return {data, data + size};
}

std::size_t cluster_end(const hb_glyph_info_t* glyphs, unsigned count, unsigned at, std::size_t end) {
  for (unsigned next = at + 1; next < count; ++next)
    if (glyphs[next].cluster != glyphs[at].cluster) return glyphs[next].cluster;
  return end;
}

}  // namespace

Result<Font> Font::open(const std::filesystem::path& file, unsigned index) {
  const harfbuzz::Blob blob(hb_blob_create_from_file_or_fail(file.c_str()));
  if (!blob || index >= hb_face_count(blob.get())) return fail(failure::font_unreadable, file.string());
  Font font;
  font.face_.reset(hb_face_create(blob.get(), index));
  if (hb_face_get_glyph_count(font.face_.get()) == 0) return fail(failure::font_unreadable, file.string());
  font.outlines_ = outlines_only(font.face_.get());
  font.units_per_em_ = static_cast<int>(hb_face_get_upem(font.face_.get()));
  font.font_.reset(hb_font_create(font.face_.get()));
  font.name_ = postscript_name(font.face_.get());
  const harfbuzz::Blob cff(hb_face_reference_table(font.face_.get(), HB_TAG('C', 'F', 'F', ' ')));
  font.cff_ = hb_blob_get_length(cff.get()) > 0;
  hb_font_make_immutable(font.font_.get());
  return font;
}

bool Font::has(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_.get(), character, &glyph) != 0 && glyph != 0;
}

double Font::advance(unsigned glyph) const { return per_mille(hb_font_get_glyph_h_advance(font_.get(), glyph)); }

// Ligatures and kerning stay off: widths then depend on the glyph alone, and a glyph stands for its own characters.
void Font::shape(const std::u32string& run, unsigned face, std::vector<Piece>& pieces) const {
  static constexpr std::array<hb_feature_t, 2> off{
      hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      hb_feature_t{HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
  const auto buffer = filled(run);
  hb_shape(font_.get(), buffer.get(), off.data(), off.size());
  unsigned count = 0;
  const auto* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const auto* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  for (unsigned i = 0; i < count; ++i) {
    const bool first_of_cluster = i == 0 || glyphs[i - 1].cluster != glyphs[i].cluster;
    const auto text = first_of_cluster
                          ? run.substr(glyphs[i].cluster, cluster_end(glyphs, count, i, run.size()) - glyphs[i].cluster)
                          : std::u32string{};
    const double own = advance(glyphs[i].codepoint);
    // A selector the font does not know is drawn as nothing: its character joins the glyph in front.
    if (places[i].x_advance == 0 && own > 0 && i > 0)
      pieces.back().text += text;
    else
      pieces.push_back({face, glyphs[i].codepoint, own, text});
  }
}

Result<FontSubset> Font::subset(const std::set<unsigned>& glyphs) const {
  const harfbuzz::SubsetInput input(hb_subset_input_create_or_fail());
  CREDIT_ENSURE(input);
  for (const auto glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  hb_subset_input_set_flags(
      input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  drop_tables(input.get());
  const harfbuzz::SubsetPlan plan(hb_subset_plan_create_or_fail(outlines_.get(), input.get()));
  if (!plan) return fail(failure::font_unreadable, name_);
  const harfbuzz::Face small(hb_subset_plan_execute_or_fail(plan.get()));
  if (!small) return fail(failure::font_unreadable, name_);
  FontSubset subset;
  // A CID-keyed CFF keeps the old numbers as CIDs in its charset; TrueType glyphs are renumbered.
  const harfbuzz::Blob blob(cff_ ? hb_face_reference_table(small.get(), HB_TAG('C', 'F', 'F', ' '))
                                 : hb_face_reference_blob(small.get()));
  subset.program = bytes_of(blob.get());
  if (!cff_) {
    const hb_map_t* names = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const auto glyph : glyphs) subset.renamed[glyph] = hb_map_get(names, glyph);
  }
  return subset;
}

Font::Metrics Font::metrics() const {
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font_.get(), &extents);
  Metrics metrics;
  metrics.ascent = static_cast<int>(per_mille(extents.ascender));
  metrics.descent = static_cast<int>(per_mille(extents.descender));
  const harfbuzz::Blob head(hb_face_reference_table(face_.get(), HB_TAG('h', 'e', 'a', 'd')));
  const auto bytes = bytes_of(head.get());
  for (std::size_t i = 0; i < 4 && bytes.size() >= 44; ++i) {
    const auto word = static_cast<std::int16_t>(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]);
    metrics.box[i] = static_cast<int>(per_mille(word));
  }
  return metrics;
}

namespace {

struct Path {
  std::string operators;
  double scale = 1;

  void add(std::initializer_list<float> numbers, const char* name) {
    for (const float number : numbers) append_number(operators, static_cast<double>(number) * scale, ' ');
    operators += name;
  }
};

Path& path(void* data) { return *static_cast<Path*>(data); }

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) { path(data).add({x, y}, "m\n"); }
void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) { path(data).add({x, y}, "l\n"); }
void curve_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x, float y,
              void*) {
  path(data).add({x1, y1, x2, y2, x, y}, "c\n");
}
void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { path(data).operators += "h\n"; }

}  // namespace

std::string Font::outline(unsigned glyph) const {
  const harfbuzz::DrawFunctions draw(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(draw.get(), move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(draw.get(), line_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(draw.get(), curve_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(draw.get(), close_path, nullptr, nullptr);
  Path drawn{{}, 1000.0 / units_per_em_};
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font_.get(), glyph, draw.get(), &drawn);
#else
  hb_font_get_glyph_shape(font_.get(), glyph, draw.get(), &drawn);
#endif
  return std::move(drawn.operators);
}

}  // namespace credit::render
