/** All tickets of the series as one bar: sold, still on sale, and neither. */
import type { PrizesLeft } from '../../broadcast/protocol/tickets.ts';
import { grouped } from '../format/tenge.ts';
import { prizesText } from './text/prizesText.ts';

export function TicketsBar({ left: { tickets, sold, onSale } }: { left: PrizesLeft }) {
  const texts = prizesText();
  const parts = [
    ['sold', texts.sold, sold],
    ['on-sale', texts.onSale, onSale],
    ['away', texts.away, tickets - sold - onSale],
  ] as const;
  const starts = [0, sold, sold + onSale];
  return (
    <figure class="tickets-bar">
      <svg viewBox={`0 0 ${tickets} 1`} preserveAspectRatio="none" aria-hidden="true">
        {parts.map(([name, , count], i) => (
          <rect key={name} class={`part-${name}`} x={starts[i]} width={count} height={1} />
        ))}
      </svg>
      <figcaption>
        {parts.map(([name, words, count]) => (
          <span key={name} data-part={name}>
            <span class={`tier-swatch part-${name}`} aria-hidden="true" /> {words}: <b>{grouped(count)}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
