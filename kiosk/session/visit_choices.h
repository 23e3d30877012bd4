// What is left to choose in a visit: pure questions about what the visitor brings and the platform offers.
#pragma once
#include "kiosk/session/visit_data.h"
#include "report/document/span.h"

namespace credit::session {

// Kinds of report on offer for the subject that was chosen, in the offer's order; none before.
std::vector<const platform_client::OfferedEdition*> kinds_of(const VisitData& data);
bool agents_served(const VisitData& data);
bool several_subjects(const VisitData& data);
bool several_kinds(const VisitData& data);
bool some_left(const VisitData& data);  // of the domains asked for, some are neither silent nor left out
// The earliest day that own dates may begin on.
Day earliest_day(const platform_client::OfferedEdition& edition, Day today);
// A report by domains says neither more nor less than was asked: chosen domains answered, but for those left out by
// name.
bool domains_as_asked(const document::Document& document, const VisitData& data);

}  // namespace credit::session
