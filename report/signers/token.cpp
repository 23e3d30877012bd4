#include "report/signers/token.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/failures/seal.h"
#include "base/file.h"
#include "base/personal.h"

namespace credit::signers {
namespace {

constexpr std::size_t label_size = 32;
constexpr std::size_t pin_limit = 256;
constexpr std::size_t seal_room = 256;  // bytes: no signature of ours is longer
constexpr CK_ULONG slot_limit = 256, mechanism_limit = 1024, object_limit = 8;

tl::unexpected<Failure> missing(std::string what) { return fail(failure::key_token_missing, std::move(what)); }

std::string label_of(const CK_TOKEN_INFO& info) {
  std::string label(reinterpret_cast<const char*>(info.label), label_size);
  label.erase(label.find_last_not_of(' ') + 1);
  return label;
}

Result<Personal<std::string>> pin_in(const std::filesystem::path& file) {
  auto bytes = read_file(file, pin_limit);
  if (!bytes) return fail(failure::key_token_locked, "the PIN's file cannot be read: " + file.string());
  const Personal<Bytes> kept(std::move(*bytes));
  std::string_view text = text_view(kept.expose());
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return Personal<std::string>(std::string(text));
}

}  // namespace

std::string name_of_answer(CK_RV answer) {
  std::array<char, 24> name{};
  std::snprintf(name.data(), name.size(), "CKR_0x%08lX", answer);
  return name.data();
}

Result<std::unique_ptr<Token>> Token::open(const TokenKey& key) {
  std::unique_ptr<Token> token(new Token);
  CREDIT_CHECK(token->load(key.module));
  CREDIT_TRY(token->slot_, token->find_slot(key.token));
  CREDIT_CHECK(token->enter(key.pin_file));
  return token;
}

Token::~Token() {
  if (entered_) calls_->C_CloseSession(session_);
  if (initialised_) calls_->C_Finalize(nullptr);
  if (library_ != nullptr) dlclose(library_);
}

// Another part of the program may use the module already: then it is not ours to finalise.
Status Token::load(const std::filesystem::path& module) {
  library_ = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library_ == nullptr) return missing("no module " + module.string());
  const auto list = reinterpret_cast<CK_C_GetFunctionList>(dlsym(library_, "C_GetFunctionList"));
  if (list == nullptr || list(&calls_) != CKR_OK) return missing("not a PKCS#11 module: " + module.string());
  CK_C_INITIALIZE_ARGS threads{};
  threads.flags = CKF_OS_LOCKING_OK;
  const CK_RV answer = calls_->C_Initialize(&threads);
  initialised_ = answer == CKR_OK;
  if (!initialised_ && answer != CKR_CRYPTOKI_ALREADY_INITIALIZED)
    return missing("the module does not start: " + name_of_answer(answer));
  return {};
}

Result<CK_SLOT_ID> Token::find_slot(const std::string& label) const {
  std::array<CK_SLOT_ID, slot_limit> slots{};
  CK_ULONG count = slots.size();
  if (calls_->C_GetSlotList(CK_TRUE, slots.data(), &count) != CKR_OK) count = 0;
  std::vector<CK_SLOT_ID> fitting;
  for (CK_ULONG i = 0; i < count; ++i) {
    CK_TOKEN_INFO info{};
    if (calls_->C_GetTokenInfo(slots[i], &info) == CKR_OK && label_of(info) == label) fitting.push_back(slots[i]);
  }
  if (fitting.empty()) return missing("no token " + label);
  if (fitting.size() > 1) return missing("several tokens are called " + label);
  return fitting.front();
}

Status Token::enter(const std::filesystem::path& pin_file) {
  const CK_RV opened = calls_->C_OpenSession(slot_, CKF_SERIAL_SESSION, nullptr, nullptr, &session_);
  if (opened != CKR_OK) return missing("no session: " + name_of_answer(opened));
  entered_ = true;
  CREDIT_TRY(const auto pin, pin_in(pin_file));
  const auto* characters = reinterpret_cast<const CK_UTF8CHAR*>(pin.expose().data());
  const CK_RV answer = calls_->C_Login(session_, CKU_USER, const_cast<CK_UTF8CHAR*>(characters), pin.expose().size());
  if (answer != CKR_OK && answer != CKR_USER_ALREADY_LOGGED_IN)
    return fail(failure::key_token_locked, name_of_answer(answer));
  return {};
}

bool Token::can_sign_by(CK_MECHANISM_TYPE mechanism) const {
  std::array<CK_MECHANISM_TYPE, mechanism_limit> all{};
  CK_ULONG count = all.size();
  if (calls_->C_GetMechanismList(slot_, all.data(), &count) != CKR_OK) return false;
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min<CK_ULONG>(count, all.size()));
  CK_MECHANISM_INFO info{};  // some modules describe what they do not list
  return std::find(all.begin(), end, mechanism) != end &&
         calls_->C_GetMechanismInfo(slot_, mechanism, &info) == CKR_OK && (info.flags & CKF_SIGN) != 0;
}

std::vector<CK_OBJECT_HANDLE> Token::find(CK_OBJECT_CLASS kind, const TokenKey& key) const {
  std::string label = key.object;
  Bytes id = key.id;
  std::vector<CK_ATTRIBUTE> wanted{{CKA_CLASS, &kind, sizeof kind}};
  if (!label.empty()) wanted.push_back({CKA_LABEL, label.data(), label.size()});
  if (!id.empty()) wanted.push_back({CKA_ID, id.data(), id.size()});
  std::vector<CK_OBJECT_HANDLE> found(object_limit);
  CK_ULONG count = 0;
  if (calls_->C_FindObjectsInit(session_, wanted.data(), wanted.size()) != CKR_OK) return {};
  if (calls_->C_FindObjects(session_, found.data(), found.size(), &count) != CKR_OK) count = 0;
  calls_->C_FindObjectsFinal(session_);
  found.resize(count);
  return found;
}

Bytes Token::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
  CK_ATTRIBUTE asked{type, nullptr, 0};
  if (calls_->C_GetAttributeValue(session_, object, &asked, 1) != CKR_OK) return {};
  if (asked.ulValueLen == CK_UNAVAILABLE_INFORMATION) return {};
  Bytes value(asked.ulValueLen);
  asked.pValue = value.data();
  if (calls_->C_GetAttributeValue(session_, object, &asked, 1) != CKR_OK) return {};
  return value;
}

Result<Bytes> Token::sign(CK_OBJECT_HANDLE object, CK_MECHANISM_TYPE type, ByteView message) const {
  CK_MECHANISM mechanism{type, nullptr, 0};
  CK_RV answer = calls_->C_SignInit(session_, &mechanism, object);
  Bytes signature(seal_room);
  CK_ULONG size = signature.size();
  if (answer == CKR_OK)
    answer = calls_->C_Sign(session_, const_cast<CK_BYTE*>(message.data()), message.size(), signature.data(), &size);
  if (answer != CKR_OK) return fail(failure::seal_key_unusable, name_of_answer(answer));
  signature.resize(size);
  return signature;
}

}  // namespace credit::signers
