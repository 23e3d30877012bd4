#include "report/render/assemble.h"

#include <openssl/sha.h>

#include <array>

#include "report/render/attachment.h"
#include "report/render/font_embed.h"
#include "report/render/metadata.h"
#include "report/render/signature_field.h"
#include "report/render/srgb_profile.h"
#include "report/render/watermark.h"

namespace credit::render {
namespace {

std::string digest_hex(ByteView bytes, std::string_view salt) {
  Bytes all(bytes.begin(), bytes.end());
  all.insert(all.end(), salt.begin(), salt.end());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256(all.data(), all.size(), digest.data());
  wipe(all);
  return to_hex(ByteView(digest).first(16));
}

class Assembly {
 public:
  Assembly(Book& book, const PageFacts& facts, const LoadedFonts& fonts, SignatureRoom room)
      : book_(book), facts_(facts), fonts_(fonts), room_(room), tree_(file_.reserve()), resources_(file_.reserve()) {
    for (int i = 0; i < book.count(); ++i) pages_.push_back(file_.reserve());
    if (room != SignatureRoom::none) field_ = file_.reserve();
  }

  Result<Bytes> finish() && {
    CREDIT_CHECK(put_resources());
    put_pages();
    const int root = file_.add(catalog());
    const int info = file_.add(info_dictionary(facts_));
    file_.pack();
    if (room_ != SignatureRoom::none) put_signature();
    const auto& bytes = facts_.document->bytes.expose();
    return std::move(file_).finish(
        root, info, digest_hex(bytes, ""),
        digest_hex(bytes, facts_.seal_url + china_time(facts_.printed) + std::to_string(facts_.copy)));
  }

 private:
  Status put_resources() {
    CREDIT_TRY(const auto fonts, embed_fonts(file_, fonts_, book_.glyphs()));
    const int watermark =
        add_watermark(file_, fonts_, book_.type(), facts_.edition->watermark, facts_.look->palette.watermark);
    file_.put(resources_, "<< /Font << " + fonts + ">> /XObject << /Watermark " + reference(watermark) +
                              picture("Logo", facts_.look->logo) + picture("Seal", facts_.look->seal) + " >> >>");
    return {};
  }

  std::string picture(const char* name, const std::optional<Picture>& picture) {
    if (!picture) return {};
    const auto size = "/Type /XObject /Subtype /Image /Width " + std::to_string(picture->width) + " /Height " +
                      std::to_string(picture->height) + " /BitsPerComponent 8 /ColorSpace ";
    std::string mask;
    if (!picture->alpha.empty())
      mask = " /SMask " + reference(file_.add_deflated(size + "/DeviceGray", picture->alpha));
    return std::string(" /") + name + " " + reference(file_.add_deflated(size + "/DeviceRGB" + mask, picture->colours));
  }

  void put_pages() {
    std::string kids;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const int content = file_.add_stream("", book_.pages()[i].content());
      const bool signed_here = i == 0 && room_ != SignatureRoom::none;
      file_.put(pages_[i], "<< /Type /Page /Parent " + reference(tree_) + " /MediaBox [0 0 595.32 841.92] /Resources " +
                               reference(resources_) + " /Contents " + reference(content) + " /StructParents " +
                               std::to_string(i) + " /Tabs /S" +
                               (signed_here ? " /Annots [" + reference(field_) + "]" : "") + " >>");
      kids += reference(pages_[i]) + " ";
    }
    file_.put(tree_, "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" + kids + "] >>");
  }

  std::string output_intent() {
    return "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile " +
           reference(file_.add_stream("/N 3", srgb_profile())) + " >>";
  }

  std::string catalog() {
    const int xmp = file_.reserve();
    file_.put_plain_stream(xmp, "/Type /Metadata /Subtype /XML", xmp_packet(facts_));
    const auto attached = reference(attach_document(file_, *facts_.document));
    std::string out = "<< /Type /Catalog /Pages " + reference(tree_) + " /Metadata " + reference(xmp);
    out += " /Lang (zh-CN) /MarkInfo << /Marked true >> /StructTreeRoot ";
    out += reference(book_.structure().write(file_, pages_));
    out += " /ViewerPreferences << /DisplayDocTitle true >> /OutputIntents [" + output_intent() + "] /AF [" + attached;
    out += std::string("] /Names << /EmbeddedFiles << /Names [(") + attachment_name + ") " + attached + "] >> >>";
    if (room_ != SignatureRoom::none) out += " /AcroForm << /Fields [" + reference(field_) + "] /SigFlags 3 >>";
    return out + " >>";
  }

  void put_signature() {
    const int signature = file_.reserve();
    file_.put(field_, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (KioskSignature) /F 132 /Rect [0 0 0 0] /P " +
                          reference(pages_.front()) + " /V " + reference(signature) + " >>");
    file_.put(signature, signature_dictionary(pdf_date(facts_.printed), text_string(facts_.document->kiosk),
                                              room_ == SignatureRoom::with_time_stamp));
  }

  PdfFile file_;
  Book& book_;
  const PageFacts& facts_;
  const LoadedFonts& fonts_;
  SignatureRoom room_;
  int tree_, resources_, field_ = 0;
  std::vector<int> pages_;
};

}  // namespace

Result<Bytes> assemble(Book& book, const PageFacts& facts, const LoadedFonts& fonts, SignatureRoom room) {
  return Assembly(book, facts, fonts, room).finish();
}

}  // namespace credit::render
