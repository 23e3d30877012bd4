-- The platform's store, in numbered steps: a new store does all of them, an older one those it lacks (credit-platform
-- store migrate). A step that was delivered never changes, not by a blank; what is new is appended to the last one, or,
-- once that was delivered, begins another. The words are those that SQLite and PostgreSQL share (dialect.h).
-- Statements are parted by blank lines. Times are RFC 3339 UTC, days are yyyy-mm-dd.

-- version 1

CREATE TABLE source (
  name        TEXT PRIMARY KEY,               -- a table of platform/import/tables
  unavailable INTEGER NOT NULL DEFAULT 0      -- set by hand while the department cannot answer for its data
) WITHOUT ROWID;

CREATE TABLE batch (
  id       INTEGER PRIMARY KEY,
  source   TEXT NOT NULL REFERENCES source,
  file     TEXT NOT NULL,
  sha256   TEXT NOT NULL,
  as_of    TEXT NOT NULL,                     -- the delivery holds everything decided up to then
  imported TEXT NOT NULL,
  taken    INTEGER NOT NULL,
  doubled  INTEGER NOT NULL,
  rejected INTEGER NOT NULL
);

CREATE INDEX batch_source ON batch (source, as_of);

CREATE TABLE person (
  id_number TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  fields    TEXT NOT NULL,                    -- JSON object, by field id
  batch     INTEGER NOT NULL REFERENCES batch
) WITHOUT ROWID;

CREATE TABLE organisation (
  uscc   TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  fields TEXT NOT NULL,
  batch  INTEGER NOT NULL REFERENCES batch
) WITHOUT ROWID;

CREATE TABLE record (
  id            INTEGER PRIMARY KEY,
  source        TEXT NOT NULL REFERENCES source,
  subject       TEXT NOT NULL,                -- ID number or social credit code
  decision      TEXT NOT NULL,                -- what makes the record one of its kind for this subject
  dated         TEXT NOT NULL,
  publish_until TEXT NOT NULL DEFAULT '',     -- after this day it may no longer be published; '' is no limit
  repaired      INTEGER NOT NULL DEFAULT 0,
  fields        TEXT NOT NULL,                -- JSON object, by field id, as it stands in the document
  batch         INTEGER NOT NULL REFERENCES batch,
  superseded_by INTEGER REFERENCES batch      -- a later delivery corrected it; kept, never used
);

CREATE UNIQUE INDEX record_current ON record (subject, source, decision) WHERE superseded_by IS NULL;

CREATE TABLE rejected_row (
  id       INTEGER PRIMARY KEY,
  batch    INTEGER NOT NULL REFERENCES batch,
  source   TEXT NOT NULL REFERENCES source,
  line     INTEGER NOT NULL,
  failure  TEXT NOT NULL,
  subject  TEXT NOT NULL,                     -- '' when it could not be read
  decision TEXT NOT NULL,
  settled  TEXT                               -- when a good row took its place, or the staff settled it
);

CREATE INDEX rejected_open ON rejected_row (subject, source) WHERE settled IS NULL;

CREATE TABLE kiosk (
  fingerprint TEXT PRIMARY KEY,               -- SHA-1 of the certificate, lower-case hex, as nginx tells it
  id          TEXT NOT NULL,
  enrolled    TEXT NOT NULL,
  revoked     TEXT
) WITHOUT ROWID;

CREATE TABLE visit (
  token   TEXT PRIMARY KEY,                   -- SHA-256 of the token; the token itself is kept nowhere
  kiosk   TEXT NOT NULL,
  subject TEXT NOT NULL REFERENCES person,
  opened  TEXT NOT NULL,
  expires TEXT NOT NULL,
  ended   TEXT
) WITHOUT ROWID;

CREATE TABLE report (
  number          TEXT PRIMARY KEY,
  check_code      TEXT NOT NULL,
  status_index    INTEGER NOT NULL UNIQUE,
  visit           TEXT NOT NULL REFERENCES visit,
  idempotency_key TEXT NOT NULL,
  request_digest  TEXT NOT NULL,
  issued          TEXT NOT NULL,
  valid_until     TEXT NOT NULL,
  document        BLOB NOT NULL,              -- the exact bytes the seal binds
  seal            BLOB NOT NULL,
  UNIQUE (visit, idempotency_key)
);

