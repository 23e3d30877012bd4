// "Who asked about me": the query register as its subject may see it. The visitor's own queries are marked; others are
// told by what they are and for what they asked, never by name or number.
#pragma once
#include "platform/issue/offer.h"
#include "platform/rights/sheet.h"
#include "platform/store/inquiries.h"

namespace credit::platform {

// `visitor` is the keyed digest of the person who looks.
Sheet inquiry_sheet(const ServiceBook& book, const Offer& offer, const std::vector<Inquiry>& inquiries,
                    const std::string& visitor);

}  // namespace credit::platform
