/** What two people decide: one asks, another of the other role confirms. What waits stands first. */
import { useSignal } from '@preact/signals';
import type { RaffleDecision } from '../../../broadcast/protocol/raffle.ts';
import { Field } from '../../host/frame/Field.tsx';
import { fill } from '../../text/fill.ts';
import { instantWords } from '../frame/dayWords.ts';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { mayDecide } from '../view/sections.ts';
import type { MonthDesk } from './monthDesk.ts';
import { possibleDecisions } from './possibleDecisions.ts';
import { decisionWords } from './stepWords.ts';

function Waiting({ desk, decision }: { desk: MonthDesk; decision: RaffleDecision }) {
  const texts = officeText().raffle.decide;
  const trouble = useSignal<string | null>(null);
  const { askedBy, askedAt, content } = decision;
  const isMine = askedBy.id === desk.me.id;
  const isSecond = !isMine && mayDecide(desk.me.role);

  async function answer(how: 'confirm' | 'withdraw'): Promise<void> {
    const path = `/api/host/raffle-decisions/${decision.decision}/${how}`;
    const outcome = await desk.model.act<RaffleDecision>({ method: 'POST', path });
    trouble.value = outcome.ok ? null : outcome.words;
  }

  return (
    <div class="waiting-act" data-waiting={decision.decision}>
      <div>
        <b>{decisionWords(content)}</b>
        <span class="muted">{fill(texts.asked, { name: askedBy.name, time: instantWords(askedAt) })}</span>
        <Trouble words={trouble.value} />
      </div>
      {isMine && (
        <button type="button" class="button button-second" onClick={() => void answer('withdraw')}>
          {texts.withdraw}
        </button>
      )}
      {isSecond && (
        <button type="button" class="button" onClick={() => void answer('confirm')}>
          {texts.confirm}
        </button>
      )}
    </div>
  );
}

function AskForm({ desk }: { desk: MonthDesk }) {
  const texts = officeText().raffle.decide;
  const chosen = useSignal('');
  const note = useSignal('');
  const trouble = useSignal<string | null>(null);
  const possible = possibleDecisions(desk.month, Date.now()).map(
    (content) => [JSON.stringify(content), content] as const,
  );
  const found = possible.find(([key]) => key === chosen.value);
  if (possible.length === 0) return null;

  async function ask(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    trouble.value = found ? null : texts.choose;
    if (!found) return;
    const outcome = await desk.model.act<RaffleDecision>({
      ...{ method: 'POST', path: `${desk.path}/decisions` },
      json: { decision: found[1], note: note.value.trim() === '' ? null : note.value.trim() },
    });
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    chosen.value = '';
    note.value = '';
  }

  return (
    <form noValidate class="column" onSubmit={(event) => void ask(event)}>
      <p class="muted">{texts.about}</p>
      <Select
        label={texts.what}
        value={found ? chosen.value : ''}
        options={[
          ['', texts.choose],
          ...possible.map(([key, content]) => [key, decisionWords(content)] as const),
        ]}
        onChoose={(value) => {
          chosen.value = value;
        }}
      />
      <Field
        label={texts.note}
        value={note.value}
        onEdit={(value) => {
          note.value = value;
        }}
      />
      <Trouble words={trouble.value} />
      <button type="submit" class="button button-second">
        {texts.ask}
      </button>
    </form>
  );
}

export function DecisionsCard({ desk }: { desk: MonthDesk }) {
  const texts = officeText().raffle.decide;
  const waiting = desk.month.decisions.filter(({ state }) => state === 'asked');
  const mayAsk = mayDecide(desk.me.role) && possibleDecisions(desk.month, Date.now()).length > 0;
  if (waiting.length === 0 && !mayAsk) return null;
  return (
    <section class="card" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{texts.title}</h2>
      {waiting.map((decision) => (
        <Waiting key={decision.decision} desk={desk} decision={decision} />
      ))}
      {mayAsk && <AskForm desk={desk} />}
    </section>
  );
}
