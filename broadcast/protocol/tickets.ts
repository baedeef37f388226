/**
 * Bodies of the interface to the operator's books of tickets (clause 7.2). Money is whole tenge; days are `YYYY-MM-DD` in Almaty,
 * instants ISO in UTC. Every POST may carry `Idempotency-Key`, as in `host.ts`. Tickets are named in one way everywhere, as
 * `engine/tickets/selectTickets.ts` reads it: packs `1-16670`, serials `001-00007-01`, ranges of serials `…-01..…-05`, with commas,
 * semicolons, spaces or line ends between them.
 */
import type { PrizesLeftOnSale } from '../../engine/tickets/prizesLeft.ts';
import type { SelectionFault } from '../../engine/tickets/selectTickets.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';

/** Why a request to the books is refused: `Refusal.reason`, with what its words need in `params`. */
export type TicketReason =
  /** The rules of movements, of the tickets `first` to `last`: from `from` there is no such way, by `clause`. */
  | 'tickets-not-allowed'
  | 'tickets-other-holder'
  | 'tickets-moved-since'
  | 'tickets-final'
  | 'tickets-outside'
  /** They take part in a draw, so they were sold. */
  | 'tickets-registered'
  /** A prize is claimed on them, so they were sold. */
  | 'tickets-claimed'
  /** There is no such series, or its tickets are not accounted for: `series`. */
  | 'no-such-series'
  /** More ranges than one movement takes: `most`. */
  | 'too-many-ranges'
  /** `at` and `word` of the first name that is none. */
  | 'bad-selection'
  | 'distributor-needed'
  /** `distributor`. */
  | 'no-such-distributor'
  | 'distributor-disabled'
  /** The name is there already. */
  | 'distributor-known'
  | 'reason-needed'
  /** `day`. */
  | 'day-ahead'
  /** No ticket was on sale on that day (5.1): `since`, `through`, `clause`. */
  | 'sale-outside'
  /** The operator had lost its status by then (8.4 б): `day`, `clause`. */
  | 'status-lost'
  /** No such movement, or it was taken back already: `record`. */
  | 'cannot-undo'
  /** `row` and `word` of the first fault of a file, `faults` in all. */
  | 'bad-sales';

/** How many tickets of a series are in each state; they add up to `tickets`. */
export interface StateCounts {
  readonly series: number;
  readonly tickets: number;
  readonly packTickets: number;
  readonly ticketPriceTenge: number;
  readonly states: Readonly<Record<TicketState, number>>;
  /** Tickets that a participant has paid for, whatever became of them since. */
  readonly sold: number;
  /** Whether the outcomes are here, under seal. */
  readonly isSealed: boolean;
}

/** `GET /api/host/tickets`. */
export interface TicketOverview {
  /** Accounted series, newest first. */
  readonly series: readonly StateCounts[];
  /** off: the server was started without the office key, nothing can be identified. */
  readonly identification: 'on' | 'off';
}

/** `GET /api/host/distributors`: `{ distributors }`. `POST` with `{ name, contract }`: 201 with the `Distributor`. */
export interface Distributor {
  /** Random id, the one that the journal names. */
  readonly id: string;
  readonly name: string;
  /** Number of the contract (clause 11.7). */
  readonly contract: string;
  /** `POST /api/host/distributors/:distributor/disable`: nothing more is issued; what it holds it still sells and returns. */
  readonly disabled: boolean;
}

/** `POST /api/host/tickets/:series/movements` (201 with a `MovementEntry`) and `…/movements/preview` (200 with a `MovementPreview`). */
export interface MovementRequest {
  /** `withdrawn` is the claims' own. */
  readonly to: Exclude<TicketState, 'received' | 'withdrawn'>;
  readonly tickets: string;
  /** Of `issued`: the distributor's id. Of others left out, or: only tickets that it holds. */
  readonly distributor?: string | null;
  /** When it happened; left out: today. Never ahead. */
  readonly day?: string;
  /** Of `sold`: code of the point of sale; lower-case letters, digits, hyphens. */
  readonly point?: string | null;
  /** 3 to 500 characters, without anybody's name; needed for void, stolen and lost. */
  readonly reason?: string | null;
}

