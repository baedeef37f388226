/** The prizes by size: as a picture, how much of each is claimed, and in figures. What has just changed stands out. */
import { useRef } from 'preact/hooks';
import type { PrizesLeft } from '../../broadcast/protocol/tickets.ts';
import { grouped, tenge } from '../format/tenge.ts';
import { prizesText } from './text/prizesText.ts';

type Tiers = PrizesLeft['tiers'];

/** Tiers whose figures are others than they were at the answer before. */
function useChanged(tiers: Tiers): ReadonlySet<string> {
  const kept = useRef<{ tiers: Tiers; changed: ReadonlySet<string> }>({ tiers, changed: new Set() });
  if (kept.current.tiers !== tiers) {
    const before = new Map(kept.current.tiers.map(({ id, claimed }) => [id, claimed]));
    const changed = tiers.filter(({ id, claimed }) => before.has(id) && before.get(id) !== claimed);
    kept.current = { tiers, changed: new Set(changed.map(({ id }) => id)) };
  }
  return kept.current.changed;
}

/** What is claimed of what was printed; the rest is left. */
function Share({ printed, claimed }: { printed: number; claimed: number }) {
  return (
    <svg class="tier-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="tier-left" width={100} height={1} />
      <rect class="tier-claimed" width={(claimed / printed) * 100} height={1} />
    </svg>
  );
}

export function PrizeTiers({ tiers }: { tiers: Tiers }) {
  const texts = prizesText();
  const changed = useChanged(tiers);
  return (
    <>
      <p class="tier-key">
        <span>
          <span class="tier-swatch tier-left" aria-hidden="true" /> {texts.remaining}
        </span>
        <span>
          <span class="tier-swatch tier-claimed" aria-hidden="true" /> {texts.claimed}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="figures-region" aria-label={texts.table} tabIndex={0}>
        <table class="figures-table tiers">
          <caption class="unseen">{texts.table}</caption>
          <thead>
            <tr>
              {[texts.prize, texts.printed, texts.claimed, texts.remaining].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tiers.toReversed().map(({ id, amountTenge, printed, claimed, remaining }) => (
              <tr key={id} data-tier={id} data-changed={changed.has(id)}>
                <th scope="row">{tenge(amountTenge)}</th>
                <td>{grouped(printed)}</td>
                <td>{grouped(claimed)}</td>
                <td>
                  <b>{grouped(remaining)}</b>
                  <Share printed={printed} claimed={claimed} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
