#include <openssl/provider.h>
#include <openssl/store.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <mutex>

#include "base/failures/seal.h"
#include "report/seal/key_form.h"
#include "report/signers/open_signer.h"

namespace credit::signers {
namespace {

struct ContextEnds {
  void operator()(OSSL_LIB_CTX* context) const { OSSL_LIB_CTX_free(context); }
};
struct ProviderEnds {
  void operator()(OSSL_PROVIDER* provider) const { OSSL_PROVIDER_unload(provider); }
};
struct StoreEnds {
  void operator()(OSSL_STORE_CTX* store) const { OSSL_STORE_close(store); }
};
struct InfoEnds {
  void operator()(OSSL_STORE_INFO* info) const { OSSL_STORE_INFO_free(info); }
};

// A library context of its own: only this signer's operations go to the TPM.
struct Chip {
  std::unique_ptr<OSSL_LIB_CTX, ContextEnds> context{OSSL_LIB_CTX_new()};
  std::unique_ptr<OSSL_PROVIDER, ProviderEnds> tpm, usual;
  openssl::Key key;
};

tl::unexpected<Failure> missing(const std::string& what) {
  return fail(failure::key_token_missing, what + ": " + openssl::last_reason());
}

Result<openssl::Key> key_at(OSSL_LIB_CTX* context, std::uint32_t handle) {
  std::array<char, 24> address{};
  std::snprintf(address.data(), address.size(), "handle:0x%08x", handle);
  const std::unique_ptr<OSSL_STORE_CTX, StoreEnds> store(
      OSSL_STORE_open_ex(address.data(), context, "?provider=tpm2", nullptr, nullptr, nullptr, nullptr, nullptr));
  if (!store) return missing("TPM " + std::string(address.data()));
  while (OSSL_STORE_eof(store.get()) == 0) {
    const std::unique_ptr<OSSL_STORE_INFO, InfoEnds> info(OSSL_STORE_load(store.get()));
    if (info && OSSL_STORE_INFO_get_type(info.get()) == OSSL_STORE_INFO_PKEY)
      return openssl::Key(OSSL_STORE_INFO_get1_PKEY(info.get()));
  }
  return missing("no key at TPM " + std::string(address.data()));
}

// TPM 2.0 part 2 clause 8.3: made in this chip, and bound to it and to its place there. The provider tells it in text
// alone ("Object Attributes:", a line each); a provider that tells nothing proves nothing.
bool never_leaves(const EVP_PKEY* key) {
  const openssl::Bio text(BIO_new(BIO_s_mem()));
  if (!text || EVP_PKEY_print_private(text.get(), key, 0, nullptr) != 1) return false;
  const char* start = nullptr;
  const long size = BIO_get_mem_data(text.get(), &start);
  const std::string_view said(start, static_cast<std::size_t>(size));
  const auto attributes = said.substr(std::min(said.find("Object Attributes:"), said.size()));
  constexpr std::array<std::string_view, 3> wanted{"\n  fixedTPM\n", "\n  fixedParent\n", "\n  sensitiveDataOrigin\n"};
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](auto line) { return attributes.find(line) != std::string_view::npos; });
}

class TpmSigner final : public seal::Signer {
 public:
  TpmSigner(std::unique_ptr<Chip> chip, const seal::PublicKey& shown)
      : chip_(std::move(chip)), shown_(shown), id_(seal::key_id_of(shown)) {}

  seal::Algorithm algorithm() const override { return seal::Algorithm::es256; }
  seal::KeyId key_id() const override { return id_; }

  Result<Bytes> sign(ByteView message) const override {
    const std::scoped_lock lock(mutex_);
    const openssl::Digester digester(EVP_MD_CTX_new());
    std::size_t size = seal::key_form::der_limit;
    Bytes der(size);
    const bool done = digester &&
                      EVP_DigestSignInit_ex(digester.get(), nullptr, "SHA256", chip_->context.get(), "?provider=tpm2",
                                            chip_->key.get(), nullptr) == 1 &&
                      EVP_DigestSign(digester.get(), der.data(), &size, message.data(), message.size()) == 1;
    if (!done) return fail(failure::seal_key_unusable, "TPM: " + openssl::last_reason());
    der.resize(size);
    CREDIT_TRY(auto signature, seal::key_form::raw_from_der(der));
    // What the chip says is checked before it goes out under our name.
    if (!seal::verify_signature(shown_, message, signature))
      return fail(failure::seal_key_unusable, "the TPM signs wrongly");
    return signature;
  }

 private:
  std::unique_ptr<Chip> chip_;
  mutable std::mutex mutex_;  // the chip does one thing at a time
  seal::PublicKey shown_;
  seal::KeyId id_;
};

}  // namespace

Result<std::unique_ptr<seal::Signer>> open_tpm_signer(const TpmKey& key) {
  auto chip = std::make_unique<Chip>();
  CREDIT_ENSURE(chip->context != nullptr);
  chip->tpm.reset(OSSL_PROVIDER_load(chip->context.get(), "tpm2"));
  chip->usual.reset(OSSL_PROVIDER_load(chip->context.get(), "default"));
  if (!chip->tpm || !chip->usual) return missing("OpenSSL's tpm2 provider");
  CREDIT_TRY(chip->key, key_at(chip->context.get(), key.handle));
  const auto shown = chip->key ? seal::key_form::public_half(chip->key.get()) : std::nullopt;
  ERR_clear_error();
  if (!shown || shown->algorithm != seal::Algorithm::es256)
    return fail(failure::seal_key_unusable, "the TPM's key is not on P-256");
  if (!never_leaves(chip->key.get()))
    return fail(failure::seal_key_unusable, "the TPM's key was made elsewhere, or may be taken to another chip");
  return std::make_unique<TpmSigner>(std::move(chip), *shown);
}

}  // namespace credit::signers
