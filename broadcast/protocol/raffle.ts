/**
 * Bodies of the raffle's interface. The office's half is behind the sign-in, under `/api/host/raffles`; every POST may carry
 * `Idempotency-Key`. Names and numbers of people travel in bodies of requests only, never in addresses; participants stand by
 * their codes, which are the entries of the public list.
 *
 * | route | body | answer | role |
 * |---|---|---|---|
 * | `GET /api/host/raffles` | | `{ raffles: RaffleOverview[], isPeopleReadable }` | all |
 * | `POST /api/host/raffles` | the terms (`fixtures/kasipker.json`) | 201 `RaffleOverview` | host |
 * | `POST /api/host/raffles/:raffle/:month/preview?lang=` | the file | `RafflePreview` | host, operator |
 * | `POST /api/host/raffles/:raffle/:month/participants` | the file | 201 `RaffleMonth` | host, operator |
 * | `GET /api/host/raffles/:raffle/:month` | | `RaffleMonth` | all |
 * | `POST /api/host/raffles/:raffle/:month/report?format=csv|xlsx&lang=` | none | the file: who is out and why | host, operator |
 * | `POST /api/host/raffles/:raffle/:month/find` | `{ number }` | `ParticipantReceipt` | host, operator |
 * | `POST /api/host/raffles/:raffle/:month/person` | `{ code }` | `OpenedParticipant` | host, operator |
 * | `POST /api/host/raffles/:raffle/:month/erase` | `{ code }`, or `{ out }`: a row that is out, or `"all"` | 204 | host |
 * | `POST /api/host/raffles/:raffle/:month/draft` | `RaffleDraftRequest` | 201 `DrawDraft` | host |
 * | `POST /api/host/raffles/:raffle/:month/words` | `{ word: Word, note?, power? }`: `power` with a proxy | 201 `RaffleMonth` | host, operator |
 * | `POST /api/host/raffles/:raffle/:month/decisions` | `{ decision: Decision, note? }` | 201 `RaffleDecision` | host, commission |
 * | `POST /api/host/raffle-decisions/:decision/confirm`, `/withdraw` | none | `RaffleDecision` | host, commission |
 * | `POST /api/host/raffles/:raffle/:month/protocol` | `ProtocolOrder` | the paper, PDF or DOCX | host, commission, operator; its signed copy: host, operator |
 * | `POST /api/host/raffles/:raffle/:month/handover-act` | `HandoverActOrder` | the paper, PDF or DOCX | host, operator |
 * | `GET /api/raffles` (public) | | `RaffleResults` | nobody |
 *
 * A draft of a month becomes a draw as any other: the commission commits, a host publishes, the show runs on the same screens. While
 * the phase is `redraw-due`, the same route drafts the draw among the reserves.
 */

import type { LocalText } from '../../engine/encoding/schemas.ts';
import type { AftermathState } from '../../engine/raffle/aftermath.ts';
import type { MisfitCode } from '../../engine/raffle/aftermathMisfit.ts';
import type { Decision, Step } from '../../engine/raffle/aftermathSteps.ts';
import type { DrawDeadline } from '../../engine/raffle/drawDeadline.ts';
import type { JudgedRow, OutCode, PassedOver } from '../../engine/raffle/eligibility.ts';
import type { Finding } from '../../engine/terms/finding.ts';
import type { SignedIn } from './host.ts';

/** What `Refusal.reason` names for refusals of the raffle; `params.clause` is the clause where there is one. */
export type RaffleReason =
  | `raffle-${MisfitCode}`
  | 'raffle-month-drafted'
  /** The month goes on: it is drafted, and its participants are taken over, from `day` on. */
  | 'raffle-month-collecting'
  /** A commission determines the winner. */
  | 'raffle-commission-empty'
  /** Terms or other months have changed while the file was read: once more. */
  | 'raffle-changed-meanwhile'
  /** An act signed by hand needs a note: why not electronically, and which papers came. */
  | 'raffle-by-hand-note'
  /** The file has no row of headings with these columns. */
  | 'raffle-file-no-number'
  | 'raffle-file-no-day'
  | 'raffle-file-no-headings'
  /** Participants stand on several sheets: `sheets`. */
  | 'raffle-file-sheets'
  /** No such raffle, or no such month in its terms. */
  | 'raffle-no-month'
  /** No participants of the month were taken over yet. */
  | 'raffle-not-imported'
  /** Nobody who takes part has this number or code. */
  | 'raffle-no-participant'
  /** The report of who is out, or this row of it, is not there (any more). */
  | 'raffle-no-report'
  | 'raffle-nobody'
  | 'raffle-not-drafted'
  | 'raffle-erased'
  | 'raffle-prize-open'
  /** The key of people's data is missing or another: codes, draws and records are there all the same. */
  | 'raffle-people-unreadable'
  /** No draw of the month is over. */
  | 'raffle-no-protocol'
  /** Nobody holds the prize or has got it. */
  | 'raffle-no-holder';

export interface RaffleOverview {
  readonly raffle: string;
  readonly name: LocalText;
  readonly termsHash: string;
  readonly totalTenge: number;
  readonly prize: LocalText;
  readonly findings: readonly Finding[];
  readonly months: readonly RaffleMonthSummary[];
}

