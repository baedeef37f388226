/** The month's draw: drafted here, held on the desk as any other, checked by everybody on the check page. */
import { useSignal } from '@preact/signals';
import type { DrawDraft } from '../../../broadcast/protocol/host.ts';
import { fieldValue, instantOfField } from '../../format/almatyTime.ts';
import { Choice } from '../../host/frame/Choice.tsx';
import { TimeField } from '../../host/frame/Field.tsx';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { mayDraft } from '../view/sections.ts';
import { dayAfterMonth, type MonthDesk } from './monthDesk.ts';

const MINUTE_MS = 60_000;
/** Time for the commission to commit, and then to open its secrets. */
const TO_CLOSING_MS = 30 * MINUTE_MS;
const TO_START_MS = 40 * MINUTE_MS;

function DraftForm({ desk }: { desk: MonthDesk }) {
  const texts = officeText().raffle.draft;
  const nowMs = Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
  const closes = useSignal(fieldValue(nowMs + TO_CLOSING_MS));
  const starts = useSignal(fieldValue(nowMs + TO_START_MS));
  const members = desk.model.people.value.filter(({ role }) => role === 'commission');
  const left = useSignal<ReadonlySet<string>>(new Set());
  const trouble = useSignal<string | null>(null);

  async function draft(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const [closesMs, startsMs] = [instantOfField(closes.value), instantOfField(starts.value)];
    trouble.value = closesMs === null || startsMs === null ? texts.timesNeeded : null;
    if (closesMs === null || startsMs === null) return;
    const commission = members.filter(({ id }) => !left.value.has(id)).map(({ id }) => id);
    if (commission.length === 0) {
      trouble.value = texts.memberNeeded;
      return;
    }
    const outcome = await desk.model.act<DrawDraft>({
      ...{ method: 'POST', path: `${desk.path}/draft` },
      json: {
        ...{ closesAt: new Date(closesMs).toISOString(), startsAt: new Date(startsMs).toISOString() },
        commission,
      },
    });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  return (
    <form noValidate class="column" onSubmit={(event) => void draft(event)}>
      <p class="muted">{desk.month.phase === 'redraw-due' ? texts.redrawAbout : texts.about}</p>
      <div class="field-pair">
        <TimeField
          {...{ label: texts.closes, note: texts.clock, hint: texts.timesNeeded, value: closes.value }}
          onEdit={(value) => {
            closes.value = value;
          }}
        />
        <TimeField
          {...{ label: texts.starts, note: texts.clock, hint: texts.timesNeeded, value: starts.value }}
          onEdit={(value) => {
            starts.value = value;
          }}
        />
      </div>
      <fieldset>
        <legend class="field-label">{texts.commission}</legend>
        {members.map(({ id, name }) => (
          <Choice
            key={id}
            isChosen={!left.value.has(id)}
            onChoose={(isChosen) => {
              const next = new Set(left.value);
              if (isChosen) next.delete(id);
              else next.add(id);
              left.value = next;
            }}
          >
            {name}
          </Choice>
        ))}
        {members.length === 0 && <p class="muted">{texts.noCommission}</p>}
      </fieldset>
      <Trouble words={trouble.value} />
      <button type="submit" class="button">
        {texts.submit}
      </button>
    </form>
  );
}

export function DrawCard({ desk }: { desk: MonthDesk }) {
  const texts = officeText().raffle.draft;
  const { month, me } = desk;
  const { draws, redraw } = month.aftermath;
  const isDue = month.phase === 'redraw-due' || (month.phase === 'awaiting-draw' && month.draw === null);
  const isAhead = month.draw !== null && !draws.some(({ draw }) => draw === month.draw);
  const firstDay = dayAfterMonth(month);
  if (!month.imported) return null;
  return (
    <section class="card" aria-labelledby="draw-title">
      <h2 id="draw-title">{redraw === null && !isDue ? texts.title : texts.titleDue}</h2>
      {isAhead && (
        <a class="link-tile" data-draw={month.draw} href={`/host?lang=${language.value}#air/${month.draw}`}>
          {texts.toDesk}
        </a>
      )}
      {draws.length > 0 && (
        <ul class="link-tiles">
          {draws.map(({ draw, isRedraw }) => (
            <li key={draw}>
              <a class="link-tile" href={`/check?draw=${draw}&lang=${language.value}`}>
                {isRedraw ? texts.checkRedraw : texts.check}
              </a>
            </li>
          ))}
        </ul>
      )}
      {isDue && firstDay !== null && (
        <p class="muted">{fill(texts.collecting, { day: dayWords(firstDay) })}</p>
      )}
      {isDue && firstDay === null && mayDraft(me.role) && <DraftForm desk={desk} />}
      {isDue && !mayDraft(me.role) && <p class="muted">{texts.hostDrafts}</p>}
    </section>
  );
}
