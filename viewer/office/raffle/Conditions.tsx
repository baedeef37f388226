/** What the holder has to meet before the prize is handed over (clause 7), consent to a name in public (16), a proxy (14). */
import { useSignal } from '@preact/signals';
import type { PowerOfAttorney } from '../../../broadcast/protocol/raffle.ts';
import { type Holder, isMetLate } from '../../../engine/raffle/aftermath.ts';
import { SIGNINGS, type Word } from '../../../engine/raffle/aftermathSteps.ts';
import { CONDITIONS, type Condition } from '../../../engine/raffle/raffleTerms.ts';
import { fill } from '../../text/fill.ts';
import { instantWords } from '../frame/dayWords.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { maySeePeople } from '../view/sections.ts';
import { ByHandForm } from './ByHandForm.tsx';
import { type MonthDesk, sayWord } from './monthDesk.ts';
import { PowerForm } from './PowerForm.tsx';

interface LineProps {
  readonly holder: Holder;
  readonly condition: Condition;
  readonly mayNow: boolean;
  readonly say: (word: Word) => void;
  /** Signing by hand takes a note first. */
  readonly onByHand: () => void;
  readonly nameOf: (id: string) => string;
}

function Line({ holder, condition, mayNow, say, onByHand, nameOf }: LineProps) {
  const texts = officeText().raffle;
  const met = holder.conditions[condition];
  const { code } = holder;
  const isLate = isMetLate(holder, condition);
  const button = (words: string, act: () => void) => (
    <button
      key={words}
      type="button"
      class="side-act"
      aria-label={`${words}: ${texts.conditions[condition]}`}
      onClick={act}
    >
      {words}
    </button>
  );
  return (
    <li class={met ? 'met' : 'unmet'} data-condition={condition} data-met={met !== null}>
      <span aria-hidden="true">{met ? '✓' : '○'}</span>
      <span>
        {texts.conditions[condition]}
        {met && (
          <span class="muted small">
            {' '}
            {condition === 'act-signed' && holder.signing && `${texts.signings[holder.signing]}, `}
            {nameOf(met.by)}, {instantWords(new Date(met.atMs).toISOString())}
          </span>
        )}
        {isLate && (
          <span class="flag flag-soon" data-late>
            {`▲ ${texts.late}`}
          </span>
        )}
      </span>
      {mayNow && (
        <span class="met-acts">
          {met && button(texts.mistaken, () => say({ type: 'condition-mistaken', code, condition }))}
          {!met &&
            condition === 'act-signed' &&
            SIGNINGS.map((signing) =>
              button(
                texts.signings[signing],
                signing === 'by-hand'
                  ? onByHand
                  : () => say({ type: 'condition-met', code, condition, signing }),
              ),
            )}
          {!met &&
            condition !== 'act-signed' &&
            button(texts.met, () => say({ type: 'condition-met', code, condition, signing: null }))}
        </span>
      )}
    </li>
  );
}

export function Conditions({ desk, holder }: { desk: MonthDesk; holder: Holder }) {
  const texts = officeText().raffle;
  const trouble = useSignal<string | null>(null);
  const { phase } = desk.month;
  const isClerk = maySeePeople(desk.me.role);
  const mayNow = phase === 'contacting' && isClerk;
  const mayConsent = (phase === 'contacting' || phase === 'handed-over') && isClerk;
  const { code, consent, hasProxy, actSent } = holder;

  /** Whether the paper of a proxy is being typed. */
  const isTyping = useSignal(false);
  /** Whether it is being typed why the act was signed by hand. */
  const isByHand = useSignal(false);

  async function say(word: Word, power: PowerOfAttorney | null = null, note = ''): Promise<void> {
    const outcome = await sayWord(desk, word, note, power);
    trouble.value = outcome.ok ? null : outcome.words;
    if (!outcome.ok) return;
    isTyping.value = false;
    isByHand.value = false;
  }

  const consentWords =
    consent === null ? texts.consent.unasked : consent ? texts.consent.given : texts.consent.refused;
  return (
    <>
      <h3>{texts.conditionsTitle}</h3>
      <ul class="met-list">
        {CONDITIONS.map((condition) => (
          <Line
            key={condition}
            {...{ holder, condition, mayNow, nameOf: desk.model.nameOf }}
            say={(word) => void say(word)}
            onByHand={() => {
              isByHand.value = !isByHand.value;
            }}
          />
        ))}
        <li class={actSent ? 'met' : 'unmet'} data-act-sent={actSent !== null}>
          <span aria-hidden="true">{actSent ? '✓' : '○'}</span>
          <span>
            {actSent ? texts.actSent.yes : texts.actSent.no}
            {actSent && (
              <span class="muted small">
                {' '}
                {desk.model.nameOf(actSent.by)}, {instantWords(new Date(actSent.atMs).toISOString())}
              </span>
            )}
          </span>
          {mayNow && (
            <span class="met-acts">
              <button
                type="button"
                class="side-act"
                onClick={() => void say({ type: 'act-sent', code, sent: !actSent })}
              >
                {actSent ? texts.actSent.remove : texts.actSent.set}
              </button>
            </span>
          )}
        </li>
        <li class={consent === true ? 'met' : 'unmet'} data-consent={String(consent)}>
          <span aria-hidden="true">{consent === true ? '✓' : consent === false ? '✕' : '○'}</span>
          <span>{fill(texts.consent.line, { state: consentWords })}</span>
          {mayConsent && (
            <span class="met-acts">
              {consent !== true && (
                <button
                  type="button"
                  class="side-act"
                  onClick={() => void say({ type: 'consent', code, granted: true })}
                >
                  {texts.consent.give}
                </button>
              )}
              {consent !== false && (
                <button
                  type="button"
                  class="side-act"
                  onClick={() => void say({ type: 'consent', code, granted: false })}
                >
                  {texts.consent.refuse}
                </button>
              )}
            </span>
          )}
        </li>
        <li class={hasProxy ? 'met' : 'unmet'} data-proxy={hasProxy}>
          <span aria-hidden="true">{hasProxy ? '✓' : '–'}</span>
          <span>{hasProxy ? texts.proxy.present : texts.proxy.absent}</span>
          {mayNow && (
            <span class="met-acts">
              <button
                type="button"
                class="side-act"
                aria-expanded={hasProxy ? undefined : isTyping.value}
                onClick={() => {
                  if (hasProxy) void say({ type: 'proxy', code, present: false });
                  else isTyping.value = !isTyping.value;
                }}
              >
                {hasProxy ? texts.proxy.remove : texts.proxy.set}
              </button>
            </span>
          )}
        </li>
      </ul>
      {mayNow && isByHand.value && holder.conditions['act-signed'] === null && (
        <ByHandForm
          onEnter={(note) =>
            void say({ type: 'condition-met', code, condition: 'act-signed', signing: 'by-hand' }, null, note)
          }
        />
      )}
      {mayNow && isTyping.value && !hasProxy && (
        <PowerForm onEnter={(power) => void say({ type: 'proxy', code, present: true }, power)} />
      )}
      <Trouble words={trouble.value} />
    </>
  );
}
