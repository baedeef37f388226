/** The schema, one step a version. A step that has been released is never edited; a change is a new step. */

const INITIAL = `
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The journal: text is the leaf; hash its RFC 6962 leaf hash. draw and seq are set for public draw events.
  CREATE TABLE journal (
    idx INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    draw TEXT,
    seq INTEGER,
    UNIQUE (draw, seq)
  ) STRICT;

  CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    note TEXT NOT NULL
  ) STRICT;

  CREATE TABLE series (
    series INTEGER PRIMARY KEY,
    lottery TEXT NOT NULL,
    terms TEXT NOT NULL,
    commitment TEXT NOT NULL,
    tickets INTEGER NOT NULL
  ) STRICT;

  -- number is the 12-digit draw number as an integer. It is unique in its series; two series may share a few.
  CREATE TABLE ticket (
    number INTEGER NOT NULL,
    series INTEGER NOT NULL REFERENCES series (series),
    PRIMARY KEY (number, series)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE draw (
    id TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    plan TEXT NOT NULL,
    series INTEGER NOT NULL REFERENCES series (series),
    phase TEXT NOT NULL,
    closes_ms INTEGER NOT NULL,
    starts_ms INTEGER NOT NULL,
    -- 1: starts by itself at starts_ms; 0: waits for a host.
    automatic INTEGER NOT NULL,
    -- Set when a host starts the draw by hand.
    started_by TEXT,
    entry_count INTEGER,
    entry_lines BLOB,
    transcript TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX draw_by_created ON draw (created);

  CREATE TABLE contribution (
    draw TEXT NOT NULL REFERENCES draw (id),
    place INTEGER NOT NULL,
    contributor TEXT NOT NULL,
    commitment TEXT NOT NULL,
    secret BLOB,
    PRIMARY KEY (draw, place)
  ) STRICT, WITHOUT ROWID;

  -- One row a draw, ever: there is no second pick.
  CREATE TABLE picked (
    draw TEXT PRIMARY KEY REFERENCES draw (id),
    seed BLOB NOT NULL,
    picks TEXT NOT NULL,
    record INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- A ticket registers once in its life, for one draw of its series.
  CREATE TABLE registration (
    number INTEGER NOT NULL,
    series INTEGER NOT NULL,
    draw TEXT NOT NULL REFERENCES draw (id),
    at TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (number, series),
    FOREIGN KEY (number, series) REFERENCES ticket (number, series)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX registration_by_draw ON registration (draw, number);

  CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- token_hash is SHA-256 of the cookie's token.
  CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    expires_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/**
 * A draw that is called off releases its tickets: they may be registered again, and the old rows stay as what its
 * records account for.
 */
const RELEASED_REGISTRATIONS = `
  CREATE TABLE registration_2 (
    number INTEGER NOT NULL,
    series INTEGER NOT NULL,
    draw TEXT NOT NULL REFERENCES draw (id),
    at TEXT NOT NULL,
    record INTEGER NOT NULL,
    -- 1 once the draw was called off.
    released INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1)),
    PRIMARY KEY (number, series, draw),
    FOREIGN KEY (number, series) REFERENCES ticket (number, series)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO registration_2 (number, series, draw, at, record, released)
    SELECT r.number, r.series, r.draw, r.at, r.record, d.phase = 'aborted'
    FROM registration r JOIN draw d ON d.id = r.draw;
  DROP TABLE registration;
  ALTER TABLE registration_2 RENAME TO registration;
  CREATE INDEX registration_by_draw ON registration (draw, number);
  -- A ticket takes part once: it is registered for one draw that was not called off.
  CREATE UNIQUE INDEX registration_once ON registration (number, series) WHERE released = 0;
