/** "Why you can trust this draw": the four things fixed in public, in the order in which they are fixed. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { DrawState } from '../../engine/draw/drawState.ts';
import { canonicalHashHex } from '../../engine/encoding/canonicalJson.ts';
import { grouped } from '../format/tenge.ts';
import { HashValue } from '../frame/HashValue.tsx';
import { contributorName } from '../frame/peopleNames.ts';
import { language, text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { plural } from '../text/plural.ts';

interface TrustCardProps {
  readonly title: string;
  readonly explanation: string;
  readonly isFixed: boolean;
  readonly children?: ComponentChildren;
}

function TrustCard({ title, explanation, isFixed, children }: TrustCardProps) {
  return (
    <li class={isFixed ? 'trust-card trust-fixed' : 'trust-card'}>
      <h3>{title}</h3>
      <p class="muted">{explanation}</p>
      <div class="trust-evidence">
        {isFixed ? children : <span class="trust-waiting">{text().trust.waiting}</span>}
      </div>
    </li>
  );
}

/** The same four without a draw at hand. */
export function TrustInGeneral() {
  const texts = text().trust;
  const cards = [
    { title: texts.plan, words: texts.planText },
    { title: texts.commitments, words: texts.commitmentsText },
    { title: texts.entries, words: texts.entriesText },
    { title: texts.sealed, words: texts.sealedText },
  ];
  return (
    <section class="trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{texts.general}</h2>
      <ol>
        {cards.map(({ title, words }) => (
          <li key={title} class="trust-card trust-fixed">
            <h3>{title}</h3>
            <p class="muted">{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function TrustStrip({ state }: { state: DrawState }) {
  const texts = text().trust;
  const isPlanProved = useMemo(() => canonicalHashHex(state.plan) === state.planHash, [state.planHash]);
  return (
    <section class="trust" aria-labelledby="trust-title">
      <h2 id="trust-title">{texts.title}</h2>
      <ol>
        <TrustCard title={texts.plan} explanation={texts.planText} isFixed>
          <HashValue hash={state.planHash} label={texts.plan} />
          {isPlanProved && <span class="proved">{texts.planProved}</span>}
        </TrustCard>
        <TrustCard
          title={texts.commitments}
          explanation={texts.commitmentsText}
          isFixed={state.commitments.length > 0}
        >
          <dl class="commitments">
            {state.commitments.map(({ contributor, commitment }) => (
              <div key={contributor}>
                <dt>{contributorName(contributor, state.plan.contributors)}</dt>
                <dd>
                  <HashValue
                    hash={commitment}
                    label={contributorName(contributor, state.plan.contributors)}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </TrustCard>
        <TrustCard title={texts.entries} explanation={texts.entriesText} isFixed={state.frozen !== null}>
          {state.frozen && (
            <>
              <HashValue hash={state.frozen.entriesRoot} label={texts.entries} />
              <span class="muted">
                {plural(language.value, state.frozen.entryCount, text().schedule.entries)}
              </span>
            </>
          )}
        </TrustCard>
        <TrustCard title={texts.sealed} explanation={texts.sealedText} isFixed={state.sealed !== null}>
          {state.sealed && (
            <>
              <HashValue hash={state.sealed.leafHash} label={texts.sealed} />
              <span class="muted">{fill(texts.record, { record: grouped(state.sealed.record) })}</span>
            </>
          )}
        </TrustCard>
      </ol>
    </section>
  );
}
