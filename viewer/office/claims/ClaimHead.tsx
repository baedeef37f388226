/** The ticket, its prize, the day due, and the way of the claim. */
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { REFUSAL_GROUNDS } from '../../../engine/claims/refusalGrounds.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';
import { stateSteps } from './stateSteps.ts';

const SIGN = { done: '✓', now: '●', ahead: '○' } as const;

function Way({ detail }: { detail: ClaimDetail }) {
  const texts = officeText().claims;
  return (
    <ol class="claim-way" aria-label={texts.page.path}>
      {stateSteps(detail).map(({ state, mark }) => (
        <li
          key={state}
          class={`way-step way-${mark}`}
          data-step={state}
          aria-current={mark === 'now' ? 'step' : undefined}
        >
          <span class="way-sign" aria-hidden="true">
            {SIGN[mark]}
          </span>
          <span>
            {texts.states[state]}
            <span class="unseen">, {texts.page.marks[mark]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Due({ detail }: { detail: ClaimDetail }) {
  const texts = officeText().claims.page;
  const { dueOn, isOverdue, isDueUnconfirmed, confirmedThrough } = detail;
  if (dueOn === null) return null;
  const day = dayWords(dueOn);
  return (
    <p class="claim-due">
      <span class={isOverdue ? 'flag flag-grave' : 'flag'}>
        {isOverdue ? `✕ ${fill(texts.overdue, { day })}` : fill(texts.due, { day })}
      </span>
      {isDueUnconfirmed && (
        <span class="muted small">{fill(texts.unconfirmed, { day: dayWords(confirmedThrough) })}</span>
      )}
    </p>
  );
}

export function ClaimHead({ detail }: { detail: ClaimDetail }) {
  const texts = officeText().claims;
  const { serial, state, prize, source, content } = detail;
  const { refusal } = content;
  return (
    <header class="card claim-head" data-claim={detail.claim} data-state={state}>
      <div class="claim-title">
        <h1>
          <code>{serial}</code>
        </h1>
        <p class="claim-prize">
          <b>{tenge(prize.amountTenge)}</b>{' '}
          <span class="muted">{prize.inKind ? texts.thing : texts.sources[source.kind]}</span>
        </p>
        <Due detail={detail} />
      </div>
      <Way detail={detail} />
      {refusal && (
        <p>
          <span aria-hidden="true">✕ </span>
          {fill(texts.page.refusal, { ground: REFUSAL_GROUNDS[refusal.ground].text[language.value] })}{' '}
          <Clause clause={refusal.clause} />
        </p>
      )}
    </header>
  );
}