`;

/**
 * People with roles, commands that are done once, drafts of draws, imported lists, acts of two people. A draw may have no
 * series: its entries are then an imported list's. (Foreign keys are off while migrations run: see `database.ts`.)
 */
const PEOPLE_AND_ACTS = `
  ALTER TABLE account ADD COLUMN role TEXT NOT NULL DEFAULT 'host'
    CHECK (role IN ('host', 'commission', 'operator', 'auditor'));
  ALTER TABLE account ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1));

  -- What a request with an idempotency key was answered; digest is SHA-256 of the request, which is not kept.
  CREATE TABLE command (
    account TEXT NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (account, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX command_by_time ON command (at_ms);

  -- Imported entries, sorted, one a line; digest is SHA-256 of the lines, in hex.
  CREATE TABLE entry_list (
    list TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    count INTEGER NOT NULL,
    digest TEXT NOT NULL,
    lines BLOB NOT NULL,
    created_by TEXT NOT NULL REFERENCES account (id),
    created_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE draw_3 (
    id TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    plan TEXT NOT NULL,
    series INTEGER REFERENCES series (series),
    phase TEXT NOT NULL,
    closes_ms INTEGER NOT NULL,
    starts_ms INTEGER NOT NULL,
    automatic INTEGER NOT NULL,
    started_by TEXT,
    entry_count INTEGER,
    entry_lines BLOB,
    transcript TEXT,
    -- Where the entries come from, if not from registration.
    entry_list TEXT REFERENCES entry_list (list),
    -- The draw that this one is held instead of: one redraw a draw.
    redraw_of TEXT UNIQUE REFERENCES draw (id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO draw_3
    SELECT id, created, plan, series, phase, closes_ms, starts_ms, automatic, started_by, entry_count, entry_lines,
      transcript, NULL, NULL FROM draw;
  DROP TABLE draw;
  ALTER TABLE draw_3 RENAME TO draw;
  CREATE INDEX draw_by_created ON draw (created);

  -- request is the DraftRequest as JSON. A draft reserves its draw's id for good.
  CREATE TABLE draft (
    draw TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES account (id),
    created_ms INTEGER NOT NULL,
    redraw_of TEXT UNIQUE REFERENCES draw (id),
    -- A redraw's: entries of the old draw that are left out, as JSON.
    excluded TEXT NOT NULL DEFAULT '[]',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'published', 'dropped'))
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE draft_commitment (
    draw TEXT NOT NULL REFERENCES draft (draw),
    account TEXT NOT NULL REFERENCES account (id),
    commitment TEXT NOT NULL,
    PRIMARY KEY (draw, account)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE act (
    act TEXT PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draw (id),
    kind TEXT NOT NULL,
    reason TEXT,
    phase TEXT NOT NULL,
    excluded TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES account (id),
    asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'done', 'withdrawn', 'lapsed')),
    confirmed_by TEXT REFERENCES account (id),
    confirmed_ms INTEGER,
    CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX act_by_time ON act (asked_ms);
  -- One open act a draw and kind: two consoles that ask at once ask once.
  CREATE UNIQUE INDEX act_open ON act (draw, kind) WHERE state = 'asked';
`;

/**
 * The operator's account of every ticket. A series' holdings are a partition of its places [0, tickets): one row an interval.
 * Series that were taken over without their file have no places and no holdings.
 */
const TICKET_BOOKS = `
  -- The ticket's place in its series, from 0: what its serial says.
  ALTER TABLE ticket ADD COLUMN place INTEGER;

  CREATE TABLE distributor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    contract TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    record INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE holding (
    series INTEGER NOT NULL REFERENCES series (series),
    first INTEGER NOT NULL CHECK (first >= 0),
    last INTEGER NOT NULL CHECK (last >= first),
    state TEXT NOT NULL CHECK (state IN
      ('received', 'issued', 'sold', 'returned', 'unsold', 'void', 'stolen', 'lost', 'withdrawn', 'destroyed')),
    holder TEXT REFERENCES distributor (id),
    -- 1: a participant paid for them, whatever became of them since.
    sold INTEGER NOT NULL CHECK (sold IN (0, 1)),
    -- The journal record that moved them last.
    record INTEGER NOT NULL,
    PRIMARY KEY (series, first)
  ) STRICT, WITHOUT ROWID;

  -- day: when it happened, by the calendar of Almaty; the record says when it was entered.
  CREATE TABLE movement (
    record INTEGER PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series (series),
    at_ms INTEGER NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    holder TEXT REFERENCES distributor (id),
    point TEXT,
    reason TEXT,
    tickets INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES movement (record)
  ) STRICT;
  CREATE INDEX movement_by_series ON movement (series, record);

  -- What the tickets of a movement were before it.
  CREATE TABLE movement_part (
    record INTEGER NOT NULL REFERENCES movement (record),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    state TEXT NOT NULL,
    holder TEXT,
    sold INTEGER NOT NULL,
    -- The record that had moved them before.
    moved_by INTEGER NOT NULL,
    PRIMARY KEY (record, first)
  ) STRICT, WITHOUT ROWID;

  -- How a movement changed the numbers of tickets: the books of any date are sums of these.
  CREATE TABLE movement_total (
    record INTEGER NOT NULL REFERENCES movement (record),
    state TEXT NOT NULL,
    -- Empty: the operator.
    holder TEXT NOT NULL,
    sold INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (record, state, holder, sold)
  ) STRICT, WITHOUT ROWID;

  -- The office key itself is nowhere: salt and a check value tell a right one from a wrong one.
  CREATE TABLE office_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    check_value BLOB NOT NULL CHECK (length(check_value) = 16)
  ) STRICT;

  -- The tickets' outcomes, each encrypted alone, a pack in a row: records of one length end to end.
  CREATE TABLE sealed_pack (
    series INTEGER NOT NULL REFERENCES series (series),
    pack INTEGER NOT NULL,
    records BLOB NOT NULL,
    PRIMARY KEY (series, pack)
  ) STRICT;

  -- Receipts are made anew from the registrations of one record.
  CREATE INDEX registration_by_record ON registration (record);
`;

const KNOWN_BROWSERS = `
  -- Browsers that somebody has signed in from, by SHA-256 of the token that they hold. It opens nothing.
  CREATE TABLE known_browser (
    token_hash BLOB NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    seen_ms INTEGER NOT NULL,
    PRIMARY KEY (token_hash, account)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Monthly raffles: terms, the participants of each month under their codes, what happened to each prize. Whatever says who somebody
 * is lies sealed or under a keyed hash, and is null once it was erased.
 */
const RAFFLES = `
  CREATE TABLE raffle_terms (
    terms_hash TEXT PRIMARY KEY,
    raffle TEXT NOT NULL,
    terms TEXT NOT NULL,
    -- The record that took them over last: the newest of a raffle is in force.
    record INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- binding is the RFC 6962 root of the commitments, in hex; report says who is out and why.
  CREATE TABLE raffle_round (
    raffle TEXT NOT NULL,
    month TEXT NOT NULL,
    terms_hash TEXT NOT NULL REFERENCES raffle_terms (terms_hash),
    list TEXT NOT NULL REFERENCES entry_list (list),
    binding TEXT NOT NULL,
    counts TEXT NOT NULL,
    report BLOB,
    imported_by TEXT NOT NULL REFERENCES account (id),
    record INTEGER NOT NULL,
    draw TEXT,
    PRIMARY KEY (raffle, month)
  ) STRICT;
  CREATE TABLE raffle_participant (
    raffle TEXT NOT NULL,
    month TEXT NOT NULL,
    code TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    lookup BLOB,
    sealed BLOB,
    PRIMARY KEY (raffle, month, code),
    FOREIGN KEY (raffle, month) REFERENCES raffle_round (raffle, month)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX raffle_participant_by_number ON raffle_participant (lookup, raffle, month);

  CREATE TABLE raffle_step (
    raffle TEXT NOT NULL,
    month TEXT NOT NULL,
    seq INTEGER NOT NULL,
    step TEXT NOT NULL,
    by TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    record INTEGER NOT NULL UNIQUE,
    note BLOB,
    PRIMARY KEY (raffle, month, seq),
    FOREIGN KEY (raffle, month) REFERENCES raffle_round (raffle, month)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE raffle_decision (
    decision TEXT PRIMARY KEY,
    raffle TEXT NOT NULL,
    month TEXT NOT NULL,
    content TEXT NOT NULL,
    note BLOB,
    asked_by TEXT NOT NULL REFERENCES account (id),
    asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'done', 'withdrawn', 'lapsed')),
    confirmed_by TEXT REFERENCES account (id),
    confirmed_ms INTEGER,
    CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by),
    FOREIGN KEY (raffle, month) REFERENCES raffle_round (raffle, month)
  ) STRICT, WITHOUT ROWID;
  -- One open decision a month: two consoles that ask at once ask once.
  CREATE UNIQUE INDEX raffle_decision_open ON raffle_decision (raffle, month) WHERE state = 'asked';
`;

/** Cashiers, claims to prizes and winners' data. A claim's `source` is the draw that its ticket won in, or empty: the ticket's own prize. */
const CLAIMS = `
  CREATE TABLE account_7 (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    role TEXT NOT NULL DEFAULT 'host' CHECK (role IN ('host', 'commission', 'operator', 'cashier', 'auditor')),
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))
  ) STRICT, WITHOUT ROWID;
  INSERT INTO account_7 SELECT id, name, salt, hash, role, disabled FROM account;
  DROP TABLE account;
  ALTER TABLE account_7 RENAME TO account;

  -- A person's data under a key of their own; see broadcast/people.
  CREATE TABLE person (
    person TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL,
    sealed BLOB NOT NULL,
    lookup BLOB NOT NULL CHECK (length(lookup) = 32),
    has_bank INTEGER NOT NULL CHECK (has_bank IN (0, 1)),
    record INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX person_by_number ON person (lookup);

  CREATE TABLE claim_policy (
    policy_hash TEXT PRIMARY KEY,
    terms TEXT NOT NULL,
    policy TEXT NOT NULL,
    -- The record that set it last: the newest of a lottery is in force.
    record INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE claim (
    claim TEXT PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series (series),
    place INTEGER NOT NULL,
    source TEXT NOT NULL,
    -- Of the ticket's own prize: its place in the terms' instantTiers, from 1; otherwise 0.
    tier INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- The claim as engine/claims has it, JSON.
    content TEXT NOT NULL,
    -- By which day something is due; 9999-12-31: nothing is.
    due_on TEXT NOT NULL,
    seq INTEGER NOT NULL,
    record INTEGER NOT NULL UNIQUE,
    -- Its data may have been erased since.
    person TEXT
  ) STRICT, WITHOUT ROWID;
  -- One claim to a prize that is going on, was paid, or can never be.
  CREATE UNIQUE INDEX claim_once ON claim (series, place, source) WHERE state NOT IN ('refused', 'returned');
  CREATE INDEX claim_by_ticket ON claim (series, place, source);
  CREATE INDEX claim_by_due ON claim (due_on, record);
  CREATE INDEX claim_by_person ON claim (person);

  CREATE TABLE claim_step (
    claim TEXT NOT NULL REFERENCES claim (claim),
    seq INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    act TEXT NOT NULL,
    state TEXT NOT NULL,
    record INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (claim, seq)
  ) STRICT, WITHOUT ROWID;

  -- Clause 9.6 a: a prize is paid once.
  CREATE TABLE payment (
    series INTEGER NOT NULL,
    place INTEGER NOT NULL,
    source TEXT NOT NULL,
    claim TEXT NOT NULL UNIQUE REFERENCES claim (claim),
    form TEXT NOT NULL,
    on_day TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    gross_tenge INTEGER NOT NULL,
    tax_tenge INTEGER NOT NULL,
    paid_tenge INTEGER NOT NULL,
    reference TEXT,
    record INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (series, place, source)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE budget_transfer (
    transfer TEXT PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series (series),
    lots TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES account (id),
    asked_ms INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'done', 'withdrawn')),
    confirmed_by TEXT REFERENCES account (id),
    on_day TEXT,
    CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX budget_transfer_open ON budget_transfer (series) WHERE state = 'asked';
`;

/**
 * Participants belong to an import, not to a month: one that is being written stands beside the one that counts, and takes its place at
 * once. A step may have a paper beside it, sealed: a power of attorney.
 */
const RAFFLE_IMPORTS = `
  ALTER TABLE raffle_round ADD COLUMN batch TEXT NOT NULL DEFAULT '';
  UPDATE raffle_round SET batch = list;
  CREATE UNIQUE INDEX raffle_round_by_batch ON raffle_round (batch);

  -- Rows of a batch that no month names are remains of an import that was not finished.
  CREATE TABLE raffle_participant_8 (
    batch TEXT NOT NULL,
    code TEXT NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    lookup BLOB,
    sealed BLOB,
    PRIMARY KEY (batch, code)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO raffle_participant_8 (batch, code, commitment, lookup, sealed)
    SELECT r.batch, p.code, p.commitment, p.lookup, p.sealed
    FROM raffle_participant AS p JOIN raffle_round AS r ON r.raffle = p.raffle AND r.month = p.month;
  DROP TABLE raffle_participant;
  ALTER TABLE raffle_participant_8 RENAME TO raffle_participant;
  CREATE INDEX raffle_participant_by_number ON raffle_participant (lookup, batch);

  ALTER TABLE raffle_step ADD COLUMN paper BLOB;
`;

/** Winners on sold tickets as they were counted for a transfer to the budget; those asked for before were of all that was printed. */
const UNCLAIMED_COUNTS = `
  CREATE TABLE unclaimed_count (
    record INTEGER PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series (series),
    on_day TEXT NOT NULL,
    counted_by TEXT NOT NULL REFERENCES account (id),
    opened INTEGER NOT NULL,
    -- [{tier, count}] of what was sold and not paid, JSON.
    tiers TEXT NOT NULL
  ) STRICT;
  CREATE INDEX unclaimed_count_by_series ON unclaimed_count (series, record);
  ALTER TABLE budget_transfer ADD COLUMN counted INTEGER REFERENCES unclaimed_count (record);
`;

/**
 * A cash order's number is looked for in its year before another prize is paid by it. A forgery whose original two people have seen
 * stands no longer in the way of a claim.
 */
const PAPERS_AND_ORIGINALS = `
  CREATE INDEX payment_by_reference ON payment (reference, on_day) WHERE reference IS NOT NULL;
  DROP INDEX claim_once;
  CREATE UNIQUE INDEX claim_once ON claim (series, place, source)
    WHERE state NOT IN ('refused', 'returned') AND (content ->> '$.originalShownTo[1]') IS NULL;
`;

export const MIGRATIONS: readonly string[] = [
  INITIAL,
  RELEASED_REGISTRATIONS,
  PEOPLE_AND_ACTS,
  TICKET_BOOKS,
  KNOWN_BROWSERS,
  RAFFLES,
  CLAIMS,
  RAFFLE_IMPORTS,
  UNCLAIMED_COUNTS,
  PAPERS_AND_ORIGINALS,
];
