/** Bodies of the HTTP interface that viewer pages use. The server's zod schemas are checked against these. */

import type { DrawStanding } from '../../engine/draw/drawStanding.ts';
import type { DrawPhase, DrawState, Notice } from '../../engine/draw/drawState.ts';
import type { LocalText } from '../../engine/encoding/schemas.ts';
import type { RegistrationProof } from '../../engine/tickets/registrationTree.ts';
import type { ClaimReason } from './claims.ts';
import type { FileReason } from './files.ts';
import type { RaffleReason } from './raffle.ts';
import type { TicketReason } from './tickets.ts';

/** `GET /api/draws`: newest first. */
export interface DrawList {
  readonly lottery: { readonly id: string; readonly name: LocalText; readonly ticketPriceTenge: number };
  readonly series: number;
  /** The draw fund: a hard ceiling over all draws of the series. */
  readonly fund: { readonly totalTenge: number; readonly plannedTenge: number; readonly drawnTenge: number };
  readonly onAir: string | null;
  readonly draws: readonly DrawSummary[];
}

export interface DrawSummary {
  readonly draw: string;
  /** What the draw is of: the lottery's name, or that of the list. */
  readonly title: LocalText | null;
  readonly phase: DrawPhase;
  /** What the result is worth now: a draw stays `completed` when its result no longer counts. */
  readonly standing: DrawStanding;
  readonly prizes: readonly {
    readonly place: number;
    readonly name: LocalText;
    readonly amountTenge: number;
  }[];
  readonly winners: number;
  readonly reserves: number;
  readonly closesAt: string | null;
  readonly startsAt: string | null;
  /** Registered so far, or frozen. */
  readonly entries: number;
  /** Only once every character has been shown: winners, then reserves. */
  readonly results: readonly {
    readonly role: 'winner' | 'reserve';
    readonly place: number;
    readonly entry: string;
  }[];
  readonly reason: string | null;
  /** Who gave the word to start, by their ids, and when; null where it started by itself, or has not. */
  readonly started: DrawState['started'];
  /** What people added, in order: fouls, corrections, pauses, certification, redraw. */
  readonly notices: readonly Notice[];
  readonly isPaused: boolean;
  readonly isCertified: boolean;
  /** The draw whose result does not count and whose entries take part here, or null. */
  readonly redrawOf: string | null;
  /** The draw that is held instead of this one, or null. Its plan may not be published yet. */
  readonly redrawnAs: string | null;
}

/**
 * `POST /api/registrations` with `{ number }`; 201: the receipt. `POST /api/registrations/receipt` with `{ number }` gives it again
 * (200), to whoever lost the answer; 404 where the number is not registered.
 */
export interface Registered {
  readonly draw: string;
  readonly number: string;
  readonly registeredAt: string;
  /** The journal record that holds it. */
  readonly record: number;
  /** Where the number stands in that record's `root`: `engine/tickets/registrationTree.ts`. */
  readonly batch: RegistrationProof;
}

/** `GET /api/draws/:draw/entries/:number`: was my number in? Proofs exist once the entries are frozen. */
export type EntryLookup =
  | { readonly registered: false }
  | {
      readonly registered: true;
      /** Another draw's id when the number was registered for that one. */
      readonly draw: string;
      readonly proof: null | {
        readonly index: number;
        readonly entryCount: number;
        readonly entriesRoot: string;
        /** RFC 6962 inclusion path, hex. */
        readonly path: readonly string[];
      };
    };

/**
 * Why exactly, where a code alone leaves a host guessing; stable, to be put into words by pages. `params` holds what the words need
 * (named behind each), as text or numbers; instants are ISO in UTC.
 */
