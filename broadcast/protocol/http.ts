/** Bodies of the HTTP interface that viewer pages use. The server's zod schemas are checked against these. */

import type { DrawPhase, Notice } from '../../engine/draw/drawState.ts';
import type { LocalText } from '../../engine/encoding/schemas.ts';

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
  readonly phase: DrawPhase;
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
  /** What people added, in order: fouls, corrections, pauses, certification, redraw. */
  readonly notices: readonly Notice[];
  readonly isPaused: boolean;
  readonly isCertified: boolean;
  /** The draw whose result does not count and whose entries take part here, or null. */
  readonly redrawOf: string | null;
  /** The draw that is held instead of this one, or null. Its plan may not be published yet. */
  readonly redrawnAs: string | null;
}

/** `POST /api/registrations` with `{ number }`; 201. */
export interface Registered {
  readonly draw: string;
  readonly number: string;
  readonly registeredAt: string;
  /** The journal record that holds it. */
  readonly record: number;
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

/** Any refusal, as every route answers it. `code` is stable; `message` is English, for developers and logs; pages speak by `code`. */
export interface Refusal {
  readonly code:
    | 'BAD_REQUEST'
    | 'BAD_CHECK_DIGIT'
    | 'UNKNOWN_NUMBER'
    | 'ALREADY_REGISTERED'
    | 'REGISTRATION_CLOSED'
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
}

/** `GET /api/host/journal`: the newest records, newest first. */
export interface JournalPage {
  readonly size: number;
  readonly root: string;
  readonly records: readonly {
    readonly index: number;
    readonly at: string;
    readonly type: string;
    /** Withheld while it would give a result away before it is shown. */
    readonly body: unknown;
  }[];
}
