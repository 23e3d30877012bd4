#include "tests/unit/verify/paper.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/der.h"
#include "report/seal/qr.h"

namespace credit::verify::test {
namespace {

using der::operator+;
constexpr int module_points = 2;

Bytes oid(int nid) { return openssl::to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(nid)); }
Bytes algorithm(int nid) { return der::tlv(der::sequence, oid(nid)); }
Bytes number(std::uint8_t value) { return der::tlv(der::integer, std::array{value}); }
Bytes sha256(ByteView bytes) {
  const auto digest = seal::digest_of(bytes);
  return {digest.begin(), digest.end()};
}
Bytes attribute(int nid, const Bytes& value) { return der::tlv(der::sequence, oid(nid) + der::tlv(der::set, value)); }

std::string drawn(const std::string& url) {
  const auto code = *seal::make_qr(url, seal::Correction::medium);
  std::string content;
  for (int row = 0; row < code.size; ++row)
    for (int column = 0; column < code.size; ++column)
      if (code.dark(row, column))
        content += std::to_string(100 + column * module_points) + " " + std::to_string(700 - row * module_points) +
                   " " + std::to_string(module_points) + " " + std::to_string(module_points) + " re\n";
  return content + "f\n";
}

// UTF-8 of the basic plane -> UTF-16BE in hexadecimal.
std::string utf16_hex(std::string_view text) {
  Bytes out{0xFE, 0xFF};
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    unsigned value = size == 1 ? lead : lead & (size == 2 ? 0x1FU : 0x0FU);
    for (std::size_t k = 1; k < size; ++k) value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    out.push_back(static_cast<std::uint8_t>(value >> 8));
    out.push_back(static_cast<std::uint8_t>(value));
    i += size;
  }
  return to_hex(out);
}

std::string said(const std::string& words) {
  return "/Span << /ActualText <" + utf16_hex(words) + "> >> BDC BT /F 9 Tf 60 60 Td (words) Tj ET EMC\n";
}

class Writer {
 public:
  void object(const std::string& body) {
    offsets_.push_back(out_.size());
    out_ += std::to_string(offsets_.size()) + " 0 obj\n" + body + "\nendobj\n";
  }
  std::string finish() {
    const auto table = out_.size();
    out_ += "xref\n0 " + std::to_string(offsets_.size() + 1) + "\n0000000000 65535 f \n";
    for (const auto offset : offsets_) {
      std::array<char, 32> line{};
      std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", offset);
      out_ += line.data();
    }
    out_ += "trailer\n<< /Size " + std::to_string(offsets_.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
    return std::move(out_);
  }

 private:
  std::string out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::vector<std::size_t> offsets_;
};

Bytes signer_id(ByteView certificate) {
  const unsigned char* at = certificate.data();
  const openssl::Certificate x509(d2i_X509(nullptr, &at, static_cast<long>(certificate.size())));
  return der::tlv(der::sequence, openssl::to_der(i2d_X509_NAME, X509_get_issuer_name(x509.get())) +
                                     openssl::to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(x509.get())));
}

Bytes cms_over(ByteView covered, const TestSigner& signer, const CmsChange& change) {
  const Bytes certificate = certificate_of(signer);
  const Bytes ess = der::tlv(der::sequence, der::tlv(der::octet_string, sha256(certificate)));
  CmsParts parts{
      {attribute(NID_pkcs9_contentType, oid(NID_pkcs7_data)),
       attribute(NID_pkcs9_messageDigest, der::tlv(der::octet_string, sha256(covered))),
       attribute(NID_id_smime_aa_signingCertificateV2, der::tlv(der::sequence, der::tlv(der::sequence, ess)))},
      {},
      {certificate},
      {}};
  if (change) change(parts);
  std::sort(parts.attributes.begin(), parts.attributes.end());
  Bytes attributes, certificates;
  for (const auto& one : parts.attributes) attributes = std::move(attributes) + one;
  for (const auto& one : parts.certificates) certificates = std::move(certificates) + one;
  const Bytes signature = seal::key_form::der_from_raw(*signer.sign(der::tlv(der::set, attributes)));
  if (parts.token)
    parts.unsigned_attributes =
        der::tlv(der::context(1), attribute(NID_id_smime_aa_timeStampToken, parts.token(signature)));
  const Bytes info = number(1) + signer_id(certificate) + algorithm(NID_sha256) +
                     der::tlv(der::context(0), attributes) + algorithm(NID_ecdsa_with_SHA256) +
                     der::tlv(der::octet_string, signature) + parts.unsigned_attributes;
  const Bytes data = number(1) + der::tlv(der::set, algorithm(NID_sha256)) +
                     der::tlv(der::sequence, oid(NID_pkcs7_data)) + der::tlv(der::context(0), certificates) +
                     der::tlv(der::set, der::tlv(der::sequence, info));
  return der::tlv(der::sequence, oid(NID_pkcs7_signed) + der::tlv(der::context(0), der::tlv(der::sequence, data)));
}

}  // namespace

