/** How one series stands: where its tickets are, what they brought, and what of the prizes is paid, on two bars of one scale. */
import { TICKET_STATES } from '../../../engine/tickets/ticketState.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';
import { fragmentOf } from '../view/route.ts';
import type { SeriesFacts } from './overviewFacts.ts';
import { type Piece, placePieces, WHOLE_UNITS } from './share.ts';

export const seriesName = (series: number): string =>
  fill(officeText().tickets.seriesName, { series: String(series).padStart(3, '0') });

interface BarProps {
  readonly pieces: readonly Piece<string>[];
  readonly whole: number;
}

function Bar({ pieces, whole }: BarProps) {
  return (
    <svg class="stand-bar" viewBox={`0 0 ${WHOLE_UNITS} 1`} preserveAspectRatio="none" aria-hidden="true">
      {placePieces(pieces, whole).map(({ name, from, width }) => (
        <rect key={name} class={name} x={from} y={0} width={width} height={1} />
      ))}
    </svg>
  );
}

function Tickets({ counts }: Pick<SeriesFacts, 'counts'>) {
  const { states } = officeText();
  const present = TICKET_STATES.filter((state) => counts.states[state] > 0);
  return (
    <div class="stand">
      <h3>{officeText().overview.tickets}</h3>
      <Bar
        whole={counts.tickets}
        pieces={present.map((state) => ({ name: `run-${state}`, value: counts.states[state] }))}
      />
      <dl class="stand-legend">
        {present.map((state) => (
          <div key={state} data-state={state}>
            <dt>
              <span class={`run-swatch run-${state}`} aria-hidden="true" />
              {states[state]}
            </dt>
            <dd>{grouped(counts.states[state])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Sum({ name, words, sum }: { name: string; words: string; sum: number }) {
  return (
    <div data-sum={name}>
      <dt>
        <span class={`run-swatch money-${name}`} aria-hidden="true" />
        {words}
      </dt>
      <dd>{tenge(sum)}</dd>
    </div>
  );
}

function Money({ counts, books }: SeriesFacts) {
  const texts = officeText();
  const { paid, outstanding, atMostToCome } = books.prizes;
  // One scale for both: what all tickets cost, or all prizes, where that is more.
  const whole = Math.max(counts.tickets * counts.ticketPriceTenge, books.prizes.printed.amountTenge);
  // What is approved may still come too: it is a part of it.
  const rest = atMostToCome.amountTenge - outstanding.amountTenge;
  const sums = [
    ['paid', texts.tickets.books.paid, paid.amountTenge],
    ['approved', texts.tickets.books.outstanding, outstanding.amountTenge],
    ['rest', texts.overview.rest, rest],
  ] as const;
  return (
    <div class="stand">
      <h3>{texts.overview.money}</h3>
      <Bar whole={whole} pieces={[{ name: 'money-revenue', value: books.revenueTenge }]} />
      <Bar whole={whole} pieces={sums.map(([name, , value]) => ({ name: `money-${name}`, value }))} />
      <dl class="stand-legend">
        <Sum name="revenue" words={texts.tickets.books.revenue} sum={books.revenueTenge} />
        {sums.map(([name, words, sum]) => (
          <Sum key={name} name={name} words={words} sum={sum} />
        ))}
      </dl>
      <p class="muted small">{fill(texts.overview.scale, { sum: tenge(whole) })}</p>
    </div>
  );
}

/** What becomes of prizes that nobody comes for, and when. */
function Unclaimed({ unclaimed }: Pick<SeriesFacts, 'unclaimed'>) {
  if (!unclaimed) return null;
  const texts = officeText().money;
  const { phase, totals, schedule } = unclaimed;
  return (
    <p class="muted">
      {fill(texts.phases[phase], {
        accepted: dayWords(schedule.acceptedThrough),
        kept: dayWords(schedule.keptThrough),
      })}{' '}
      <a href={fragmentOf('money')}>
        {fill(officeText().overview.unclaimed, { sum: tenge(totals.outstanding.tenge) })}
      </a>
    </p>
  );
}

export function SeriesCard({ facts }: { facts: SeriesFacts }) {
  const texts = officeText();
  const { series } = facts.counts;
  const id = `stand-${series}`;
  const links = [
    [fragmentOf('tickets'), texts.tickets.parts.holdings],
    [fragmentOf('tickets', 'books'), texts.tickets.parts.books],
    [`/prizes?series=${series}`, texts.overview.publicPage],
  ] as const;
  return (
    <section class="card" aria-labelledby={id} data-series={series}>
      <h2 id={id}>{seriesName(series)}</h2>
      <Tickets counts={facts.counts} />
      <Money {...facts} />
      <Unclaimed unclaimed={facts.unclaimed} />
      <p class="stand-links">
        {links.map(([href, words]) => (
          <a key={href} href={href}>
            {words}
          </a>
        ))}
      </p>
    </section>
  );
}
