/** Whoever holds the prize: who they are, until when they must be reached, what is still missing, and who comes next. */
import type { Holder } from '../../../engine/raffle/aftermath.ts';
import { shortDate } from '../../format/almatyTime.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { plural } from '../../text/plural.ts';
import { instantWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';
import { maySeePeople } from '../view/sections.ts';
import { Conditions } from './Conditions.tsx';
import { ContactLog } from './ContactLog.tsx';
import type { MonthDesk } from './monthDesk.ts';
import { PersonDetails } from './PersonDetails.tsx';

const DAY_MS = 86_400_000;

/** The ten days, counted to their whole last day (clause 10). */
function Timer({ holder }: { holder: Holder }) {
  const texts = officeText().raffle.holder;
  const leftMs = holder.deadlineMs - Date.now();
  const lastDay = shortDate(holder.deadlineMs - 1);
  const days = Math.ceil(leftMs / DAY_MS);
  return leftMs > 0 ? (
    <p>
      <span class={days <= 2 ? 'flag flag-soon' : 'flag flag-calm'}>
        {days <= 2 ? '▲' : '○'}{' '}
        {fill(texts.until, { day: lastDay, left: plural(language.value, days, officeText().raffle.days) })}
      </span>
    </p>
  ) : (
    <p>
      <span class="flag flag-grave">✕ {fill(texts.over, { day: lastDay })}</span>
    </p>
  );
}

function Queue({ desk }: { desk: MonthDesk }) {
  const texts = officeText();
  const { reserves, lost } = desk.month.aftermath;
  const { holder, losses } = texts.raffle;
  return (
    <>
      <h3>{holder.reserves}</h3>
      {reserves.length === 0 && <p class="muted">{holder.noReserves}</p>}
      <ol class="reserves">
        {reserves.map((code) => (
          <li key={code} data-reserve={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      {lost.length > 0 && (
        <ul class="lost-places">
          {lost.map(({ code, why, clause, atMs }) => (
            <li key={`${code} ${atMs}`} class="muted" data-lost={code}>
              ✕ <code>{code}</code> {losses[why]} ({fill(texts.clause, { clause })}),{' '}
              {instantWords(new Date(atMs).toISOString())}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function HolderCard({ desk, holder }: { desk: MonthDesk; holder: Holder }) {
  const texts = officeText().raffle;
  const isOpen = desk.month.phase === 'contacting';
  return (
    <section class="card" aria-labelledby="holder-title" data-holder={holder.code} data-via={holder.via}>
      <h2 id="holder-title">
        {texts.holder.title} <code>{holder.code}</code>
      </h2>
      <p class="muted">
        {texts.successions[holder.via]}, {instantWords(new Date(holder.sinceMs).toISOString())}
      </p>
      {isOpen && <Timer holder={holder} />}
      {maySeePeople(desk.me.role) && <PersonDetails key={holder.code} desk={desk} code={holder.code} />}
      <Conditions desk={desk} holder={holder} />
      <ContactLog desk={desk} holder={holder} />
      <Queue desk={desk} />
    </section>
  );
}
