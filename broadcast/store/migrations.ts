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

export const MIGRATIONS: readonly string[] = [INITIAL, RELEASED_REGISTRATIONS, PEOPLE_AND_ACTS];
