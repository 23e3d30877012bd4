// A PKCS#11 module and one logged-in session on one of its tokens (PKCS#11 2.40).
#pragma once
#include <p11-kit/pkcs11.h>

#include <memory>
#include <vector>

#include "report/signers/key_reference.h"

namespace credit::signers {

std::string name_of_answer(CK_RV answer);  // "CKR_0x000000A0"

class Token {
 public:
  static Result<std::unique_ptr<Token>> open(const TokenKey& key);  // key_token_missing, key_token_locked
  ~Token();
  Token(const Token&) = delete;
  Token& operator=(const Token&) = delete;

  bool can_sign_by(CK_MECHANISM_TYPE mechanism) const;
  // Objects of that class with the key's label and id.
  std::vector<CK_OBJECT_HANDLE> find(CK_OBJECT_CLASS kind, const TokenKey& key) const;
  Bytes attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;  // empty when there is none
  Result<Bytes> sign(CK_OBJECT_HANDLE object, CK_MECHANISM_TYPE mechanism,
                     ByteView message) const;  // seal_key_unusable

 private:
  Token() = default;
  Status load(const std::filesystem::path& module);
  Result<CK_SLOT_ID> find_slot(const std::string& label) const;
  Status enter(const std::filesystem::path& pin_file);

  void* library_ = nullptr;
  CK_FUNCTION_LIST* calls_ = nullptr;
  CK_SLOT_ID slot_ = 0;
  CK_SESSION_HANDLE session_ = 0;
  bool initialised_ = false, entered_ = false;
};

}  // namespace credit::signers
