#include "report/render/attachment.h"

#include "report/render/metadata.h"

namespace credit::render {

int attach_document(PdfFile& file, const document::Document& document) {
  const auto& bytes = document.bytes.expose();
  const auto date = pdf_date(document.issued);
  const int stream =
      file.add_stream("/Type /EmbeddedFile /Subtype /application#2Fjson /Params << /Size " +
                          std::to_string(bytes.size()) + " /CreationDate " + date + " /ModDate " + date + " >>",
                      text_view(bytes));
  const auto name = std::string("(") + attachment_name + ")";
  return file.add("<< /Type /Filespec /F " + name + " /UF " + name + " /AFRelationship /Source /Desc " +
                  text_string("报告数据原文，二维码中的签名即针对其摘要") + " /EF << /F " + reference(stream) +
                  " /UF " + reference(stream) + " >> >>");
}

}  // namespace credit::render
