// Which services a visitor may choose among: those of the offer that are for the subject he asks about.
#pragma once
#include "kiosk/session/visit_data.h"
#include "kiosk/session/visit_view.h"

namespace credit::session {

inline constexpr const char* report_service = "report";
inline constexpr const char* objection_service = "objection";

std::vector<const platform_client::OfferedService*> services_for(const VisitData& data);
bool offers(const VisitData& data, std::string_view service);
Personal<std::string> subject_asked(const VisitData& data);  // an organisation's code; empty: the visitor himself

// What the screens of the services show.
void show_services(Picture& picture, const VisitData& data, std::size_t language);
void show_sheet(Picture& picture, const VisitData& data, std::size_t language);

}  // namespace credit::session
