/**
 * What the counter is told of a ticket: a word, a sign and a colour, what to do next with its clause, and each prize with its own verdict.
 * A claim is opened by one press.
 */
import { useSignal } from '@preact/signals';
import type { ClaimDetail, Identified, IdentifiedPrize } from '../../../broadcast/protocol/claims.ts';
import { COUNTER_ADVICE, type CounterAdvice } from '../../../engine/claims/counterAdvice.ts';
import type { Verdict } from '../../../engine/claims/identification.ts';
import { tenge } from '../../format/tenge.ts';
import { Field } from '../../host/frame/Field.tsx';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { fragmentOf, open } from '../view/route.ts';
import { isReference } from './actForm.ts';
import { Clause } from './Clause.tsx';
import { OpeningQuotes } from './OpeningQuotes.tsx';

const SIGN: Readonly<Record<CounterAdvice['action'], string>> = {
  ...{ pay: '✓', wait: '◷', refuse: '✕', alarm: '▲' },
};

/** What was asked and answered, in the page alone until the next ticket: opening a claim shows serial and code once more. */
export interface Looked {
  readonly serial: string;
  readonly code: string;
  readonly identified: Identified;
}

/**
 * Opens a claim to the prize, and its page. Answers what went wrong in words, or null.
 * @param reference of the head office's decision, where the ticket was taken back
 */
export async function openClaim(
  model: OfficeModel,
  { serial, code }: Looked,
  { source }: IdentifiedPrize,
  reference: string | null = null,
): Promise<string | null> {
  const outcome = await model.act<ClaimDetail>({
    ...{
      method: 'POST',
      path: '/api/host/claims',
      json: { serial, code, source, ...(reference !== null && { reference }) },
    },
  });
  if (outcome.ok) open('claims', 'claim', outcome.body.claim);
  return outcome.ok ? null : outcome.words;
}

function Advice({ looked }: { looked: Looked }) {
  const texts = officeText();
  const { verdict, serial, ticket, prizes, draw } = looked.identified;
  const { action, clause, text } = COUNTER_ADVICE[verdict];
  const sumTenge = prizes
    .filter((won) => won.verdict === 'winner')
    .reduce((sum, { prize }) => sum + prize.amountTenge, 0);
  return (
    <div class={`verdict verdict-${action}`} role="alert" data-verdict={verdict}>
      <span class="verdict-sign" aria-hidden="true">
        {SIGN[action]}
      </span>
      <div class="verdict-words">
        <p class="eyebrow">{texts.claims.actions[action]}</p>
        <p class="verdict-word">
          {texts.claims.verdicts[verdict]}
          {sumTenge > 0 && <b class="verdict-sum"> {tenge(sumTenge)}</b>}
        </p>
        <p>
          {text[language.value]} <Clause clause={clause} />
        </p>
        {serial !== null && (
          <p class="verdict-ticket">
            <code>{serial}</code>
            {ticket !== null && <span> · {texts.states[ticket]}</span>}
          </p>
        )}
        {draw !== null && (
          <p data-registered={draw.draw}>
            {fill(texts.claims.counter[draw.isHeld ? 'registeredHeld' : 'registered'], { draw: draw.draw })}
          </p>
        )}
      </div>
    </div>
  );
}

/** A verdict of one prize among several, in short. */
function PrizeVerdict({ verdict }: { verdict: Verdict }) {
  return (
    <span>
      <span aria-hidden="true">{SIGN[COUNTER_ADVICE[verdict].action]} </span>
      {officeText().claims.verdicts[verdict]}
    </span>
  );
}

/** A draw's prize of a ticket that the house has back is opened by a decision of the head office (9.14). */
function TakenBack({ onOpen }: { onOpen: (reference: string) => Promise<void> }) {
  const texts = officeText().claims;
  const reference = useSignal('');
  const isWrong = useSignal(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const number = reference.value.trim();
    isWrong.value = !isReference(number);
    if (!isWrong.value) void onOpen(number);
  };
  return (
    <form class="act-form" noValidate data-taken-back onSubmit={submit}>
      <Field
        label={texts.counter.decision}
        value={reference.value}
        maxLength={32}
        fault={isWrong.value ? texts.next.referenceForm : null}
        onEdit={(value) => {
          reference.value = value;
        }}
      />
      <button type="submit" class="button button-second">
        {texts.counter.openTakenBack}
      </button>
    </form>
  );
}

interface PrizeProps {
  readonly model: OfficeModel;
  readonly looked: Looked;
  readonly won: IdentifiedPrize;
  readonly isOnly: boolean;
}

function Prize({ model, looked, won, isOnly }: PrizeProps) {
  const texts = officeText().claims;
  const trouble = useSignal<string | null>(null);
  const { prize, verdict, claims, source } = won;
  const isForHeadOffice =
    verdict === 'withdrawn' &&
    looked.identified.ticket === 'withdrawn' &&
    model.me.value?.role === 'operator';
  const press = async (): Promise<void> => {
    trouble.value = await openClaim(model, looked, won);
  };
  return (
    <li class="won-prize" data-prize={prize.id} data-verdict={verdict}>
      <div class="won-what">
        <b class="won-sum">{tenge(prize.amountTenge)}</b>
        <span class="muted">{prize.inKind ? texts.thing : texts.sources[source.kind]}</span>
      </div>
      <div class="won-acts">
        {verdict === 'winner' ? (
          <button type="button" class="button" onClick={() => void press()}>
            {texts.counter.open}
            {isOnly && <kbd>{texts.counter.openKeys}</kbd>}
          </button>
        ) : (
          <PrizeVerdict verdict={verdict} />
        )}
        {claims.map(({ claim, state }) => (
          <a key={claim} class="side-act side-link" href={fragmentOf('claims', 'claim', claim)}>
            {fill(texts.counter.toClaim, { state: texts.states[state] })} →
          </a>
        ))}
      </div>
      {isForHeadOffice && (
        <TakenBack
          onOpen={async (reference) => {
            trouble.value = await openClaim(model, looked, won, reference);
          }}
        />
      )}
      <OpeningQuotes quotes={won.quotes} />
      <Trouble words={trouble.value} />
    </li>
  );
}

/** The prizes that a claim could be opened to. */
export const winnersOf = ({ identified }: Looked): readonly IdentifiedPrize[] =>
  identified.prizes.filter(({ verdict }) => verdict === 'winner');

export function CounterVerdict({ model, looked }: { model: OfficeModel; looked: Looked }) {
  const isOnly = winnersOf(looked).length === 1;
  return (
    <>
      <Advice looked={looked} />
      {looked.identified.prizes.length > 0 && (
        <ul class="won-prizes">
          {looked.identified.prizes.map((won) => (
            <Prize key={JSON.stringify(won.source)} {...{ model, looked, won, isOnly }} />
          ))}
        </ul>
      )}
    </>
  );
}
