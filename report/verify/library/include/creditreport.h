/* creditreport.h: is this sealed public credit report genuine, and what does it say?
 *
 * The verifier as a shared library for any language. Off line: no network, no global state, no output. Safe to use from
 * several threads: a verifier may be asked by all of them at once; a verdict or a failure belongs to one at a time.
 *
 * Ownership: what a function returns as a pointer without const is yours and has its own _free; what it returns as a
 * pointer to const is borrowed and lives as long as the object it was asked of. Text is UTF-8 and ends with NUL.
 * Times are seconds since 1970-01-01T00:00:00Z. No C++ exception ever leaves the library.
 *
 * Failures carry the code of the failure catalogue (docs/failures.md) as text, for example "seal_expired"; a code once
 * published keeps its meaning. Enumerators keep their numbers; later versions may append.
 */
#ifndef CREDITREPORT_H
#define CREDITREPORT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CREDITREPORT_API __attribute__((visibility("default")))
#else
#define CREDITREPORT_API
#endif

typedef struct creditreport_verifier creditreport_verifier;
typedef struct creditreport_verdict creditreport_verdict;
typedef struct creditreport_failure creditreport_failure;

typedef enum { CREDITREPORT_ZH_CN = 0, CREDITREPORT_ZH_TW = 1, CREDITREPORT_EN = 2 } creditreport_language;

typedef enum {
  CREDITREPORT_GENUINE = 0, /* and valid */
  CREDITREPORT_NOT_GENUINE = 1,
  CREDITREPORT_GENUINE_NOT_VALID = 2, /* expired, superseded or withdrawn */
  CREDITREPORT_UNREADABLE = 3         /* nothing can be said, for or against */
} creditreport_conclusion;

typedef enum {
  CREDITREPORT_STAGE_SCANNED = 0,
  CREDITREPORT_STAGE_DECODED = 1,
  CREDITREPORT_STAGE_PARSED = 2,
  CREDITREPORT_STAGE_TRUSTED_KEY = 3,
  CREDITREPORT_STAGE_SIGNATURE = 4,
  CREDITREPORT_STAGE_COUNTERSIGNATURE = 5,
  CREDITREPORT_STAGE_VALIDITY = 6,
  CREDITREPORT_STAGE_STATUS = 7,
  CREDITREPORT_STAGE_DOCUMENT_DIGEST = 8,
  CREDITREPORT_STAGE_PDF_STRUCTURE = 9,
  CREDITREPORT_STAGE_PDF_SIGNATURE = 10,
  CREDITREPORT_STAGE_PAGE_TEXT = 11
} creditreport_stage;
#define CREDITREPORT_STAGES 12

typedef enum {
  CREDITREPORT_NOT_REACHED = 0,
  CREDITREPORT_NOT_APPLICABLE = 1,
  CREDITREPORT_PASSED = 2,
  CREDITREPORT_FAILED = 3
} creditreport_answer;

typedef enum {
  CREDITREPORT_INPUT_ANY = 0,     /* PDF, PNG, JPEG, address or digits, told apart by content */
  CREDITREPORT_INPUT_SEAL = 1,    /* the seal's bytes (COSE_Sign1), at most 512 */
  CREDITREPORT_INPUT_TEXT = 2,    /* the address in the QR code, or its digits, at most 16 KiB */
  CREDITREPORT_INPUT_PICTURE = 3, /* PNG or JPEG, at most 64 MiB and 100 million pixels */
  CREDITREPORT_INPUT_PDF = 4,     /* the kiosk's signed PDF, at most 64 MiB */
  CREDITREPORT_INPUT_SCAN = 5     /* a scanner's PDF of the paper */
} creditreport_input;

typedef enum {
  CREDITREPORT_REPORT_NUMBER = 0,
  CREDITREPORT_ISSUER_CODE = 1,
  CREDITREPORT_ISSUER_NAME = 2,  /* as the trust list names it */
  CREDITREPORT_SUBJECT_NAME = 3, /* masked as sealed: a person's name keeps its first and last character */
  CREDITREPORT_SUBJECT_ID = 4,   /* masked as sealed */
  CREDITREPORT_EDITION = 5,      /* "natural-person/1" */
  CREDITREPORT_PURPOSE = 6,      /* a code */
  CREDITREPORT_KIOSK = 7,
  CREDITREPORT_PERIOD_FROM = 8, /* "2021-11-23" */
  CREDITREPORT_PERIOD_TO = 9
} creditreport_text_fact;

typedef enum {
  CREDITREPORT_ISSUED = 0,
  CREDITREPORT_EXPIRES = 1,
  CREDITREPORT_PRINTED = 2,     /* only of a seal with a countersignature */
  CREDITREPORT_COPY = 3,        /* likewise; 1 to 99 */
  CREDITREPORT_STATUS_SINCE = 4 /* only of a withdrawn or superseded report */
} creditreport_number_fact;