export interface RaffleMonthSummary {
  readonly month: string;
  readonly amountTenge: number;
  readonly deadline: DrawDeadline;
  /** Null: no file was taken over yet. */
  readonly eligible: number | null;
  /** The draft's or draw's id. */
  readonly draw: string | null;
  readonly phase: AftermathState['phase'];
  /** The end of the holder's ten days, where somebody holds the prize. */
  readonly contactDeadline: string | null;
}

/** Counts of an import, which the journal has too. */
export interface ImportCounts {
  readonly rows: number;
  readonly eligible: number;
  readonly reasons: Readonly<Partial<Record<OutCode, number>>>;
}

/** Nothing of a preview is kept. */
export interface RafflePreview {
  readonly counts: ImportCounts;
  /** Who is out, and who is in after a repair; the first thousand, by row. */
  readonly rows: readonly JudgedRow[];
  readonly passedOver: readonly PassedOver[];
  /** Whether the file says of what kind its clients are; else only numbers and names tell who is no entrepreneur. */
  readonly saysKinds: boolean;
}

export interface RaffleMonth extends RaffleMonthSummary {
  readonly raffle: string;
  readonly termsHash: string;
  readonly imported: null | {
    readonly list: string;
    /** RFC 6962 root over the participants' commitments, in the order of their codes. */
    readonly binding: string;
    readonly counts: ImportCounts;
    readonly by: string;
    readonly record: number;
  };
  /** Earlier months without participants: whoever connected in one of them too takes part in this one instead (clause 4). */
  readonly missingBefore: readonly string[];
  /** False: the key of people's data is missing or another. */
  readonly isPeopleReadable: boolean;
  readonly aftermath: AftermathState;
  readonly steps: readonly RaffleStep[];
  /** Newest first. */
  readonly decisions: readonly RaffleDecision[];
}

export interface RaffleStep {
  readonly step: Step;
  readonly by: readonly SignedIn[];
  readonly at: string;
  readonly record: number;
  /** What was written beside it; for those who may see people's data, else null. */
  readonly note: string | null;
  /** Of a proxy; for those who may see people's data, else null. */
  readonly power: PowerOfAttorney | null;
}

/** The paper under which somebody comes for the winner (clause 14). It lies sealed; the journal has that it was there. */
export interface PowerOfAttorney {
  /** Who comes. */
  readonly name: string;
  /** Of the paper. */
  readonly number: string;
  readonly issuedOn: string;
  readonly certifiedBy: string;
}

export interface RaffleDecision {
  readonly decision: string;
  readonly raffle: string;
  readonly month: string;
  readonly content: Decision;
  readonly state: 'asked' | 'done' | 'withdrawn' | 'lapsed';
  readonly askedBy: SignedIn;
  readonly askedAt: string;
  readonly confirmedBy: SignedIn | null;
  readonly confirmedAt: string | null;
}

export interface RaffleDraftRequest {
  readonly closesAt: string;
  readonly startsAt: string;
  /** Account ids of the commission's members. */
  readonly commission: readonly string[];
}

export type PaperFormat = 'pdf' | 'docx';

/** What is said besides of a month's protocol. */
export interface ProtocolOrder {
  readonly language: 'kk' | 'ru';
  readonly format: PaperFormat;
  /** One of the month's draws; left out: the last. */
  readonly draw?: string | null;
  /**
   * `public` names nobody, participants stand by their codes. `signed` opens the names of winner and reserves, for the commission to
   * sign (clause 5): host and operator alone, and on record. Left out: `public`.
   */
  readonly copy?: 'public' | 'signed';
  /** Where it was held; left out: a line to be filled in. */
  readonly place?: string | null;
}

/** What the office knows of a handover and keeps nowhere; whatever is left out is a line to be filled in by hand. */
export interface HandoverActOrder {
  readonly language: 'kk' | 'ru';
  readonly format: PaperFormat;
  readonly place?: string | null;
  readonly handedOn?: string | null;
  readonly certificate?: { readonly number: string | null; readonly validThrough: string | null };
  readonly document?: IdentityDocument | null;
  readonly address?: string | null;
  readonly proxyDocument?: IdentityDocument | null;
  readonly handedBy?: { readonly name: string | null; readonly post: string | null };
}

export interface IdentityDocument {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuedBy: string;
}

/** What a participant is told: the code, and what proves that it was theirs before the draw. */
export interface ParticipantReceipt {
  readonly code: string;
  /** 32 bytes, hex: HMAC-SHA-256 under it of the number gives the code; see `participantCodes.ts`. */
  readonly salt: string;
  readonly commitment: string;
  /** Of the commitment in the binding. */
  readonly proof: {
    readonly index: number;
    readonly count: number;
    readonly binding: string;
    readonly path: readonly string[];
  };
}

export interface OpenedParticipant {
  readonly code: string;
  readonly number: string;
  readonly name: string;
  readonly package: string;
  readonly connectedOn: string;
  readonly region: string;
  readonly phone: string;
  readonly email: string;
}

/** Results by month (clause 17); a name only with its holder's consent (clause 16). */
export interface RaffleResults {
  readonly raffles: readonly {
    readonly raffle: string;
    readonly name: LocalText;
    readonly prize: LocalText;
    readonly months: readonly {
      readonly month: string;
      readonly amountTenge: number;
      readonly deadline: DrawDeadline;
      readonly participants: number | null;
      /** The draws of the month, the last one counts; each has its transcript and its check page. */
      readonly draws: readonly string[];
      readonly phase: AftermathState['phase'];
      readonly winner: string | null;
      readonly reserves: readonly string[];
      readonly name: string | null;
    }[];
  }[];
}
