/** Acts that wait for a second person: what is asked, by whom and why, and what this person can say to it. */
import type { Act } from '../../../broadcast/protocol/host.ts';
import { fill } from '../../text/fill.ts';
import type { HostModel } from '../hostModel.ts';
import { mayConfirm, mayWithdraw, secondRole } from '../people/may.ts';
import { hostText } from '../text/hostText.ts';
import { confirmWords, personWords } from './actWords.ts';
import { ActFacts } from './ConfirmActDialog.tsx';
import { withdrawOrder } from './orders.ts';

function titleOf(act: Act, isMine: boolean): string {
  const texts = hostText().acts;
  if (act.kind === 'pause') return fill(texts.pauseBy, personWords(act.askedBy));
  const name = texts[act.kind];
  return isMine
    ? fill(texts.youAsk, { act: name })
    : fill(texts.asks, { ...personWords(act.askedBy), act: name });
}

function WaitingAct({ model, act }: { model: HostModel; act: Act }) {
  const texts = hostText().acts;
  const me = model.me.value!;
  const people = model.people.value;
  const isMine = act.askedBy.id === me.id;
  const role = secondRole(act.askedBy, people);
  const second = role ? hostText().roles[role] : '';
  const primary = model.primary.value;
  // The large button says the same: one is enough.
  const isPrimary =
    primary !== null && 'act' in primary && typeof primary.act === 'object' && primary.act?.act === act.act;
  return (
    <li class="waiting-act" data-act={act.kind}>
      <div>
        <b>{titleOf(act, isMine)}</b>
        <ActFacts act={act} />
        {act.kind !== 'pause' && !mayConfirm(me, act, people) && (
          <p class="muted">{fill(isMine ? texts.waitsFor : texts.forOther, { role: second })}</p>
        )}
      </div>
      <div class="waiting-act-buttons">
        {mayConfirm(me, act, people) && !isPrimary && (
          <button
            type="button"
            class="button button-second"
            onClick={() => {
              model.question.value = { kind: 'confirm', act };
            }}
          >
            {confirmWords(act.kind)}
          </button>
        )}
        {mayWithdraw(me, act) && !isPrimary && (
          <button
            type="button"
            class="button button-second"
            onClick={() => void model.act(withdrawOrder(act))}
          >
            {texts.withdraw}
          </button>
        )}
      </div>
    </li>
  );
}

export function WaitingActs({ model, acts }: { model: HostModel; acts: readonly Act[] }) {
  const waiting = acts.filter(({ state }) => state === 'asked');
  if (waiting.length === 0 || !model.me.value) return null;
  return (
    <ul class="waiting-acts">
      {waiting.map((act) => (
        <WaitingAct key={act.act} model={model} act={act} />
      ))}
    </ul>
  );
}
