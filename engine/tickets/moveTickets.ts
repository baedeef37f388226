/**
 * Movements of tickets as a function: holdings are a partition of the places of a series into intervals, so that every
 * ticket is in exactly one state by construction; a movement cuts intervals and gives the pieces another state.
 */
import { ALLOWED, ALLOWED_TO_CLAIMS, forbiddingClause, isFinal, needsHolder } from './movements.ts';
import type { PlaceRange } from './placeRange.ts';
import type { TicketState } from './ticketState.ts';

/** Tickets side by side that share everything. */
export interface Holding extends PlaceRange {
  readonly state: TicketState;
  /** The distributor who answers for them, or sold them; null: the operator. */
  readonly holder: string | null;
  /** Whether a participant paid for them, whatever became of them since. */
  readonly sold: boolean;
  /** The journal record that moved them last. */
  readonly record: number;
}

export interface Movement {
  readonly to: TicketState;
  /** Of `issued`: to whom. Otherwise null: who holds them, or sold them, stays. */
  readonly holder: string | null;
  /** Only tickets that this distributor holds; left out: whoever's. */
  readonly heldBy?: string;
  /** Ascending, apart from one another. */
  readonly ranges: readonly PlaceRange[];
  readonly record: number;
  /** An act on a claim moves them. */
  readonly isOfClaim: boolean;
}

export type MoveRefusal =
  /** No such way from the state that the range is in. */
  | {
      readonly reason: 'not-allowed';
      readonly range: PlaceRange;
      readonly from: TicketState;
      readonly to: TicketState;
      readonly clause: string;
    }
  | { readonly reason: 'other-holder'; readonly range: PlaceRange; readonly holder: string | null }
  | { readonly reason: 'moved-since'; readonly range: PlaceRange; readonly record: number }
  | { readonly reason: 'final'; readonly range: PlaceRange; readonly to: TicketState }
  /** Places that the series does not have. */
  | { readonly reason: 'outside'; readonly range: PlaceRange };

export type Moved =
  /** `holdings` takes the place of what was given; `parts` is what the moved tickets were before, in order. */
  | { readonly ok: true; readonly holdings: readonly Holding[]; readonly parts: readonly Holding[] }
  | { readonly ok: false; readonly refusal: MoveRefusal };

const isAlike = (a: Holding, b: Holding): boolean =>
  a.last + 1 === b.first &&
  a.state === b.state &&
  a.holder === b.holder &&
  a.sold === b.sold &&
  a.record === b.record;

/** Appends a holding, grown together with the one before it where they are alike. Mutates `holdings`. */
function append(holdings: Holding[], next: Holding): void {
  const before = holdings.at(-1);
  if (before && isAlike(before, next)) holdings[holdings.length - 1] = { ...before, last: next.last };
  else holdings.push(next);
}

/**
 * Cuts the ranges out of holdings and puts what `change` makes of each piece in its place. O(holdings + ranges).
 * @param run holdings, ascending, with every place of the ranges in one of them
 * @param change answers a refusal to stop
 */
function cut(
  run: readonly Holding[],
  ranges: readonly PlaceRange[],
  change: (piece: Holding) => Holding | MoveRefusal,
): Moved {
  const holdings: Holding[] = [];
  const parts: Holding[] = [];
  let at = 0;
  for (const held of run) {
    let from = held.first;
    while (at < ranges.length && ranges[at]!.first <= held.last) {
      const first = Math.max(ranges[at]!.first, from);
      const last = Math.min(ranges[at]!.last, held.last);
      if (ranges[at]!.first < from && first === run[0]!.first) {
        return { ok: false, refusal: { reason: 'outside', range: ranges[at]! } };
      }
      const piece = { ...held, first, last };
      const changed = change(piece);
      if ('reason' in changed) return { ok: false, refusal: changed };
      if (from < first) append(holdings, { ...held, first: from, last: first - 1 });
      append(holdings, changed);
      parts.push(piece);
      from = last + 1;
      if (ranges[at]!.last > held.last) break;
      at++;
    }
    if (from <= held.last) append(holdings, { ...held, first: from });
  }
  const beyond = ranges[at];
  return beyond
    ? { ok: false, refusal: { reason: 'outside', range: beyond } }
    : { ok: true, holdings, parts };
}

/**
 * Moves tickets, all of them or none.
 * @param run holdings, ascending, that cover the ranges
 * @returns the refusal of the first range that may not go
 */
export function moveTickets(run: readonly Holding[], movement: Movement): Moved {
  const { to, holder, heldBy, ranges, record, isOfClaim } = movement;
  const allowed = isOfClaim ? ALLOWED_TO_CLAIMS : ALLOWED;
  return cut(run, ranges, (piece) => {
    const { state: from, first, last } = piece;
    const range = { first, last };
    if (!allowed[from][to]) {
      return { reason: 'not-allowed', range, from, to, clause: forbiddingClause(from, to) };
    }
    if (heldBy !== undefined && piece.holder !== heldBy) {
      return { reason: 'other-holder', range, holder: piece.holder };
    }
    const keeps = to !== 'returned' && to !== 'unsold';
    return {
      ...range,
      state: to,
      holder: needsHolder(to) ? holder : keeps ? piece.holder : null,
      sold: piece.sold || to === 'sold',
      record,
    };
  });
}

/** A movement that is to be taken back. */
export interface Undoing {
  readonly undoes: number;
  /** What it moved the tickets to. */
  readonly to: TicketState;
  /** What they were before, ascending: `Moved.parts`. */
  readonly parts: readonly Holding[];
  /** The record of the taking back. */
  readonly record: number;
  /** An act on a claim takes it back: the original of a forgery was shown (9.12). */
  readonly isOfClaim?: boolean;
}

/** Gives tickets back what they were, if nothing has moved them since. @param run as `moveTickets` */
export function undoMovement(
  run: readonly Holding[],
  { undoes, to, parts, record, isOfClaim = false }: Undoing,
): Moved {
  const first = parts[0]!;
  // What a claim did to a bought ticket stays, but for another act on it.
  const ofClaim = isOfClaim ? undefined : parts.find(({ state }) => state === 'sold');
  if (isFinal(to) || ofClaim) return { ok: false, refusal: { reason: 'final', range: ofClaim ?? first, to } };
  const before = new Map(parts.map((part) => [part.first, part]));
  let was = first;
  const moved = cut(run, parts, (piece) => {
    was = before.get(piece.first) ?? was;
    const range = { first: piece.first, last: piece.last };
    if (piece.record !== undoes) return { reason: 'moved-since', range, record: piece.record };
    return { ...range, state: was.state, holder: was.holder, sold: was.sold, record };
  });
  return moved;
}