CREATE TRIGGER report_is_final BEFORE UPDATE ON report
BEGIN SELECT RAISE(ABORT, 'an issued report does not change'); END;

CREATE TRIGGER report_stays BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'an issued report stays'); END;

CREATE TABLE outcome (
  id      INTEGER PRIMARY KEY,
  report  TEXT NOT NULL REFERENCES report,
  kiosk   TEXT NOT NULL,
  at      TEXT NOT NULL,
  outcome TEXT NOT NULL,
  pages   INTEGER NOT NULL,
  copy    INTEGER NOT NULL,
  failure TEXT NOT NULL
);

CREATE TABLE register (
  sequence INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  kiosk    TEXT NOT NULL,                     -- who asked: the machine the person stood at
  machine  TEXT NOT NULL,                     -- its certificate
  whom     TEXT NOT NULL,                     -- keyed digest of the ID number: equal for equal persons, readable by nobody
  why      TEXT NOT NULL,                     -- purpose code; '' before one was given
  authorisation  TEXT NOT NULL,               -- by what right: own_card, holds_paper
  consent        TEXT NOT NULL,               -- version of the text agreed to; '' where none is asked for
  consent_sha256 TEXT NOT NULL,               -- of that text
  action   TEXT NOT NULL,
  outcome  TEXT NOT NULL,                     -- done, or the failure's name
  report   TEXT NOT NULL,
  chain    TEXT NOT NULL                      -- SHA-256 over the row before and this one, see register.h
);

CREATE TABLE checkpoint (
  number    INTEGER PRIMARY KEY,              -- 1, 2, 3 ...: one taken away shows
  kept_from INTEGER NOT NULL,                 -- the rows before this one were dropped by the retention policy
  signed    BLOB NOT NULL                     -- see checkpoint.h
);

CREATE TRIGGER checkpoint_is_final BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a checkpoint does not change'); END;

CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a checkpoint stays'); END;

CREATE TRIGGER register_is_final BEFORE UPDATE ON register
BEGIN SELECT RAISE(ABORT, 'the query register does not change'); END;

CREATE TRIGGER register_stays BEFORE DELETE ON register
WHEN NOT EXISTS (SELECT 1 FROM checkpoint WHERE kept_from > OLD.sequence)
BEGIN SELECT RAISE(ABORT, 'the query register stays'); END;

CREATE TABLE switch (
  name TEXT PRIMARY KEY,
  is_on INTEGER NOT NULL
) WITHOUT ROWID;

-- version 2: legal representatives, quotas, who asked, wrong codes, enrolment

-- the legal representative's ID number; '' gives nobody authority. In no document
ALTER TABLE organisation ADD COLUMN representative_id TEXT NOT NULL DEFAULT '';

CREATE INDEX organisation_representative ON organisation (representative_id) WHERE representative_id <> '';

-- from here on: '' of nobody registered here; '*' when nobody can say whose it is
UPDATE rejected_row SET subject = '*' WHERE subject = '' AND settled IS NULL;

CREATE TABLE visit_subject (
  visit TEXT NOT NULL REFERENCES visit,
  uscc  TEXT NOT NULL,                        -- the visitor was told that this one may be asked about
  PRIMARY KEY (visit, uscc)
) WITHOUT ROWID;

-- keyed digest, as in the register; '' of reports issued before
ALTER TABLE report ADD COLUMN subject TEXT NOT NULL DEFAULT '';

-- the edition without its version: what a quota counts
ALTER TABLE report ADD COLUMN type TEXT NOT NULL DEFAULT '';

CREATE INDEX report_quota ON report (subject, type, issued);

-- who asked: keyed digest as in whom; '' where nobody said who he is, and in rows of before, whose chain knows no asker
ALTER TABLE register ADD COLUMN asker TEXT NOT NULL DEFAULT '';

