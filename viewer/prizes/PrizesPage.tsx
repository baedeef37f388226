/** Prizes that are left, by tier, with odds and return of the tickets still on sale; honest about what nobody can know. */
import type { PrizesLeft } from '../../broadcast/protocol/tickets.ts';
import { startOfDayMs } from '../../engine/raffle/almatyDay.ts';
import type { BetweenTwo } from '../../engine/tickets/prizesLeft.ts';
import type { Polled } from '../api/poll.ts';
import { shortDate, timeOfDay } from '../format/almatyTime.ts';
import { decimal } from '../format/decimal.ts';
import { grouped, tenge } from '../format/tenge.ts';
import { Masthead } from '../frame/Masthead.tsx';
import { PageFoot } from '../frame/PageFoot.tsx';
import { fill } from '../text/fill.ts';
import { PrizeTiers } from './PrizeTiers.tsx';
import { TicketsBar } from './TicketsBar.tsx';
import { prizesText } from './text/prizesText.ts';

const PERCENT = 100;

/** "2,8", or "2,8 … 3,1" where the two figures differ as written. */
function between({ asPrinted, ifAllClaimed }: BetweenTwo, scale: number): string {
  const [low, high] = [asPrinted, ifAllClaimed]
    .filter((value) => value !== null)
    .map((value) => value * scale)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
    .map(decimal);
  return low === high || high === undefined ? low! : `${low} … ${high}`;
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Figures({ left }: { left: PrizesLeft }) {
  const texts = prizesText();
  const { tickets, ticketPriceTenge, oddsOneIn, rtp } = left;
  return (
    <dl class="figures">
      <Figure label={texts.printedTickets} value={grouped(tickets)} />
      <Figure label={texts.price} value={tenge(ticketPriceTenge)} />
      <Figure
        label={texts.odds}
        value={oddsOneIn ? fill(texts.oneIn, { count: between(oddsOneIn, 1) }) : texts.unknown}
      />
      <Figure label={texts.rtp} value={rtp ? `${between(rtp, PERCENT)} %` : texts.unknown} />
    </dl>
  );
}

/** A day in Almaty as the page writes them. */
const dayOf = (day: string): string => shortDate(startOfDayMs(day));

function Left({ left }: { left: PrizesLeft }) {
  const texts = prizesText();
  const atMs = Date.parse(left.at);
  return (
    <>
      {left.statusLost && (
        <p class="figures-alert" role="status" data-status-lost={left.statusLost.on}>
          <span aria-hidden="true">▲ </span>
          {fill(texts.statusLost, {
            day: dayOf(left.statusLost.on),
            through: dayOf(left.statusLost.payThrough),
          })}
        </p>
      )}
      {left.isStopSaleProposed && (
        <p class="figures-alert" role="status">
          <span aria-hidden="true">▲ </span>
          {texts.stopSale}
        </p>
      )}
      <section class="card" aria-labelledby="figures-title" data-series={left.series}>
        <h2 id="figures-title">{fill(texts.series, { series: String(left.series).padStart(3, '0') })}</h2>
        <p class="muted">{fill(texts.at, { time: `${shortDate(atMs)}, ${timeOfDay(atMs)}` })}</p>
        <TicketsBar left={left} />
        <Figures left={left} />
      </section>
      <section class="card" aria-labelledby="tiers-title">
        <h2 id="tiers-title">{texts.table}</h2>
        <PrizeTiers tiers={left.tiers} />
      </section>
      <section class="card" aria-labelledby="honest-title">
        <h2 id="honest-title">{texts.honestTitle}</h2>
        <p>{texts.honest}</p>
        <p>{left.rtp?.ifAllClaimed === null ? texts.oneFigure : texts.twoFigures}</p>
        <p>{texts.withoutDraws}</p>
        <p>
          {texts.renewal} <a href={`/api/series/${left.series}/prizes`}>{texts.json}</a>
        </p>
      </section>
    </>
  );
}

export function PrizesPage({ left }: { left: Polled<PrizesLeft> }) {
  const texts = prizesText();
  const body = left.body.value;
  const refused = left.refused.value;
  return (
    <>
      <Masthead name="7S AVTO LOTO" />
      {refused?.offline && (
        <p class="notice" role="status">
          {texts.offline}
        </p>
      )}
      <main id="content" class="page" aria-busy={!body && !refused}>
        <h1>{texts.title}</h1>
        {body && <Left left={body} />}
        {!body && refused && !refused.offline && <p class="card">{texts.noSeries}</p>}
      </main>
      <PageFoot />
    </>
  );
}
