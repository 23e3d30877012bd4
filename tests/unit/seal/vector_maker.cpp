#include "tests/unit/seal/vector_maker.h"

#include "report/document/document.h"
#include "report/seal/digits.h"
#include "report/seal/qr.h"
#include "report/verify/document_claims.h"

namespace credit::test {
namespace {

constexpr std::array stages = {"decoded",          "parsed",   "trusted_key", "signature",
                               "countersignature", "validity", "status"};

// Rows of modules, a bit each, the first module the highest bit, padded with zeros to whole bytes.
Json rows_of(const seal::QrSymbol& symbol) {
  Json rows = Json::array();
  for (int row = 0; row < symbol.size; ++row) {
    Bytes bytes(static_cast<std::size_t>(symbol.size + 7) / 8);
    for (int column = 0; column < symbol.size; ++column)
      if (symbol.dark(row, column))
        bytes[static_cast<std::size_t>(column / 8)] |= static_cast<std::uint8_t>(0x80U >> (column % 8));
    rows.push_back(to_hex(bytes));
  }
  return rows;
}

// A text that is no URL of ours (widened digits, cut digits) was never printed as a symbol.
Json qr_of(const VectorParts& parts) {
  if (parts.cose.empty() || !parts.text.starts_with("https://") || parts.text.find('#') == std::string::npos) return {};
  const bool quartile = parts.cose.size() < 300;
  const auto symbol = seal::make_qr(parts.text, quartile ? seal::Correction::quartile : seal::Correction::medium);
  if (!symbol) return {};
  return {{"correction", quartile ? "Q" : "M"}, {"size", symbol->size}, {"rows", rows_of(*symbol)}};
}

}  // namespace

Json keys_of(ByteView trust) {
  const auto bundle = trust::open_bundle(trust);
  CREDIT_ENSURE(bundle);
  Json keys{{"root", to_hex(seal::spki_of(bundle->root))}};
  for (const auto& key : bundle->list.keys) {
    const char* role = key.role == trust::Role::issuer ? "issuer" : key.role == trust::Role::kiosk ? "kiosk" : "status";
    if (!keys.contains(role)) keys[role] = to_hex(seal::spki_of(key.key));
  }
  return keys;
}

namespace {
Json hex_or_null(ByteView bytes) { return bytes.empty() ? Json() : Json(to_hex(bytes)); }
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

Json answers(const std::vector<std::string>& in_order, const std::string& conclusion) {
  Json json{{"scanned", "not_applicable"}};
  for (std::size_t i = 0; i < stages.size(); ++i) json[stages[i]] = i < in_order.size() ? in_order[i] : "not_reached";
  for (const char* elsewhere : {"document_digest", "pdf_structure", "pdf_signature"})
    json[elsewhere] = "not_applicable";
  json["conclusion"] = conclusion;
  return json;
}

Json claims_to_json(const seal::Claims& claims) {
  return {{"issuer", claims.issuer},
          {"issued", to_rfc3339(claims.issued)},
          {"expires", to_rfc3339(claims.expires)},
          {"report_number", claims.report_number},
          {"subject_name", claims.subject_name},
          {"subject_id", claims.subject_id},
          {"period_from", to_text(claims.period_from)},
          {"period_to", to_text(claims.period_to)},
          {"chapter_counts", claims.chapter_counts},
          {"document_digest", to_hex(claims.document_digest)},
          {"kiosk", claims.kiosk},
          {"purpose", claims.purpose},
          {"status_index", claims.status_index},
          {"edition", claims.edition}};
}

Json to_json(const VectorParts& parts) {
  Json json;
  json["kind"] = "seal";
  json["title"] = parts.title;
  json["clock"] = parts.clock;
  json["trust"] = to_hex(parts.trust);
  json["keys"] = keys_of(parts.trust);
  json["document"] = text_or_null(parts.document);
  json["claims"] = parts.claims ? claims_to_json(*parts.claims) : Json();
  json["claims_cbor"] = hex_or_null(parts.payload);
  json["cose"] = hex_or_null(parts.cose);
  json["digits"] = parts.cose.empty() ? Json() : Json(seal::to_digits(parts.cose));
  json["text"] = parts.text;
  json["qr"] = qr_of(parts);
  json["expected"] = parts.expected;
  json["expected"]["notes"] = parts.notes;
  json["expected_with_document"] = parts.with_document ? Json(*parts.with_document) : Json();
  return json;
}

std::map<std::string, std::string> all_files() {
  std::map<std::string, std::string> files;
  const auto add = [&](const auto& vectors) {
    for (const auto& [name, vector] : vectors) {
      CREDIT_ENSURE(!files.contains(name));
      files[name] = to_json(vector).dump(1) + "\n";
    }
  };
  add(genuine_vectors());
  add(hostile_vectors());
  add(list_vectors());
  return files;
}

seal::Claims claims_of_document(const std::string& json) {
  const auto shelf =
      document::EditionShelf::load(std::filesystem::path(CREDIT_SOURCE_DIR) / "report/document/editions");
  CREDIT_ENSURE(shelf);
  const auto document = document::parse_document(view(json), *shelf);
  CREDIT_ENSURE(document);
  return verify::claims_of(*document);
}

}  // namespace credit::test