CREATE TABLE rejected_code (                  -- of every rejected row: whose it claims to be
  batch      INTEGER NOT NULL REFERENCES batch,
  line       INTEGER NOT NULL,
  code       TEXT NOT NULL,                   -- of the subject, as delivered, wrong or not
  name       TEXT NOT NULL,                   -- as delivered
  known_code TEXT NOT NULL,                   -- what the register says instead; '' when that is not the trouble
  known_name TEXT NOT NULL,
  incomplete INTEGER NOT NULL,                -- a required cell is empty
  PRIMARY KEY (batch, line)
) WITHOUT ROWID;

CREATE INDEX rejected_decision ON rejected_row (source, decision) WHERE settled IS NULL;

CREATE INDEX rejected_name ON rejected_code (name);

CREATE TABLE known_name (                     -- the staff looked: this subject also goes by this name
  subject TEXT NOT NULL,
  name    TEXT NOT NULL,
  noted   TEXT NOT NULL,
  PRIMARY KEY (subject, name)
) WITHOUT ROWID;

CREATE TABLE early_name (                     -- names of subjects with records that no register has delivered yet
  subject TEXT NOT NULL,
  name    TEXT NOT NULL,
  source  TEXT NOT NULL REFERENCES source,
  PRIMARY KEY (subject, name, source)
) WITHOUT ROWID;

CREATE INDEX person_name ON person (name);

CREATE INDEX organisation_name ON organisation (name);

CREATE TABLE invitation (
  kiosk      TEXT PRIMARY KEY,
  code       TEXT NOT NULL,                   -- SHA-256 of kiosk and one-time code; the code itself is kept nowhere
  expires    TEXT NOT NULL,
  tries_left INTEGER NOT NULL,
  used       TEXT
) WITHOUT ROWID;

CREATE TABLE superseded_certificate (
  fingerprint TEXT PRIMARY KEY,
  until       TEXT NOT NULL                   -- a renewed machine may come with the old one until then
) WITHOUT ROWID;

CREATE TABLE locked_kiosk (
  kiosk TEXT PRIMARY KEY,                     -- lost or under inquiry: none of its certificates is admitted or renewed
  since TEXT NOT NULL
) WITHOUT ROWID;

-- version 3: two services on one store, objections