/* Counts of a chapter or domain that are no number of records. */
#define CREDITREPORT_NOT_ANSWERED (-1) /* the source gave no answer: never "no record" */
#define CREDITREPORT_NOT_ASKED (-2)

/* A choice is handed over as int, so that a caller of any language may hand over anything: what is none of its
 * constants is answered as each function says, an unknown language in English. */

/* "0.1.0" */
CREDITREPORT_API const char* creditreport_version(void);

/* A verifier from the bytes of a trust bundle (root, signed trust list, signed status lists).
 * editions: the folder of the editions' files, or NULL; with it the words on a PDF's pages are compared more closely.
 * page_program: credit-pdf-page, or NULL for the installed one; only PDFs need it.
 * NULL on failure; then *failure (if failure is not NULL) is yours. */
CREDITREPORT_API creditreport_verifier* creditreport_verifier_open(const uint8_t* bundle, size_t size,
                                                                   const char* editions, const char* page_program,
                                                                   creditreport_failure** failure);
CREDITREPORT_API void creditreport_verifier_free(creditreport_verifier* verifier); /* NULL is allowed */

/* The verdict as of the given time, 0 to 253402300799. A forged, damaged or strange input is a verdict, not a failure;
 * NULL only for a wrong argument or when memory is short (*failure as above). */
CREDITREPORT_API creditreport_verdict* creditreport_check(const creditreport_verifier* verifier, int kind,
                                                          const uint8_t* input, size_t size, int64_t at,
                                                          creditreport_failure** failure);
CREDITREPORT_API void creditreport_verdict_free(creditreport_verdict* verdict); /* NULL is allowed */

/* A NULL verdict is unreadable and knows nothing. */
CREDITREPORT_API creditreport_conclusion creditreport_verdict_conclusion(const creditreport_verdict* verdict);
CREDITREPORT_API creditreport_answer creditreport_verdict_answer(const creditreport_verdict* verdict, int stage);
/* NULL unless the stage failed. */
CREDITREPORT_API const creditreport_failure* creditreport_verdict_failure(const creditreport_verdict* verdict,
                                                                          int stage);
/* What weakens the answer without changing it: a list past its renewal date, no status list. */
CREDITREPORT_API size_t creditreport_verdict_notes(const creditreport_verdict* verdict);
CREDITREPORT_API const creditreport_failure* creditreport_verdict_note(const creditreport_verdict* verdict,
                                                                       size_t index); /* NULL out of range */
/* Where a PDF's pages say otherwise than the seal: the fact's name ("report_number"), and its page from 1. */
CREDITREPORT_API size_t creditreport_verdict_disagreements(const creditreport_verdict* verdict);
CREDITREPORT_API const char* creditreport_verdict_disagreement(const creditreport_verdict* verdict, size_t index,
                                                               int* page); /* NULL out of range; page may be NULL */

/* The sealed facts. Only of a genuine report (valid or not): of any other the answer is NULL, 0 or no count. */
CREDITREPORT_API const char* creditreport_verdict_text(const creditreport_verdict* verdict, int fact);
CREDITREPORT_API int creditreport_verdict_number(const creditreport_verdict* verdict, int fact,
                                                 int64_t* value); /* 1 and *value, or 0 */
/* Records by the edition's chapters or domains, in its order; see CREDITREPORT_NOT_ANSWERED. */
CREDITREPORT_API size_t creditreport_verdict_counts(const creditreport_verdict* verdict);
CREDITREPORT_API int creditreport_verdict_count(const creditreport_verdict* verdict,
                                                size_t index); /* not asked out of range */

/* The whole verdict as one JSON object, the one credit-verify --json prints. Free it with creditreport_text_free. */
CREDITREPORT_API char* creditreport_verdict_json(const creditreport_verdict* verdict, int language);
CREDITREPORT_API void creditreport_text_free(char* text); /* NULL is allowed */

/* The catalogue's code, and its words for the person who holds the paper. Never NULL for a failure that is not NULL. */
CREDITREPORT_API const char* creditreport_failure_code(const creditreport_failure* failure);
CREDITREPORT_API const char* creditreport_failure_title(const creditreport_failure* failure, int language);
CREDITREPORT_API const char* creditreport_failure_advice(const creditreport_failure* failure, int language);
CREDITREPORT_API const char* creditreport_failure_detail(
    const creditreport_failure* failure);                                       /* for a log; may be "" */
CREDITREPORT_API void creditreport_failure_free(creditreport_failure* failure); /* NULL is allowed */

CREDITREPORT_API const char* creditreport_stage_name(int stage);           /* "scanned"; NULL: none */
CREDITREPORT_API const char* creditreport_conclusion_name(int conclusion); /* likewise */

#ifdef __cplusplus
}
#endif
#endif
