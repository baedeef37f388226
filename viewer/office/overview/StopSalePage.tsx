/**
 * The proposal to end the sale of a series whose largest prizes are gone. The terms order nothing of the kind: people decide. What is to be
 * pressed is the form of movements, filled in.
 */
import type { PrizesLeft, StateCounts, TicketOverview } from '../../../broadcast/protocol/tickets.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { useAnswer, useReading } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { allHoldings } from '../tickets/allHoldings.ts';
import { proposeMovement } from '../tickets/proposedMovement.ts';
import { fragmentOf, open } from '../view/route.ts';
import { seriesName } from './SeriesCard.tsx';
import { type StopSaleStep, stopSaleSteps } from './stopSale.ts';

function Steps({ series, steps }: { series: number; steps: readonly StopSaleStep[] }) {
  const texts = officeText();
  const words = texts.overview.stopSale;
  if (steps.length === 0) return <p>{words.nothingOnSale}</p>;
  return (
    <ol class="stop-steps">
      {steps.map((step, i) => (
        <li key={step.to} data-step={step.to}>
          <p>
            <b>{texts.movements[step.to]}</b>: {plural(language.value, step.tickets, texts.tickets.count)}{' '}
            <span class="muted">({fill(texts.clause, { clause: step.clause })})</span>
          </p>
          {i === 0 ? (
            <button
              type="button"
              class="button"
              onClick={() => {
                proposeMovement(series, { to: step.to, tickets: step.selection });
                open('tickets', 'movements');
              }}
            >
              {words.press}
            </button>
          ) : (
            <p class="muted small">{words.afterwards}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Facts({ left }: { left: PrizesLeft }) {
  const words = officeText().overview.stopSale;
  const top = left.tiers.at(-1)!;
  const values = {
    ...{ prize: tenge(top.amountTenge), printed: grouped(top.printed), claimed: grouped(top.claimed) },
    ...{ remaining: grouped(top.remaining), onSale: grouped(left.onSale) },
  };
  return <p>{fill(left.isStopSaleProposed ? words.proposed : words.notProposed, values)}</p>;
}

function Proposal({ model, counts }: { model: OfficeModel; counts: StateCounts }) {
  const words = officeText().overview.stopSale;
  const { series } = counts;
  const prizes = useAnswer<PrizesLeft>(model, `/api/series/${series}/prizes`);
  const held = useReading(model, `/api/host/tickets/${series}/holdings`, (path) => allHoldings(model, path));
  return (
    <section class="card" aria-labelledby="stop-sale-title">
      <h2 id="stop-sale-title">{seriesName(series)}</h2>
      <Trouble words={prizes.trouble ?? held.trouble} />
      {prizes.body && <Facts left={prizes.body} />}
      <p class="muted">{words.about}</p>
      {prizes.body?.isStopSaleProposed && held.body && (
        <Steps series={series} steps={stopSaleSteps(held.body)} />
      )}
    </section>
  );
}

export function StopSalePage({ model, series }: { model: OfficeModel; series: number }) {
  const texts = officeText();
  const { body, trouble } = useAnswer<TicketOverview>(model, '/api/host/tickets');
  const counts = body?.series.find((each) => each.series === series);
  return (
    <div class="office-section" data-section="overview" data-part="stop-sale">
      <a class="part" href={fragmentOf('overview')}>
        ← {texts.sections.overview}
      </a>
      <h1>{texts.overview.stopSale.title}</h1>
      <Trouble words={trouble} />
      {counts && <Proposal key={series} model={model} counts={counts} />}
      {body && !counts && <p class="card">{texts.tickets.noSeries}</p>}
    </div>
  );
}
