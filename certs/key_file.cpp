#include "certs/key_file.h"

#include <openssl/pem.h>

#include "base/failures/certs.h"
#include "base/file.h"
#include "certs/certificate.h"
#include "report/seal/key_form.h"

namespace credit::certs {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Failure> refused(const std::string& what) {
  return fail(failure::certs_failed, what + ": " + openssl::last_reason());
}

openssl::Key new_key(const seal::Suite& suite) {
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, suite.key_type, nullptr));
  EVP_PKEY* made = nullptr;
  if (!context || EVP_PKEY_keygen_init(context.get()) != 1) return {};
  if (suite.algorithm == seal::Algorithm::es256 && EVP_PKEY_CTX_set_group_name(context.get(), suite.curve) != 1)
    return {};
  if (EVP_PKEY_generate(context.get(), &made) != 1) return {};
  return openssl::Key(made);
}

openssl::Key public_half_in(ByteView pem) {
  const auto bio = [&] { return openssl::Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); };
  if (const openssl::Bio from = bio(); from)
    if (EVP_PKEY* key = PEM_read_bio_PUBKEY(from.get(), nullptr, nullptr, nullptr); key != nullptr)
      return openssl::Key(key);
  const openssl::Bio from = bio();
  const openssl::Certificate certificate(from ? PEM_read_bio_X509(from.get(), nullptr, nullptr, nullptr) : nullptr);
  return openssl::Key(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
}

}  // namespace

Result<KeyFile> make_key_file(const fs::path& folder, const std::string& prefix, seal::Algorithm suite) {
  const openssl::Key key = new_key(seal::suite_of(suite));
  const auto shown = key ? seal::key_form::public_half(key.get()) : std::nullopt;
  if (!shown) return refused("a key");
  const fs::path file = folder / (prefix + "-" + to_hex(seal::key_id_of(*shown)) + ".key");
  std::error_code error;
  if (fs::exists(file, error)) return fail(failure::certs_exist, file.string());
  CREDIT_TRY(const auto pem, pem_of(key.get()));
  CREDIT_CHECK(write_file(file, pem.expose(), 0600));
  return KeyFile{file, *shown};
}

Result<seal::PublicKey> read_public_key(const fs::path& file) {
  CREDIT_TRY(const auto pem, read_file(file, 1U << 16));
  const openssl::Key key = public_half_in(pem);
  const auto shown = key ? seal::key_form::public_half(key.get()) : std::nullopt;
  if (!shown) return refused(file.string() + ": no public key of our suites");
  return *shown;
}

Result<std::unique_ptr<seal::Signer>> signer_of(const fs::path& folder, const seal::PublicKey& key) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".key") continue;
    auto signer = seal::load_pem_signer(entry.path());
    if (!signer || (*signer)->key_id() != seal::key_id_of(key) || (*signer)->algorithm() != key.algorithm) continue;
    const auto proof = (*signer)->sign(view("is this the key"));
    if (proof && seal::verify_signature(key, view("is this the key"), *proof)) return std::move(*signer);
  }
  return fail(failure::certs_failed, "no *.key in " + folder.string() + " is " + to_hex(seal::key_id_of(key)));
}

}  // namespace credit::certs
