#include "tests/unit/seal/vector_maker.h"

namespace credit::test {

Vectors hostile_vectors() {
  Vectors all;
  add_hostile_claims(all);
  add_hostile_cose(all);
  add_hostile_signatures(all);
  add_hostile_keys(all);
  add_hostile_texts(all);
  return all;
}

}  // namespace credit::test
