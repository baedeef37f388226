/** How registrations have been coming in since this page was opened: one point a pulse. */

const WIDTH = 120;
const HEIGHT = 28;
/** Fewer points, or no growth, make no curve. */
const FEWEST = 6;

export function EntriesCurve({ history }: { history: readonly number[] }) {
  const first = history[0] ?? 0;
  const growth = (history.at(-1) ?? 0) - first;
  if (history.length < FEWEST || growth <= 0) return null;
  const points = history.map((entries, index) => {
    const x = (index / (history.length - 1)) * WIDTH;
    const y = HEIGHT - 2 - ((entries - first) / growth) * (HEIGHT - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg class="entries-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}
