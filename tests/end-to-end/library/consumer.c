/* consumer TRUST INPUT TIME EDITIONS: the verifier from plain C. Prints what it learns; exits with the conclusion. */
#include <creditreport.h>
#include <stdio.h>
#include <stdlib.h>

static uint8_t *read_whole(const char *name, size_t *size) {
  FILE *file = fopen(name, "rb");
  uint8_t *bytes = NULL;
  long length = 0;
  if (file == NULL) return NULL;
  if (fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0 && fseek(file, 0, SEEK_SET) == 0 &&
      (bytes = malloc((size_t)length + 1)) != NULL)
    *size = fread(bytes, 1, (size_t)length, file);
  fclose(file);
  return bytes;
}

static int told(creditreport_failure *failure) {
  printf("failure %s: %s\n", creditreport_failure_code(failure), creditreport_failure_title(failure, CREDITREPORT_EN));
  creditreport_failure_free(failure);
  return 9;
}

static void tell(const creditreport_verdict *verdict) {
  int64_t copy = 0;
  size_t i;
  int stage;
  for (stage = 0; stage < CREDITREPORT_STAGES; ++stage) {
    const creditreport_failure *failure = creditreport_verdict_failure(verdict, stage);
    if (failure != NULL)
      printf("%s: %s\n", creditreport_stage_name(stage), creditreport_failure_code(failure));
  }
  if (creditreport_verdict_text(verdict, CREDITREPORT_REPORT_NUMBER) != NULL)
    printf("number %s\n", creditreport_verdict_text(verdict, CREDITREPORT_REPORT_NUMBER));
  if (creditreport_verdict_number(verdict, CREDITREPORT_COPY, &copy) == 1) printf("copy %d\n", (int)copy);
  for (i = 0; i < creditreport_verdict_counts(verdict); ++i) printf("count %d\n", creditreport_verdict_count(verdict, i));
}

/* Wrong arguments are answers, never a crash. */
static int holds_its_edges(const creditreport_verifier *verifier) {
  creditreport_failure *failure = NULL;
  int right = creditreport_verdict_conclusion(NULL) == CREDITREPORT_UNREADABLE;
  right = right && creditreport_check(verifier, CREDITREPORT_INPUT_ANY, NULL, 5, 0, &failure) == NULL && failure != NULL;
  creditreport_failure_free(failure);
  failure = NULL;
  right = right && creditreport_check(NULL, CREDITREPORT_INPUT_ANY, NULL, 0, 0, &failure) == NULL && failure != NULL;
  creditreport_failure_free(failure);
  right = right && creditreport_check(verifier, 77, NULL, 0, 0, NULL) == NULL;
  right = right && creditreport_verdict_text(NULL, CREDITREPORT_KIOSK) == NULL;
  right = right && creditreport_stage_name(99) == NULL;
  creditreport_verdict_free(NULL);
  creditreport_verifier_free(NULL);
  creditreport_failure_free(NULL);
  creditreport_text_free(NULL);
  return right;
}

int main(int argc, char **argv) {
  creditreport_failure *failure = NULL;
  creditreport_verifier *verifier;
  creditreport_verdict *verdict;
  size_t trust_size = 0, input_size = 0;
  uint8_t *trust, *input;
  int conclusion;
  if (argc != 5) return 8;
  trust = read_whole(argv[1], &trust_size);
  input = read_whole(argv[2], &input_size);
  if (trust == NULL || input == NULL) return 8;
  verifier = creditreport_verifier_open(trust, trust_size, argv[4], NULL, &failure);
  free(trust);
  if (verifier == NULL) {
    free(input);
    return told(failure);
  }
  if (!holds_its_edges(verifier)) return 7;
  verdict = creditreport_check(verifier, CREDITREPORT_INPUT_ANY, input, input_size, strtoll(argv[3], NULL, 10), &failure);
  free(input);
  creditreport_verifier_free(verifier);
  if (verdict == NULL) return told(failure);
  conclusion = (int)creditreport_verdict_conclusion(verdict);
  printf("%s\n", creditreport_conclusion_name((creditreport_conclusion)conclusion));
  tell(verdict);
  creditreport_verdict_free(verdict);
  return conclusion;
}
