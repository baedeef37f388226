/**
 * Bodies of the interface behind the sign-in: people and their roles, drafts of draws, imported entries, acts of two people,
 * rehearsals. Every POST may carry `Idempotency-Key`: repeated with the same key and body it answers as the first time and
 * does nothing twice. Where no body is named, send none (and no `Content-Type`), or `{}`.
 */
import type { DrawStanding } from '../../engine/draw/drawStanding.ts';
import type { DrawPhase } from '../../engine/draw/drawState.ts';
import type { LocalText } from '../../engine/encoding/schemas.ts';

/**
 * host: plans, imports, rehearses, asks for acts and confirms those of others. commission: commits and reveals a secret of their
 * own, asks for and confirms acts. operator: takes over series, sees everything of the desk; at the head office of claims. cashier:
 * identifies tickets, opens claims, pays at the counter. auditor: reads only.
 */
export type Role = 'host' | 'commission' | 'operator' | 'cashier' | 'auditor';

/** `GET /api/host/me`, `POST /api/host/login`. */
export interface SignedIn {
  /** Random id, the one that the journal names. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** `GET /api/host/people`: for the choice of contributors. */
export interface People {
  readonly people: readonly SignedIn[];
}

export interface PrizeChoice {
  readonly name: LocalText;
  readonly amountTenge: number;
  /** Whether it is a thing, handed over in kind. Left out: what the draw fund's prize of that name and sum is, else money. */
  readonly inKind?: boolean;
  /** Id of the draw fund's prize that it is. A thing may leave it out where the fund has one only, or one of that name. */
  readonly fundPrize?: string;
}

/** Where a draw's entries come from: tickets that their holders register, or an imported list. */
export type EntrySource = { readonly kind: 'tickets' } | { readonly kind: 'list'; readonly list: string };

/** `POST /api/host/drafts`; a draft reserves the draw's id, to which commitments are bound. 201 with a `DrawDraft`. */
export interface DraftRequest {
  readonly closesAt: string;
  readonly startsAt: string;
  /** One for each winner, in order. Ticket draws: under the draw fund. Empty is the fund's next prize. */
  readonly prizes: readonly PrizeChoice[];
  readonly reserves: number;
  readonly entries: EntrySource;
  /** Account ids of the commission's members who each put in a secret of their own. */
  readonly commission: readonly string[];
  /** What the draw is of, for people. Left out or null: the lottery's name; of a list: the list's. */
  readonly title?: LocalText | null;
}

/**
 * `GET /api/host/drafts`: `{ drafts }`. `POST /api/host/drafts/:draw/publish` plans it, once all commitments are in: 201 with
 * `{ draw }`. `PUT /api/host/drafts/:draw` with a `DraftRequest` changes it, `DELETE` drops it; a redraw's draft cannot be
 * dropped, and of it only times, reserves and commission can be changed. Commitments stay: they name the draw alone.
 */
export interface DrawDraft extends DraftRequest {
  readonly draw: string;
  readonly createdBy: string;
  readonly createdAt: string;
  /** Of the commission, in the draft's order. `POST /api/host/drafts/:draw/commitment { commitment }`: a member's own; again: instead of the one before. */
  readonly commitments: readonly { readonly account: string; readonly commitment: string | null }[];
  readonly redrawOf: string | null;
  /** The last day on which tickets are taken, where the draw would be shown after it: its winners could not come (9.5, 14.7). Null: it would not. */
  readonly takenThrough: string | null;
}

/** `POST /api/host/draws/:draw/secrets { secret }`, after closing: a member opens the commitment of its own account. 204. */

/**
 * `POST /api/host/entry-lists/preview` and `POST /api/host/entry-lists` take the file itself as the body (CSV as `text/csv`,
 * XLSX as `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`, either as `application/octet-stream`) and
 * these choices in the query: `?column=…&headings=true&blind=false`, and `&name=…` for the list. Left out: column 1, headings as
 * they look, not blind. 25 MB and 1,048,576 rows at most, 64 characters an entry.
 */
export interface ImportChoices {
  /** Column of the entry itself: its heading, or its number from 1 for a table without headings. */
  readonly column: string | number;
  readonly headings: boolean;
  /** Replace every value by a code that says nothing of it; the key to the codes is handed out once and not kept. */
  readonly blind: boolean;
}

export interface ImportFault {
  /** From 1, as a spreadsheet counts. */
  readonly row: number;
  readonly reason: 'empty' | 'duplicate' | 'too-long' | 'control-character' | 'personal-data';
  /**
   * mixed-letters (of control-character): Latin and Cyrillic letters that look alike in one word. heading (of personal-data): it
   * is the column's heading that says so.
   */
  readonly detail?: 'mixed-letters' | 'heading';
  /** For a duplicate: the row that it repeats. */
  readonly first: number | null;
}

export interface ImportPreview {
  readonly format: 'csv' | 'xlsx';
  /** Headings, or numbers from 1 where there are none. */
  readonly columns: readonly string[];
  /** As chosen; where the choice was left out: as it looks. */
  readonly headings: boolean;
  /** The chosen column, from 1. */
  readonly column: number;
  /** The first rows, every column, so that the right one can be chosen; never stored. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly good: number;
  /** The first thousand. */
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
}

/** `POST /api/host/entry-lists`: 201. Any fault refuses the whole file; the preview says which rows. */
export interface ImportedList {
  readonly list: EntryList;
  /**
   * The key of a blind list, as a CSV of value and code: handed out this once, kept nowhere, and not in the answer to a
   * repeated request. Null where nothing is blind.
   */
  readonly key: string | null;
}

/** `GET /api/host/entry-lists`: `{ lists }`. */
export interface EntryList {
  readonly list: string;
  readonly name: string;
  readonly count: number;
  /** SHA-256 of the sorted entries, one a line. */
  readonly digest: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** `go-on`: a draw that a restored backup caught under way takes its next step; asked for where the draw is held back (`GET /api/host/held`). */
export type ActKind =
  | 'start'
  | 'go-on'
  | 'pause'
  | 'resume'
  | 'abort'
  | 'foul'
  | 'correction'
  | 'certification'
  | 'redraw';

/**
 * An act takes two people: one asks, one of another role confirms (a host and a member of the commission). A pause is in force
 * as soon as it is asked for; all others when they are confirmed. Opposite acts do not wait side by side: a start, a resumption or
 * a go-on excludes an abort, a certification excludes a redraw, and the other way round (409 WRONG_STATE, reason
 * `opposite-waits`); a pause voids a start that waits.
 */
export interface Act {
  readonly act: string;
  readonly draw: string;
  readonly kind: ActKind;
  readonly reason: string | null;
  /** redraw: entries left out of the new draw. */
  readonly excluded: readonly string[];
  readonly askedBy: SignedIn;
  readonly askedAt: string;
  /** asked: waits for the second person. lapsed: the draw went on without it, or was paused before a start. */
  readonly state: 'asked' | 'done' | 'withdrawn' | 'lapsed';
  readonly confirmedBy: SignedIn | null;
  readonly confirmedAt: string | null;
}

/**
 * `POST /api/host/draws/:draw/acts`: 201 with the `Act`; 409 ALREADY_ASKED where the same act waits already. Then
 * `POST /api/host/acts/:act/confirm` or `/withdraw` (the asker's own): 200 with the `Act`.
 * Where nobody in the house is of the commission, another host is the second person.
 */
export interface ActRequest {
  readonly kind: ActKind;
  /** 3 to 500 characters; null only for start, resume and certification. */
  readonly reason: string | null;
  /** What the asker saw: an act on a draw that has moved on is refused (409 STALE). */
  readonly phase: DrawPhase;
  readonly excluded?: readonly string[];
}

/** `GET /api/host/desk`: all that the desk shows of draws, in one answer. */
export interface Desk {
  /** Those that wait, and the last ones; newest first; of draws and rehearsals. */
  readonly acts: readonly Act[];
  readonly drafts: readonly DrawDraft[];
  readonly lists: readonly EntryList[];
  readonly rehearsals: readonly Rehearsal[];
  /** By draw: which members' secrets are here. */
  readonly secrets: readonly {
    readonly draw: string;
    readonly contributor: string;
    readonly account: string | null;
    readonly revealed: boolean;
  }[];
}

/**
 * `POST /api/host/rehearsals`: a draw on the same screens that no journal knows. Its id begins with `rehearsal-`. 201 with the
 * `Rehearsal`. It starts by itself when it is due; acts work on it as on any draw. One at a time: a finished one makes
 * room for the next, `DELETE /api/host/rehearsals/:draw` ends one.
 */
export interface RehearsalRequest {
  readonly prizes: readonly PrizeChoice[];
  readonly reserves: number;
  /** Made-up entries, or a list's. */
  readonly entries: { readonly kind: 'made-up'; readonly count: number } | EntrySource;
  /** Until closing, and from closing to the start. */
  readonly closeAfterMs: number;
  readonly startAfterMs: number;
  /** Whether it starts by itself at its time; left out: it waits for two people, as a draw does. */
  readonly automatic?: boolean;
}

export interface Rehearsal {
  readonly draw: string;
  readonly createdAt: string;
  readonly phase: DrawPhase;
  readonly standing: DrawStanding;
}
