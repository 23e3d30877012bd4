// The platform's JSON, read strictly: every member of the right type and length, or platform_answer_malformed. Pure.
#pragma once
#include "kiosk/platform/client.h"

namespace credit::platform_client {

Result<Offer> read_offer(ByteView json);  // the consent text must have the digest it claims
Result<VisitToken> read_visit(ByteView json);
Result<VisitSubject> read_agent_subject(ByteView json);  // whom a grant is for
Result<LicenceInvitation> read_invitation(ByteView json);
Result<std::optional<VisitSubject>> read_collected(ByteView json);  // nobody: not confirmed yet
Result<IssuedReport> read_report(ByteView json);
Result<CodeSent> read_code_sent(ByteView bytes);
Result<std::string> read_pairing(ByteView bytes);
Result<CheckState> read_check(ByteView bytes);
// application/problem+json -> the failure the platform names; a name that is not of its catalogue is malformed.
Failure read_problem(ByteView json);

}  // namespace credit::platform_client
