// The exchange as a small authority can run it, and as tests do: grants and codes in a store of its own. What the
// holder of a licence and his agent do on their phones, `credit-platform licence` does here.
#pragma once
#include <filesystem>
#include <memory>

#include "platform/licence/exchange.h"

namespace credit::platform::licence {

inline constexpr std::chrono::minutes code_lasts{5};

class ReferenceExchange final : public Exchange {
 public:
  explicit ReferenceExchange(std::filesystem::path store) : store_(std::move(store)) {}

  // On the phones. too_many_agents, grant_unknown, licence_invitation_expired
  Result<std::string> give(const Grant& grant);
  Status withdraw(const std::string& id);
  Result<std::string> show_code(const std::string& id, Instant now);
  Status confirm(const std::string& invitation, const std::string& id, Instant now);
  // The lifelong code of an organisation, on paper and in the app: it names, and gives nobody authority.
  static std::string enterprise_code(const std::string& uscc);

  Result<Grant> redeem(const Personal<std::string>& code, Instant now) override;
  Result<Invitation> invite(Instant now) override;
  Result<std::optional<Grant>> collect(const std::string& invitation, Instant now) override;
  Result<Grant> look_up(const std::string& id) override;

 private:
  std::filesystem::path store_;
};

}  // namespace credit::platform::licence
