/** Pieces of a bar that has a whole: how wide each is, so that a small one can still be seen. */

/** The bar's own length. */
export const WHOLE_UNITS = 1000;
/** What a single ticket, or a single tenge, is drawn with: about a pixel. */
const LEAST_UNITS = 2;

export interface Piece<Name> {
  readonly name: Name;
  readonly value: number;
}

export interface PlacedPiece<Name> extends Piece<Name> {
  readonly from: number;
  readonly width: number;
}

const rounded = (units: number): number => Math.round(units * 100) / 100;

/** In order, end to end, never beyond the bar. @param whole what the bar's length is worth; pieces of nothing are left out */
export function placePieces<Name>(pieces: readonly Piece<Name>[], whole: number): PlacedPiece<Name>[] {
  let from = 0;
  return pieces
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => {
      const share = whole > 0 ? (value / whole) * WHOLE_UNITS : 0;
      const width = rounded(Math.min(Math.max(LEAST_UNITS, share), WHOLE_UNITS));
      const placed = { name, value, from: rounded(Math.min(from, WHOLE_UNITS - width)), width };
      from += share;
      return placed;
    });
}
