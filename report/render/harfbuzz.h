// Deleters for HarfBuzz handles: no *_destroy anywhere else.
#pragma once
#include <hb-subset.h>
#include <hb.h>

#include <memory>

namespace credit::render::harfbuzz {

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* handle) const {
    Free(handle);
  }
};

using Blob = std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Deleter<hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Deleter<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Deleter<hb_buffer_destroy>>;
using DrawFunctions = std::unique_ptr<hb_draw_funcs_t, Deleter<hb_draw_funcs_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Deleter<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Deleter<hb_subset_plan_destroy>>;

}  // namespace credit::render::harfbuzz
