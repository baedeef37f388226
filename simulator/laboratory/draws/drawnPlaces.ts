/** Many draws of one kind, as the draw tests see them. */

/** A kind of draw: so many entries, so many ordered winners (reserves among them). */
export interface DrawKind {
  readonly entries: number;
  readonly winners: number;
}

/** `places[d × winners + i]` is the place of the i-th winner of draw d in the list of entries, from 0. */
export interface DrawnPlaces extends DrawKind {
  readonly places: Uint32Array;
}

/** A raffle's list: one winner and two reserves. */
export const RAFFLE: DrawKind = { entries: 1000, winners: 3 };
/** So few that each of the 1,320 ordered outcomes is met. */
export const TOY: DrawKind = { entries: 12, winners: 3 };
/** A whole series registered. */
export const WHOLE_SERIES: DrawKind = { entries: 500_100, winners: 3 };

/** Runs `draws` draws. @param draw the places of the winners of the d-th draw, in order */
export function drawnPlaces(
  kind: DrawKind,
  draws: number,
  draw: (index: number) => readonly number[],
): DrawnPlaces {
  const places = new Uint32Array(draws * kind.winners);
  for (let d = 0; d < draws; d++) places.set(draw(d), d * kind.winners);
  return { ...kind, places };
}
