/** The first page after signing in: what waits for this role, and how each series stands. Everything is a way into the work. */
import type { ClaimsDesk } from '../../../broadcast/protocol/claims.ts';
import type { SignedIn } from '../../../broadcast/protocol/host.ts';
import { grouped, tenge } from '../../format/tenge.ts';
import { useReading } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { fragmentOf, route } from '../view/route.ts';
import { mayServe } from '../view/sections.ts';
import { readOverview } from './overviewFacts.ts';
import { SeriesCard } from './SeriesCard.tsx';
import { StopSalePage } from './StopSalePage.tsx';
import { WorkList } from './WorkList.tsx';
import { workOf } from './workOf.ts';

/** The counter's day in five figures. */
function Claims({ claims, isServing }: { claims: ClaimsDesk; isServing: boolean }) {
  const texts = officeText().overview;
  const { paidToday, toPay, overdue, dueSoon } = claims;
  const figures = [
    ['overdue', texts.figures.overdue, grouped(overdue)],
    ['soon', texts.figures.soon, grouped(dueSoon)],
    ['toPay', texts.figures.toPay, grouped(toPay.count)],
    ['toPaySum', texts.figures.toPaySum, tenge(toPay.grossTenge)],
    ['paidToday', texts.figures.paidToday, tenge(paidToday.grossTenge)],
  ] as const;
  return (
    <section class="card" aria-labelledby="claims-figures">
      <h2 id="claims-figures">{texts.claims}</h2>
      <dl class="overview-figures">
        {figures.map(([name, words, value]) => (
          <div key={name} data-figure={name}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="stand-links">
        {isServing && (
          <a class="button" href={fragmentOf('claims')}>
            {texts.toCounter}
          </a>
        )}
        <a href={fragmentOf('claims', 'list')}>{texts.toClaims}</a>
      </p>
    </section>
  );
}

function Overview({ model, me }: { model: OfficeModel; me: SignedIn }) {
  const texts = officeText();
  const { body, trouble } = useReading(model, `overview ${me.role}`, () => readOverview(model.ask, me.role));
  return (
    <div class="office-section" data-section="overview" data-part="overview" aria-busy={!body && !trouble}>
      <h1>{texts.overview.title}</h1>
      <Trouble words={trouble} />
      {body && (
        <>
          <div class="overview-top">
            <WorkList items={workOf(body, me, model.people.value, Date.now())} />
            {body.claims && <Claims claims={body.claims} isServing={mayServe(me.role)} />}
          </div>
          {body.series.map((facts) => (
            <SeriesCard key={facts.counts.series} facts={facts} />
          ))}
        </>
      )}
    </div>
  );
}

export function OverviewSection({ model }: { model: OfficeModel }) {
  const [part, series] = route.value.parts;
  const me = model.me.value;
  if (!me) return null;
  return part === 'stop-sale' ? (
    <StopSalePage model={model} series={Number(series)} />
  ) : (
    <Overview model={model} me={me} />
  );
}
