/** A picture of the frozen list: where in it a number stands. */
import { grouped } from '../format/tenge.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';

const BARS = 120;
const WIDTH = 600;
const EDGE = 2;
/** Where a bar stands. */
const x = (bar: number): number => EDGE + (bar / (BARS - 1)) * (WIDTH - 2 * EDGE);

export function ListPosition({ index, entryCount }: { index: number; entryCount: number }) {
  const lit = Math.min(BARS - 1, Math.floor((index / entryCount) * BARS));
  const caption = fill(text().reveal.position, { index: grouped(index + 1), count: grouped(entryCount) });
  return (
    <figure class="list-position">
      <svg viewBox={`0 0 ${WIDTH} 28`} preserveAspectRatio="none" aria-hidden="true">
        {Array.from({ length: BARS }, (_, bar) => (
          <path
            key={bar}
            d={`M${x(bar).toFixed(1)} ${bar === lit ? 0 : 9}V${bar === lit ? 28 : 19}`}
            class={bar === lit ? 'lit' : ''}
          />
        ))}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
