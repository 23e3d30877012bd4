#include "report/signed_data/form.h"

#include <algorithm>
#include <array>

namespace credit::signed_data {
namespace {

using namespace openssl;
using der::operator+;

// Object identifiers, DER content octets. GB/T 33560: 1.2.156.10197 is 2A 81 1C CF 55.
constexpr std::array<std::uint8_t, 10> data_id{0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x01};
constexpr std::array<std::uint8_t, 10> signed_data_id{0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x02};
constexpr std::array<std::uint8_t, 8> sm3_id{0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x11};           // ...1.401
constexpr std::array<std::uint8_t, 8> sm2_with_sm3_id{0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x75};  // ...1.501
constexpr int last_utc_year = 2049;  // X.509's rule: UTCTime until then, GeneralizedTime after

Bytes oid(ByteView content) { return der::tlv(der::object_id, content); }
Bytes algorithm(ByteView id) { return der::tlv(der::sequence, oid(id)); }
Bytes number(std::uint8_t value) { return der::tlv(der::integer, std::array{value}); }
Bytes attribute(int nid, const Bytes& value) {
  return der::tlv(der::sequence, to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(nid)) + der::tlv(der::set, value));
}

Bytes time_value(Instant at) {
  const auto text = to_rfc3339(at);  // 2026-11-22T06:30:05Z
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  const bool is_long = std::stoi(digits.substr(0, 4)) > last_utc_year;
  return der::tlv(is_long ? der::generalized_time : der::utc_time, view((is_long ? digits : digits.substr(2)) + "Z"));
}

std::optional<Instant> time_in(ByteView value) {
  der::Reader reader(value);
  const bool is_long = reader.at(der::generalized_time);
  const auto element = reader.next(is_long ? der::generalized_time : der::utc_time);
  if (!element || !reader.done()) return std::nullopt;
  const std::string said = (is_long ? "" : "20") + std::string(text_view(element->value));
  if (said.size() != 15 || said.back() != 'Z') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t size) { return said.substr(from, size); };
  const auto at = parse_rfc3339(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" +
                                part(10, 2) + ":" + part(12, 2) + "Z");
  return at ? std::optional(*at) : std::nullopt;
}

// signingTime alone varies freely: the rest follows from the content and the certificate.
std::optional<Instant> signing_time(ByteView attributes) {
  const Bytes wanted = to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs9_signingTime));
  der::Reader reader(attributes);
  while (const auto one = reader.next(der::sequence)) {
    der::Reader inside(one->value);
    const auto type = inside.next(der::object_id), values = inside.next(der::set);
    if (type && values && std::ranges::equal(type->whole, wanted)) return time_in(values->value);
  }
  return std::nullopt;
}

Bytes attributes_of(const Parts& parts) {
  const Bytes named =
      der::tlv(der::sequence, algorithm(sm3_id) + der::tlv(der::octet_string, sm3(parts.certificate)));  // ESSCertIDv2
  return der::set_of(
      {attribute(NID_pkcs9_contentType, oid(data_id)),
       attribute(NID_pkcs9_messageDigest, der::tlv(der::octet_string, sm3(parts.content))),
       attribute(NID_pkcs9_signingTime, time_value(parts.signed_at)),
       attribute(NID_id_smime_aa_signingCertificateV2, der::tlv(der::sequence, der::tlv(der::sequence, named)))});
}

Bytes owned(const der::Element& element) { return {element.value.begin(), element.value.end()}; }

// Steps into the only element of that kind, which must be the next one.
std::optional<der::Reader> into(std::optional<der::Reader>& reader, std::uint8_t tag) {
  const auto element = reader ? reader->next(tag) : std::nullopt;
  return element ? std::optional(der::Reader(element->value)) : std::nullopt;
}

std::optional<Parts> read_signer(std::optional<der::Reader> signer, Parts parts) {
  if (!signer || !signer->next(der::integer) || !signer->next(der::sequence) || !signer->next(der::sequence))
    return std::nullopt;
  const auto attributes = signer->next(der::context(0));
  const auto method = signer->next(der::sequence), signature = signer->next(der::octet_string);
  if (!attributes || !method || !signature) return std::nullopt;
  const auto signed_at = signing_time(attributes->value);
  if (!signed_at) return std::nullopt;
  parts.signed_at = *signed_at;
  parts.signature = owned(*signature);
  return parts;
}

std::optional<Parts> read_parts(ByteView bytes) {
  std::optional<der::Reader> file{der::Reader(bytes)};
  auto info = into(file, der::sequence);
  if (!info || !info->next(der::object_id)) return std::nullopt;
  auto explicit_data = into(info, der::context(0));
  auto data = into(explicit_data, der::sequence);
  if (!data || !data->next(der::integer) || !data->next(der::set)) return std::nullopt;
  auto content = into(data, der::sequence);
  if (!content || !content->next(der::object_id)) return std::nullopt;
  auto explicit_content = into(content, der::context(0));
  const auto octets = explicit_content ? explicit_content->next(der::octet_string) : std::nullopt;
  const auto certificate = data->next(der::context(0));
  auto signers = into(data, der::set);
  if (!octets || !certificate || !signers) return std::nullopt;
  return read_signer(into(signers, der::sequence), Parts{owned(*octets), owned(*certificate), {}, {}});
}

}  // namespace

bool has_our_type(ByteView file) {
  der::Reader outside(file);
  const auto info = outside.next(der::sequence);
  der::Reader inside(info ? info->value : ByteView());
  const auto type = inside.next(der::object_id);
  return type && std::ranges::equal(type->value, signed_data_id);
}

Bytes sm2_with_sm3() { return algorithm(sm2_with_sm3_id); }

Bytes sm3(ByteView bytes) {
  Bytes digest(32);
  CREDIT_ENSURE(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sm3(), nullptr) == 1);
  return digest;
}

Certificate certificate_from(ByteView bytes) {
  const auto* at = bytes.data();
  Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
  ERR_clear_error();
  if (certificate && at != bytes.data() + bytes.size()) certificate.reset();
  return certificate;
}

Bytes attribute_set(const Parts& parts) { return der::tlv(der::set, attributes_of(parts)); }

Bytes write(const Parts& parts, const X509* certificate) {
  const Bytes issuer_and_serial =
      der::tlv(der::sequence, to_der(i2d_X509_NAME, X509_get_issuer_name(certificate)) +
                                  to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate)));
  const Bytes signer = number(1) + issuer_and_serial + algorithm(sm3_id) +
                       der::tlv(der::context(0), attributes_of(parts)) + algorithm(sm2_with_sm3_id) +
                       der::tlv(der::octet_string, parts.signature);
  const Bytes content = oid(data_id) + der::tlv(der::context(0), der::tlv(der::octet_string, parts.content));
  const Bytes data = number(1) + der::tlv(der::set, algorithm(sm3_id)) + der::tlv(der::sequence, content) +
                     der::tlv(der::context(0), parts.certificate) + der::tlv(der::set, der::tlv(der::sequence, signer));
  return der::tlv(der::sequence, oid(signed_data_id) + der::tlv(der::context(0), der::tlv(der::sequence, data)));
}

std::optional<Parts> read(ByteView bytes) {
  auto parts = read_parts(bytes);
  if (!parts) return std::nullopt;
  const auto certificate = certificate_from(parts->certificate);
  if (!certificate || !std::ranges::equal(write(*parts, certificate.get()), bytes)) return std::nullopt;
  return parts;
}

}  // namespace credit::signed_data