CREATE TABLE counter (                        -- what two services must never both give away
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE objection (
  number          TEXT PRIMARY KEY,
  visit           TEXT NOT NULL REFERENCES visit,
  idempotency_key TEXT NOT NULL,
  request_digest  TEXT NOT NULL,
  subject         TEXT NOT NULL,              -- ID number or social credit code, as of records
  report          TEXT NOT NULL REFERENCES report,
  record          TEXT NOT NULL,              -- which record of it: penalty.1
  place           TEXT NOT NULL,              -- the same in words
  source          TEXT NOT NULL REFERENCES source,
  decision        TEXT NOT NULL,              -- the stored record: while this is open, reports mark it
  reason          TEXT NOT NULL,
  received        TEXT NOT NULL,
  state           TEXT NOT NULL,              -- open, corrected, kept
  answered        TEXT,
  answer          TEXT NOT NULL,
  UNIQUE (visit, idempotency_key)
);

CREATE UNIQUE INDEX objection_open ON objection (subject, source, decision) WHERE state = 'open';

CREATE INDEX objection_subject ON objection (subject, received);

CREATE INDEX register_whom ON register (whom, sequence);

CREATE INDEX register_report ON register (report, sequence) WHERE report <> '';

CREATE TABLE issuing_stop (                   -- the emergency switch: on while one of these has not ended
  id         INTEGER PRIMARY KEY,
  since      TEXT NOT NULL,
  stopped_by TEXT NOT NULL,
  reason     TEXT NOT NULL,
  ended      TEXT,
  ended_by   TEXT
);

-- a stop of before: since when, and by whom, was not noted then
INSERT INTO issuing_stop (since, stopped_by, reason)
SELECT '1970-01-01T00:00:00Z', '', '' FROM switch WHERE name = 'issuing_stopped' AND is_on <> 0;

DROP TABLE switch;

-- version 4: agents

CREATE TABLE agent_grant (                    -- held here for organisations without an electronic licence; see licence/
  id           TEXT PRIMARY KEY,
  uscc         TEXT NOT NULL,
  agent_name   TEXT NOT NULL,
  agent_number TEXT NOT NULL,
  scope        TEXT NOT NULL,                 -- everything, certain_items
  items        TEXT NOT NULL,                 -- of certain_items, parted by commas
  valid_from   TEXT NOT NULL,
  valid_to     TEXT NOT NULL,
  withdrawn    INTEGER NOT NULL
);

CREATE INDEX agent_grant_agent ON agent_grant (agent_number);

CREATE TABLE visit_grant (                    -- the visitor was told that he may ask about this one, by this grant
  visit       TEXT NOT NULL REFERENCES visit,
  uscc        TEXT NOT NULL,
  agent_grant TEXT NOT NULL,
  PRIMARY KEY (visit, uscc)
);

CREATE TABLE visit_invitation (               -- what the machine shows for a phone to read, the last of each visit
  visit   TEXT PRIMARY KEY REFERENCES visit,
  text    TEXT NOT NULL,
  expires TEXT NOT NULL,
  uscc    TEXT NOT NULL                       -- '' until it was confirmed on the phone and collected
);

-- version 5: person check and the desk; how good deliveries are

CREATE TABLE person_check (
  visit  TEXT PRIMARY KEY REFERENCES visit,   -- the card's holder was seen to stand at the machine
  way    TEXT NOT NULL,                       -- phone_code, desk
  passed TEXT NOT NULL
);

CREATE TABLE phone_code (
  visit      TEXT PRIMARY KEY REFERENCES visit,
  code       TEXT NOT NULL,                   -- keyed digest of visit and code; the code itself is kept nowhere
  expires    TEXT NOT NULL,
  tries_left INTEGER NOT NULL
);

CREATE TABLE code_sent (
  id     INTEGER PRIMARY KEY,
  person TEXT NOT NULL,                       -- keyed digest, as in the register
  kiosk  TEXT NOT NULL,
  at     TEXT NOT NULL
);

CREATE INDEX code_sent_at ON code_sent (at);

CREATE TABLE desk_request (
  visit   TEXT PRIMARY KEY REFERENCES visit,  -- who waits for the staff to look at card and person
  pairing TEXT NOT NULL,                      -- what machine and desk page both show
  asked   TEXT NOT NULL,
  state   TEXT NOT NULL,                      -- waiting, confirmed, refused
  account TEXT NOT NULL,                      -- who settled it; '' while nobody did
  settled TEXT NOT NULL
);

CREATE INDEX desk_request_waiting ON desk_request (pairing) WHERE state = 'waiting';

CREATE TABLE staff (
  account  TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  password TEXT NOT NULL,                     -- scrypt, see desk/password.h
  disabled INTEGER NOT NULL
);

CREATE TABLE staff_session (
  token   TEXT PRIMARY KEY,                   -- SHA-256 of the token; the token itself is kept nowhere
  account TEXT NOT NULL REFERENCES staff,
  begun   TEXT NOT NULL,
  used    TEXT NOT NULL
);

CREATE TABLE failed_login (
  id  INTEGER PRIMARY KEY,
  who TEXT NOT NULL,                          -- keyed digest of an account or an address
  at  TEXT NOT NULL
);

CREATE INDEX failed_login_who ON failed_login (who, at);

CREATE TABLE staff_deed (
  id      INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  account TEXT NOT NULL,
  deed    TEXT NOT NULL,                      -- login, login_refused, logout, confirm, refuse, refill
  about   TEXT NOT NULL                       -- the machine; '' where it concerns none
);

CREATE TABLE kiosk_state (
  kiosk    TEXT PRIMARY KEY,
  seen     TEXT NOT NULL,
  in_order INTEGER NOT NULL,
  failures TEXT NOT NULL                      -- names of the failure catalogue, parted by blanks
);

CREATE TABLE refill (
  id      INTEGER PRIMARY KEY,
  kiosk   TEXT NOT NULL,
  at      TEXT NOT NULL,
  sheets  INTEGER NOT NULL,
  account TEXT NOT NULL
);

CREATE INDEX refill_kiosk ON refill (kiosk);

CREATE INDEX outcome_kiosk ON outcome (kiosk, at);

-- beside incomplete: something that stands in the row cannot be right; of rows of before only the one is known
ALTER TABLE rejected_code ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0;

UPDATE rejected_code SET wrong = 1 - incomplete;

CREATE INDEX record_batch ON record (batch);
