// What OpenSSL 3 calls outdated (EC_KEY_METHOD) is the one way to a key that libraries without providers take.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

#include "base/tpm_key.h"

#include <openssl/pem.h>
#include <openssl/provider.h>

#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "base/failures/machine-identity.h"

namespace credit::tpm {
namespace {

constexpr const char* kernel_device = "/dev/tpmrm0";
constexpr const char* through_chip = "?provider=tpm2";
constexpr std::string_view label = "-----BEGIN TSS2 PRIVATE KEY-----";

using Context = std::unique_ptr<OSSL_LIB_CTX, openssl::Deleter<OSSL_LIB_CTX_free>>;
using Provider = std::unique_ptr<OSSL_PROVIDER, openssl::Deleter<OSSL_PROVIDER_unload>>;
using Curve = std::unique_ptr<EC_KEY, openssl::Deleter<EC_KEY_free>>;

// In this order: the key goes first, the context last.
struct Chip {
  Context context{OSSL_LIB_CTX_new()};
  Provider tpm, usual;
  openssl::Key key;
  Bytes pem;
  std::mutex mutex;  // the chip does one thing at a time
};

tl::unexpected<Failure> unusable(const std::string& what) {
  return fail(failure::tpm_unusable, what + ": " + openssl::last_reason());
}

int no_password(char*, int, int, void*) { return -1; }

Result<std::unique_ptr<Chip>> open_chip() {
  auto chip = std::make_unique<Chip>();
  CREDIT_ENSURE(chip->context != nullptr);
  chip->tpm.reset(OSSL_PROVIDER_load(chip->context.get(), "tpm2"));
  chip->usual.reset(OSSL_PROVIDER_load(chip->context.get(), "default"));
  if (!chip->tpm || !chip->usual) return unusable("OpenSSL's tpm2 provider");
  return chip;
}

void forget_chip(void*, void* held, CRYPTO_EX_DATA*, int, long, void*) { delete static_cast<Chip*>(held); }

int place_of_chip() {
  static const int place = EC_KEY_get_ex_new_index(0, nullptr, nullptr, nullptr, forget_chip);
  return place;
}

Chip* chip_of(const EC_KEY* key) {
  return key == nullptr ? nullptr : static_cast<Chip*>(EC_KEY_get_ex_data(key, place_of_chip()));
}

int sign(int, const unsigned char* digest, int size, unsigned char* signature, unsigned* length, const BIGNUM*,
         const BIGNUM*, EC_KEY* key) {
  auto* chip = chip_of(key);
  if (chip == nullptr || size < 0) return 0;
  const std::scoped_lock lock(chip->mutex);
  const openssl::KeyContext work(EVP_PKEY_CTX_new_from_pkey(chip->context.get(), chip->key.get(), through_chip));
  std::size_t room = static_cast<std::size_t>(ECDSA_size(key));
  if (!work || EVP_PKEY_sign_init(work.get()) != 1 || EVP_PKEY_CTX_set_signature_md(work.get(), EVP_sha256()) != 1 ||
      EVP_PKEY_sign(work.get(), signature, &room, digest, static_cast<std::size_t>(size)) != 1)
    return 0;
  *length = static_cast<unsigned>(room);
  return 1;
}

int no_setup(EC_KEY*, BN_CTX*, BIGNUM**, BIGNUM**) { return 0; }
ECDSA_SIG* no_raw(const unsigned char*, int, const BIGNUM*, const BIGNUM*, EC_KEY*) { return nullptr; }

const EC_KEY_METHOD* by_chip() {
  static const EC_KEY_METHOD* const method = [] {
    auto* made = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
    if (made != nullptr) EC_KEY_METHOD_set_sign(made, sign, no_setup, no_raw);
    return made;
  }();
  return method;
}

// Its public half and, for signatures, the chip.
Result<openssl::Key> whole_by_itself(std::unique_ptr<Chip> chip) {
  Bytes point(65);
  std::size_t size = 0;
  const bool told = EVP_PKEY_get_octet_string_param(chip->key.get(), "pub", point.data(), point.size(), &size) == 1;
  const Curve curve(EC_KEY_new_by_curve_name(NID_X9_62_prime256v1));
  openssl::Key key(EVP_PKEY_new());
  const bool made = told && curve && key && by_chip() != nullptr &&
                    EC_KEY_oct2key(curve.get(), point.data(), size, nullptr) == 1 &&
                    EC_KEY_set_method(curve.get(), by_chip()) == 1 &&
                    EC_KEY_set_ex_data(curve.get(), place_of_chip(), chip.get()) == 1;
  if (!made) return unusable("the TPM's key is not on P-256");
  (void)chip.release();  // the curve's key has it now
  if (EVP_PKEY_set1_EC_KEY(key.get(), curve.get()) != 1) return unusable("key");
  return key;
}

}  // namespace

bool present() {
  const char* named = std::getenv("TPM2OPENSSL_TCTI");
  std::error_code error;
  return (named != nullptr && *named != '\0') || std::filesystem::exists(kernel_device, error);
}

bool wrapped(ByteView pem) {
  return std::string_view(reinterpret_cast<const char*>(pem.data()), pem.size()).find(label) != std::string_view::npos;
}

Result<openssl::Key> make_key() {
  CREDIT_TRY(auto chip, open_chip());
  chip->key.reset(EVP_PKEY_Q_keygen(chip->context.get(), through_chip, "EC", "P-256"));
  if (!chip->key) return unusable("no key was made");
  const openssl::Bio pem(BIO_new(BIO_s_mem()));
  if (!pem || PEM_write_bio_PrivateKey_ex(pem.get(), chip->key.get(), nullptr, nullptr, 0, nullptr, nullptr,
                                          chip->context.get(), through_chip) != 1)
    return unusable("the key's wrapping");
  const unsigned char* start = nullptr;
  const long size = BIO_get_mem_data(pem.get(), &start);
  chip->pem.assign(start, start + size);
  if (!wrapped(chip->pem)) return unusable("the key was not made by the chip");
  return whole_by_itself(std::move(chip));
}

Result<openssl::Key> read_key(ByteView pem) {
  CREDIT_TRY(auto chip, open_chip());
  const openssl::Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  chip->key.reset(
      PEM_read_bio_PrivateKey_ex(text.get(), nullptr, no_password, nullptr, chip->context.get(), through_chip));
  if (!chip->key) return unusable("not a key of this machine's TPM");
  chip->pem.assign(pem.begin(), pem.end());
  return whole_by_itself(std::move(chip));
}

const Bytes* pem_of(const EVP_PKEY* key) {
  const auto* chip = EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? chip_of(EVP_PKEY_get0_EC_KEY(key)) : nullptr;
  return chip == nullptr ? nullptr : &chip->pem;
}

}  // namespace credit::tpm
