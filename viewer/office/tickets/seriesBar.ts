/**
 * A whole print run as a picture: slices side by side from the first ticket to the last, each filled from below by the states of its
 * tickets. A rare state is drawn taller than its share, so that one lost ticket can be seen.
 */
import type { SerialRange } from '../../../broadcast/protocol/tickets.ts';
import { TICKET_STATES, type TicketState } from '../../../engine/tickets/ticketState.ts';

/** Slices of a long run, about two pixels each on a desk's screen; a run of fewer tickets has as many slices as tickets. */
export const BAR_SLICES = 500;
/** Of a slice's height, for whatever state is in it at all. */
const LEAST_SHARE = 0.2;

export interface BarPiece {
  readonly state: TicketState;
  /** An SVG path over as many units as there are slices, and a height of 1. */
  readonly path: string;
}

export interface SeriesBar {
  readonly slices: number;
  /** In the order of the states. */
  readonly pieces: readonly BarPiece[];
}

type Held = Pick<SerialRange, 'tickets'> & { readonly state: TicketState };
/** Tickets by state; states that a slice has none of are left out. */
type Slice = Map<TicketState, number>;

/** @param holdings every ticket of the series, as intervals in order */
function slicesOf(holdings: readonly Held[], tickets: number, count: number): Slice[] {
  const slices = Array.from({ length: count }, (): Slice => new Map());
  let place = 0;
  for (const { state, tickets: held } of holdings) {
    const end = place + held;
    while (place < end) {
      const at = Math.floor((place * count) / tickets);
      // The first place of the next slice.
      const next = Math.min(end, Math.ceil(((at + 1) * tickets) / count));
      const slice = slices[at]!;
      slice.set(state, (slice.get(state) ?? 0) + next - place);
      place = next;
    }
  }
  return slices;
}

/** Heights that add up to 1, none below `LEAST_SHARE` where that leaves room for the others. */
function heightsOf(slice: Slice): Map<TicketState, number> {
  const total = [...slice.values()].reduce((sum, count) => sum + count, 0);
  const least = Math.min(LEAST_SHARE, 1 / slice.size);
  const isRare = (count: number): boolean => count / total <= least;
  const rare = [...slice.values()].filter(isRare).length;
  const common = [...slice.values()].filter((count) => !isRare(count)).reduce((sum, count) => sum + count, 0);
  const left = 1 - rare * least;
  return new Map(
    [...slice].map(([state, count]) => [state, isRare(count) ? least : (count / common) * left]),
  );
}

const rounded = (units: number): number => Math.round(units * 1000) / 1000;

type Band = readonly [top: number, height: number];

/** Where each state begins in a slice, from the top, and how tall it is. */
function bandsOf(slice: Slice): Map<TicketState, Band> {
  const heights = heightsOf(slice);
  const bands = new Map<TicketState, Band>();
  let below = 0;
  for (const state of TICKET_STATES) {
    const height = heights.get(state);
    if (height === undefined) continue;
    bands.set(state, [rounded(1 - below - height), rounded(height)]);
    below += height;
  }
  return bands;
}

/** Slices side by side that are alike are one rectangle. */
function pathOf(bands: readonly (Band | undefined)[]): string {
  let path = '';
  let from = 0;
  for (let at = 1; at <= bands.length; at++) {
    if (at < bands.length && String(bands[at]) === String(bands[from])) continue;
    const band = bands[from];
    if (band) path += `M${from} ${band[0]}h${at - from}v${band[1]}h${from - at}z`;
    from = at;
  }
  return path;
}

/** @param holdings every ticket of the series, as intervals in order */
export function seriesBar(holdings: readonly Held[], tickets: number): SeriesBar {
  const count = Math.min(BAR_SLICES, tickets);
  const bands = slicesOf(holdings, tickets, count).map(bandsOf);
  const pieces = TICKET_STATES.map((state) => ({
    state,
    path: pathOf(bands.map((each) => each.get(state))),
  }));
  return { slices: count, pieces: pieces.filter(({ path }) => path !== '') };
}
