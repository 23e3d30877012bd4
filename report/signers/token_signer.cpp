#include <algorithm>
#include <mutex>

#include "base/failures/seal.h"
#include "report/seal/claims.h"
#include "report/signers/open_signer.h"
#include "report/signers/token.h"

namespace credit::signers {
namespace {

// CKA_EC_PARAMS, an object identifier in DER: P-256; Ed25519 as an identifier (RFC 8410) or by name (PKCS#11 3.0).
const Bytes p256{0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
const Bytes ed25519{0x06, 0x03, 0x2B, 0x65, 0x70};
const Bytes ed25519_name{0x13, 0x0C, 'e', 'd', 'w', 'a', 'r', 'd', 's', '2', '5', '5', '1', '9'};
constexpr std::uint8_t octet_string = 0x04, uncompressed = 0x04;

tl::unexpected<Failure> unusable(const char* why) { return fail(failure::seal_key_unusable, why); }

// CKA_EC_POINT is an OCTET STRING around the point; some modules leave the wrapping out.
ByteView point_in(ByteView value, std::size_t size) {
  if (value.size() == size + 2 && value[0] == octet_string && value[1] == size) return value.subspan(2);
  return value;
}

Result<seal::PublicKey> public_key(ByteView parameters, ByteView wrapped) {
  seal::PublicKey key;
  const auto is = [&](const Bytes& curve) { return std::ranges::equal(parameters, curve); };
  if (is(p256)) {
    const auto point = point_in(wrapped, 65);
    if (point.size() != 65 || point[0] != uncompressed) return unusable("the token's public key is no point");
    std::ranges::copy(point.subspan(1, 32), key.x.begin());
    std::ranges::copy(point.subspan(33, 32), key.y.begin());
    return key;
  }
  const auto point = point_in(wrapped, 32);
  if ((!is(ed25519) && !is(ed25519_name)) || point.size() != 32) return unusable("neither P-256 nor Ed25519");
  key.algorithm = seal::Algorithm::ed25519;
  std::ranges::copy(point, key.x.begin());
  return key;
}

CK_MECHANISM_TYPE mechanism_of(seal::Algorithm algorithm) {
  return algorithm == seal::Algorithm::ed25519 ? CKM_EDDSA : CKM_ECDSA;
}

bool is_true(const Bytes& flag) { return flag.size() == 1 && flag[0] == CK_TRUE; }
bool is_false(const Bytes& flag) { return flag.size() == 1 && flag[0] == CK_FALSE; }

struct Opened {
  std::unique_ptr<Token> token;
  CK_OBJECT_HANDLE object = 0;
  seal::PublicKey shown;
};

Result<Opened> open(const TokenKey& key) {
  Opened opened;
  CREDIT_TRY(opened.token, Token::open(key));
  const auto secrets = opened.token->find(CKO_PRIVATE_KEY, key);
  const auto publics = opened.token->find(CKO_PUBLIC_KEY, key);
  if (secrets.size() != 1 || publics.size() != 1)
    return fail(failure::key_token_missing, "not one private and one public key of that name");
  opened.object = secrets.front();
  // A key that can be copied out of its token is worth no more than a file.
  if (!is_true(opened.token->attribute(opened.object, CKA_SENSITIVE)) ||
      !is_false(opened.token->attribute(opened.object, CKA_EXTRACTABLE)))
    return unusable("the private key can be copied out of the token");
  CREDIT_TRY(opened.shown, public_key(opened.token->attribute(publics.front(), CKA_EC_PARAMS),
                                      opened.token->attribute(publics.front(), CKA_EC_POINT)));
  if (!opened.token->can_sign_by(mechanism_of(opened.shown.algorithm)))
    return unusable("the token holds the key, but does not sign in its suite");
  return opened;
}

class TokenSigner final : public seal::Signer {
 public:
  TokenSigner(TokenKey key, Opened opened)
      : key_(std::move(key)), opened_(std::move(opened)), id_(seal::key_id_of(opened_.shown)) {}

  seal::Algorithm algorithm() const override { return opened_.shown.algorithm; }
  seal::KeyId key_id() const override { return id_; }

  // A token that lost its session (a restarted HSM, a card pulled and put back) is opened anew, once, for the same key.
  Result<Bytes> sign(ByteView message) const override {
    const std::scoped_lock lock(mutex_);
    auto signature = sign_once(message);
    if (signature) return signature;
    opened_.token.reset();
    CREDIT_TRY(auto again, open(key_));
    if (!(again.shown == opened_.shown)) return unusable("the token holds another key now");
    opened_ = std::move(again);
    return sign_once(message);
  }

 private:
  Result<Bytes> sign_once(ByteView message) const {
    if (!opened_.token) return unusable("no token");
    const bool edwards = algorithm() == seal::Algorithm::ed25519;
    const auto digest = seal::digest_of(message);
    const ByteView what = edwards ? message : ByteView(digest);
    CREDIT_TRY(auto signature, opened_.token->sign(opened_.object, mechanism_of(algorithm()), what));
    // What the token says is checked before it goes out under our name.
    if (!seal::verify_signature(opened_.shown, message, signature)) return unusable("the token signs wrongly");
    return signature;
  }

  TokenKey key_;
  mutable std::mutex mutex_;
  mutable Opened opened_;
  seal::KeyId id_;
};

}  // namespace

Result<std::unique_ptr<seal::Signer>> open_token_signer(const TokenKey& key) {
  CREDIT_TRY(auto opened, open(key));
  return std::make_unique<TokenSigner>(key, std::move(opened));
}

}  // namespace credit::signers
