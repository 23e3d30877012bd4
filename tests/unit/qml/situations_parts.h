// What the situations are put together from.
#pragma once
#include "tests/unit/qml/situations.h"

namespace credit::face_test {

// A picture of a visitor who is known and has agreed.
session::Picture with_person(session::VisitView::Screen screen, const QString& language);

void add_reports(std::vector<Situation>& all, const QString& language);
// Of a report by domains, made of one with a report of the other kind.
void add_special_preview(std::vector<Situation>& all, session::Picture picture, const QString& language);
void add_whom(std::vector<Situation>& all, const QString& language);
void add_agents(std::vector<Situation>& all, const QString& language);

}  // namespace credit::face_test