export type RefusalReason =
  // STALE and WRONG_STATE of acts
  /** The draw is in another phase than the asker saw: `phase`. */
  | 'draw-moved-on'
  /** The act waited too long, its draw went on, or a pause came between. */
  | 'act-lapsed'
  /** The act was confirmed already. */
  | 'act-done'
  /** The asker withdrew it. */
  | 'act-withdrawn'
  /** Whoever asked may no longer sign in. */
  | 'asker-disabled'
  /** A pause is in force and cannot be withdrawn; it is resumed. */
  | 'pause-in-force'
  /** An opposite act waits for its second person, and is to be withdrawn or confirmed first: `kind` of the one that waits. */
  | 'opposite-waits'
  /** The same act waits already: `kind`. */
  | 'same-waits'
  /** Not in this phase: `kind`, `phase`. */
  | 'not-in-phase'
  /** The draw stands still: `kind`. */
  | 'draw-paused'
  /** A restored backup caught the draw under way: let it go on or call it off. */
  | 'draw-held'
  /** It is not held back (any more). */
  | 'not-held'
  | 'already-started'
  | 'already-aborted'
  /** The winners are picked: the result stands. */
  | 'already-picked'
  /** Registration is open until `at`. */
  | 'registration-open'
  /** A rehearsal has no redraw. */
  | 'rehearsal-only'
  // SECOND_PERSON
  /** Who asked cannot confirm. */
  | 'same-person'
  /** It takes one of the other role: `role`. */
  | 'other-role'
  /** Only who asked can withdraw. */
  | 'not-asker'
  // secrets and drafts
  | 'secret-here'
  /** Not before closing: `at`. */
  | 'secret-too-early'
  | 'secret-not-needed'
  | 'secret-wrong'
  /** Whoever opens it has committed to nothing in this draw. */
  | 'no-contributor'
  /** `names` of those whose commitment is missing. */
  | 'commitments-missing'
  /** A redraw's draft cannot be dropped. */
  | 'redraw-kept'
  /** `account` is no member of the commission. */
  | 'no-member'
  /** `account` stands there twice. */
  | 'member-twice'
  // plans
  | 'no-such-list'
  /** Closing has to be ahead. */
  | 'closes-in-past'
  /** The start is before closing. */
  | 'starts-before-closing'
  /** `entries` there are, `needed` for winners and reserves. */
  | 'too-few-entries'
  | 'no-prizes'
  | 'no-list'
  /** No print run was taken over yet. */
  | 'no-series'
  /** The fund is planned or drawn to the last: `totalTenge`. */
  | 'fund-used-up'
  /** `wantedTenge` of `leftTenge` left. */
  | 'fund-too-small'
  /** A thing that the draw fund does not have, or another kind of prize than the fund's: `name`. */
  | 'fund-prize-unknown'
  /** It is called what the fund's thing is called, and is said to be money: `name`. */
  | 'thing-as-money'
  // redraws
  /** `entry` was not picked. */
  | 'not-picked'
  /** `entry` is named twice. */
  | 'excluded-twice'
  /** Only a redraw leaves entries out. */
  | 'excluded-needless'
  /** A prize of the draw is claimed or paid, so its result stands: `claim`, `clause`. */
  | 'prize-claimed'
  /** Its money goes, or went, to the state budget: `transfer`, `clause`. */
  | 'prize-to-budget'
  // rehearsals
  /** Another one goes on: `draw`. */
  | 'rehearsal-running'
  /** No draw is open whose tickets could be rehearsed with. */
  | 'no-open-draw'
  // requests
  /** The act needs a reason in words: `kind`. */
  | 'words-needed'
  /** A field is malformed: `path` names it, as `body/prizes/0/amountTenge`. */
  | 'malformed'
  /** The Idempotency-Key is not one. */
  | 'bad-key';

/**
 * Any refusal, as every route answers it. `code` is stable; `message` is English, for developers and logs; pages speak by
 * `reason` where there is one, else by `code`.
 */
export interface Refusal {
  readonly code:
    | 'BAD_REQUEST'
    | 'BAD_CHECK_DIGIT'
    | 'UNKNOWN_NUMBER'
    | 'ALREADY_REGISTERED'
    | 'REGISTRATION_CLOSED'
    /** The operator's books do not have the ticket as sold. */
    | 'NOT_SOLD'
    | 'NOT_FOUND'
    | 'NOT_SIGNED_IN'
    | 'WRONG_PASSWORD'
    /** Signed in, but not in a role that may do this. */
    | 'WRONG_ROLE'
    /** An act takes a second person, of the other role. */
    | 'SECOND_PERSON'
    /** The draw has moved on since the asker looked. */
    | 'STALE'
    /** The same act waits for its second person already. */
    | 'ALREADY_ASKED'
    /** The idempotency key came with another request before. */
    | 'KEY_REUSED'
    | 'FOREIGN_ORIGIN'
    | 'WRONG_STATE'
    | 'OVER_FUND'
    | 'TOO_MANY_REQUESTS'
    | 'FAULT';
  readonly message: string;
  readonly reason?: RefusalReason | TicketReason | RaffleReason | ClaimReason | FileReason;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Of `malformed`: every fault, each with its path, as `body/prizes/0/amountTenge`; no value of the request among them. */
  readonly faults?: readonly { readonly path: string; readonly message: string }[];
}

/** `GET /api/host/journal`: the newest records, newest first. */
export interface JournalPage {
  readonly size: number;
  readonly root: string;
  readonly records: readonly {
    readonly index: number;
    readonly at: string;
    readonly type: string;
    /** Null: withheld while it would give a result away before it is shown, or private to those who may read claims. */
    readonly body: unknown;
  }[];
}