Bytes certificate_of(const TestSigner& signer) {
  const openssl::Certificate x509(X509_new());
  X509_set_version(x509.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(x509.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(x509.get()), 86400);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x509.get()), "CN", MBSTRING_ASC, view("K-0001").data(), -1, -1, 0);
  X509_set_issuer_name(x509.get(), X509_get_subject_name(x509.get()));
  X509_set_pubkey(x509.get(), signer.key());
  CREDIT_ENSURE(X509_sign(x509.get(), signer.key(), EVP_sha256()) > 0);
  return openssl::to_der(i2d_X509, x509.get());
}

std::string sample_words() {
  const auto document = some_document();
  return "自然人公共信用信息报告 报告编号 " + document.report_number + " 报告主体 " + document.subject.name +
         " 证件号码 " + document.subject.id_shown + " 报告生成时间 " + china_time(document.issued) + " 查询期间 " +
         to_text(document.period_from) + " 至 " + to_text(document.period_to) + " 建议使用期限 至 " +
         to_text(day_in_china(document.valid_until)) + " 打印时间 " + china_time(printed) + " " + document.kiosk +
         " 第 2 次打印 行政管理 2 条 职业资格 0 条 表彰奖励 未取得数据";
}

std::string unsigned_paper(const std::string& url, std::size_t room) {
  return unsigned_paper(url, sample_words(), room);
}

std::string unsigned_paper(const std::string& url, const std::string& words, std::size_t room) {
  const std::string content = drawn(url) + said(words);
  Writer writer;
  writer.object("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>");
  writer.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  writer.object(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [5 0 R] "
      "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>");
  writer.object("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
  writer.object("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Sig) /Rect [0 0 0 0] /F 132 /V 6 0 R >>");
  writer.object("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/ByteRange [0 " +
                std::string(32, ' ') + "]\n/Contents <" + std::string(room, '0') + ">\n/M (D:20261122063100Z) >>");
  return writer.finish();
}

Gap gap_of(const std::string& paper) {
  const auto from = paper.find("/Contents <") + std::string_view("/Contents <").size();
  return {from, paper.find('>', from)};
}

std::string signed_paper(std::string paper, std::uint8_t signer, const CmsChange& change) {
  const auto gap = gap_of(paper);
  std::array<char, 64> range{};
  const int length = std::snprintf(range.data(), range.size(), "/ByteRange [0 %zu %zu %zu]", gap.from - 1, gap.to + 1,
                                   paper.size() - gap.to - 1);
  const auto at = paper.find("/ByteRange");
  const auto end = paper.find(']', at) + 1;
  CREDIT_ENSURE(at + static_cast<std::size_t>(length) <= end);
  paper.replace(at, end - at,
                std::string(range.data()) + std::string(end - at - static_cast<std::size_t>(length), ' '));
  const std::string covered = paper.substr(0, gap.from - 1) + paper.substr(gap.to + 1);
  const auto hex = to_hex(cms_over(view(covered), TestSigner(signer), change));
  CREDIT_ENSURE(hex.size() <= gap.to - gap.from);
  return paper.replace(gap.from, hex.size(), hex);
}

}  // namespace credit::verify::test
