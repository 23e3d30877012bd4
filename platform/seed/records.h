// Invented records: what a department could have delivered, in the fields of the tables' layouts.
#pragma once
#include <map>

#include "base/clock.h"
#include "platform/seed/subjects.h"

namespace credit::platform {

struct SeedRecord {
  std::string table;                          // a layout's id
  std::map<std::string, std::string> fields;  // by field id
};

class RecordMaker {
 public:
  RecordMaker(Chance& chance, Day today) : chance_(chance), today_(today) {}
  // The n-th record of a subject: all live on the given day, all within the last five years.
  SeedRecord make(const SeedSubject& subject, int n);

 private:
  using Fields = std::map<std::string, std::string>;
  SeedRecord of_organisation(int n);
  Fields licence();
  Fields penalty(bool natural);
  Fields enforcement();
  Fields tax_violation();
  Fields certificate();
  Fields award();
  Fields enforcement_debtor();
  Fields commitment();
  Fields other();
  std::string day_before(int low, int high);  // so many days before today
  std::string day_after(int low, int high);
  std::string number(std::string_view prefix);
  void add_authority(Fields& fields, const std::string& name);

  Chance& chance_;
  Day today_;
  int count_ = 0;
};

}  // namespace credit::platform