/** Tickets side by side, by serial. */
export interface SerialRange {
  readonly first: string;
  readonly last: string;
  readonly tickets: number;
}

export interface MovementPreview {
  readonly tickets: number;
  /** What the tickets are now. */
  readonly from: readonly {
    readonly state: TicketState;
    readonly distributor: string | null;
    readonly tickets: number;
  }[];
  /** The first hundred. */
  readonly ranges: readonly SerialRange[];
  /** Of `sold`: tickets × price. */
  readonly revenueTenge: number;
  /** Why it would be refused; null: it can be done. */
  readonly refusal: MovementRefusal | null;
}

/** Why a movement is refused: the first range that may not go. 409 WRONG_STATE with the same in `message`. */
export interface MovementRefusal {
  readonly reason:
    | 'not-allowed'
    | 'other-holder'
    | 'moved-since'
    | 'final'
    | 'outside'
    | 'registered'
    | 'claimed';
  readonly range: SerialRange;
  /** The state that the range is in, where that is why. */
  readonly from: TicketState | null;
  readonly clause: string | null;
  readonly message: string;
}

/** One line of a series' book: `GET /api/host/tickets/:series/movements?before=<record>&limit=<1..500>`: `{ movements }`, newest first. */
export interface MovementEntry {
  readonly series: number;
  /** The journal record; names the movement. */
  readonly record: number;
  readonly at: string;
  readonly day: string;
  readonly to: TicketState;
  readonly distributor: string | null;
  readonly point: string | null;
  readonly reason: string | null;
  readonly tickets: number;
  readonly by: string;
  /** The movement that this one takes back. */
  readonly undoes: number | null;
  /** The movement that takes this one back. `POST /api/host/tickets/:series/movements/:record/undo`: 201 with the new `MovementEntry`. */
  readonly undoneBy: number | null;
}

/** `GET /api/host/tickets/:series/holdings?from=<place>&limit=<1..1000>`: every ticket, as intervals in order. */
export interface HoldingPage {
  readonly holdings: readonly (SerialRange & {
    readonly state: TicketState;
    readonly distributor: string | null;
    readonly record: number;
  })[];
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}

/** `GET /api/host/serials/:serial`: what the books say of one ticket; nothing of what it wins. */
export interface TicketStanding {
  readonly serial: string;
  readonly series: number;
  /** From 0. */
  readonly place: number;
  readonly state: TicketState;
  readonly distributor: string | null;
  readonly sold: boolean;
  /** All movements of the ticket, oldest first. */
  readonly history: readonly MovementEntry[];
}

/**
 * `POST /api/host/tickets/:series/sales/preview` and `POST /api/host/tickets/:series/sales` (201 with `SalesImported`) take the file as
 * the body (`text/csv` or `application/octet-stream`; 25 MB, 200,000 lines). One line a sale: tickets; day; point of sale; distributor's id
 * (the last three may be left out). Headings are found by their words (`tickets`, `day`, `point`, `distributor`, and their Russian and
 * Kazakh names); without them the columns stand in this order. All lines are taken or none; 400 with the first faults in `message`.
 */
export interface SalesFault {
  /** From 1, as a spreadsheet counts. */
  readonly row: number;
  readonly reason:
    | SelectionFault['reason']
    | MovementRefusal['reason']
    | 'empty'
    /** A column whose heading says nothing to us, or one too many. */
    | 'heading'
    | 'day'
    | 'day-ahead'
    /** The day, of the file or today, is none of the lottery's (5.1), or the status was lost by then (8.4 б). */
    | 'sale-outside'
    | 'status-lost'
    | 'point'
    | 'distributor';
  /** The word that is wrong, or the serials. */
  readonly word: string;
}

export interface SalesPreview {
  readonly rows: number;
  readonly tickets: number;
  readonly revenueTenge: number;
  /** Movements that it would make: one for each day, point and distributor. */
  readonly movements: number;
  /** The first thousand. */
  readonly faults: readonly SalesFault[];
  readonly faultCount: number;
}

export interface SalesImported {
  readonly tickets: number;
  readonly revenueTenge: number;
  readonly movements: readonly MovementEntry[];
}

