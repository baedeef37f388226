/** Which rows of a long table are drawn. */

/** Rows drawn beyond the edges, so that a quick scroll finds them there. */
const SPARE_ROWS = 12;
/** Until the table has been laid out its height is not known: as much as a tall screen. */
const FIRST_ROWS = 30;

/** Half-open: the rows `from` to `to` of `count`. */
export function inSight(
  scrolledPx: number,
  heightPx: number,
  rowPx: number,
  count: number,
): { readonly from: number; readonly to: number } {
  const visible = heightPx > 0 ? Math.ceil(heightPx / rowPx) : FIRST_ROWS;
  // The filter may have left fewer rows than lie above the place that is scrolled to.
  const first = Math.min(Math.floor(scrolledPx / rowPx), Math.max(0, count - visible));
  return { from: Math.max(0, first - SPARE_ROWS), to: Math.min(count, first + visible + SPARE_ROWS) };
}
