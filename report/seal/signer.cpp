#include "report/seal/signer.h"

#include <openssl/pem.h>

#include "base/failures/seal.h"
#include "base/file.h"
#include "base/openssl.h"
#include "base/personal.h"
#include "report/seal/key_form.h"

namespace credit::seal {
namespace {

class PemSigner final : public Signer {
 public:
  PemSigner(openssl::Key key, const PublicKey& shown)
      : key_(std::move(key)), suite_(suite_of(shown.algorithm)), id_(key_id_of(shown)) {}

  Algorithm algorithm() const override { return suite_.algorithm; }
  KeyId key_id() const override { return id_; }
  Result<Bytes> sign(ByteView message) const override { return sign_in(suite_, key_.get(), message); }

 private:
  openssl::Key key_;
  const Suite& suite_;
  KeyId id_;
};

// A private key asks for no password: a locked file is refused instead of waiting at a terminal.
int no_password(char*, int, int, void*) { return -1; }

}  // namespace

Result<std::unique_ptr<Signer>> load_pem_signer(const std::filesystem::path& key_file) {
  auto file = read_file(key_file, 1U << 16);
  if (!file) return fail(failure::key_unreadable, file.error().detail);
  Personal<Bytes> pem(std::move(*file));
  const openssl::Bio bio(BIO_new_mem_buf(pem.expose().data(), static_cast<int>(pem.expose().size())));
  openssl::Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr) : nullptr);
  ERR_clear_error();
  if (!key) return fail(failure::key_unreadable, key_file.string() + ": no private key in PEM");
  const auto shown = key_form::public_half(key.get());
  if (!shown) return fail(failure::key_unreadable, key_file.string() + ": neither P-256 nor Ed25519 nor SM2");
  return std::make_unique<PemSigner>(std::move(key), *shown);
}

}  // namespace credit::seal