/** `GET /api/host/tickets/:series/sales`: sales that stand, by the day that they are said to be of; oldest first. */
export interface SalesByDay {
  readonly series: number;
  readonly days: readonly {
    readonly day: string;
    readonly tickets: number;
    /** tickets × price. */
    readonly revenueTenge: number;
    /** When the last of them was entered: it may be days later. */
    readonly lastEntered: string;
  }[];
  /** Of all days: the `sold` and `revenueTenge` of the books of now. */
  readonly tickets: number;
  readonly revenueTenge: number;
}

/** Tickets with a prize (of a draw: prizes), and their money before tax. */
export interface PrizeSum {
  readonly tickets: number;
  readonly amountTenge: number;
}

/** `GET /api/host/tickets/:series/books?at=<instant or day>`: a day means its end. Left out: now. */
export interface SeriesBooks {
  readonly series: number;
  /** The books hold all that was entered up to here. */
  readonly at: string;
  /** Journal records up to and with this one are in it. */
  readonly record: number;
  readonly tickets: number;
  readonly states: Readonly<Record<TicketState, number>>;
  /** By distributor id; the operator's own under an empty one. */
  readonly byDistributor: readonly {
    readonly distributor: string;
    readonly name: string;
    readonly issued: number;
    readonly sold: number;
    /** sold × price. */
    readonly revenueTenge: number;
    /** Price of what it still answers for: issued, and stolen or lost with it (clause 11.8). */
    readonly liabilityTenge: number;
  }[];
  readonly sold: number;
  readonly revenueTenge: number;
  /** Never sold, and not destroyed: sold + undistributed + destroyed = tickets. */
  readonly undistributed: number;
  /** Never sold, and destroyed. */
  readonly destroyed: number;
  /** Sold, paid and taken back, whether destroyed already or not. */
  readonly withdrawn: number;
  readonly prizes: {
    /** What the whole series carries. */
    readonly printed: PrizeSum;
    readonly paid: PrizeSum;
    /** Claims that are approved and not paid. */
    readonly outstanding: PrizeSum;
    /** printed − paid: nobody can know, while outcomes are sealed, how much of it is on sold tickets. */
    readonly atMostToCome: PrizeSum;
    /** Prizes of draws, which are in none of the above (14.7). */
    readonly draws: {
      /** Of the terms. */
      readonly fundTenge: number;
      /** In draws that were shown to the end and whose result stands. */
      readonly won: PrizeSum;
      /** A claim goes on, or they were paid. */
      readonly claimed: PrizeSum;
      /** Claims that are approved and not paid. */
      readonly outstanding: PrizeSum;
      readonly paid: PrizeSum;
    };
  };
  readonly payments: PaymentSums;
}

/**
 * Payments of tickets' own prizes and of draws' together. `grossTenge` = `paidTenge` + `taxWithheldTenge` + `inKindTenge`, and it is what
 * `prizes.paid` and `prizes.draws.paid` add up to.
 */
export interface PaymentSums {
  readonly count: number;
  /** Prizes before tax; of a thing, its value. */
  readonly grossTenge: number;
  /** Kept back of money (9.3). */
  readonly taxWithheldTenge: number;
  /** Of things, paid by their winners before the handover (9.16 е); no money of the house. */
  readonly taxPaidByWinnersTenge: number;
  /** Value of things handed over. */
  readonly inKindTenge: number;
  /** Money given out. */
  readonly paidTenge: number;
}

/**
 * `GET /api/series/:series/prizes`: public, cacheable for some seconds. Outcomes are sealed, so `remaining` is printed − claimed: on sale, or
 * sold and not shown yet. Odds and return are of instant prizes alone, without the draw fund. All fields: `broadcast/tickets/README.md`.
 */
export interface PrizesLeft extends PrizesLeftOnSale {
  readonly series: number;
  readonly at: string;
  readonly ticketPriceTenge: number;
  readonly tickets: number;
  readonly sold: number;
  /** Neither sold nor put away, void, stolen, lost or destroyed: what can still be bought. */
  readonly onSale: number;
  /** The operator has lost its status (8.4 б): from which day on, and through which day winnings are paid; null: it has it. */
  readonly statusLost: { readonly on: string; readonly payThrough: string } | null;
}
