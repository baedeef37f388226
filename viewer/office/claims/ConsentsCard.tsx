/** Two consents that have nothing to do with each other: to the processing of data, before payment (15.1); to a name in public (8.4 а, 15.3). */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { ClaimActRequest } from '../../../broadcast/protocol/claims.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';
import { type ClaimDesk, doAct, mayNow } from './claimDesk.ts';

interface ConsentProps {
  readonly id: 'processing' | 'publication';
  /** Null: nobody was asked. */
  readonly state: boolean | null;
  readonly label: string;
  readonly note: string;
  readonly clause: string;
  readonly words: string;
  readonly children: ComponentChildren;
}

function Consent({ id, state, label, note, clause, words, children }: ConsentProps) {
  return (
    <li class={state === true ? 'met' : 'unmet'} data-consent={id} data-state={String(state)}>
      <span aria-hidden="true">{state === true ? '✓' : state === false ? '✕' : '○'}</span>
      <span>
        {label}: <b>{words}</b>{' '}
        <span class="muted small">
          {note}, <Clause clause={clause} />
        </span>
      </span>
      <span class="met-acts">{children}</span>
    </li>
  );
}

export function ConsentsCard({ desk }: { desk: ClaimDesk }) {
  const texts = officeText().claims.consents;
  const trouble = useSignal<string | null>(null);
  const { quote, content } = desk.detail;
  if (!quote.ok) return null;
  const { consent, publicationNeedsConsent } = quote.quote;
  const { processingConsent, publicationConsent } = content;
  const isAsked = consent.value || processingConsent || publicationConsent !== null;
  if (!isAsked) return null;
  const button = (words: string, label: string, act: ClaimActRequest['act']) => (
    <button
      type="button"
      class="side-act"
      aria-label={`${words}: ${label}`}
      onClick={async () => {
        const outcome = await doAct(desk, act);
        trouble.value = outcome.ok ? null : outcome.words;
      }}
    >
      {words}
    </button>
  );
  const mayPublish = mayNow(desk.detail, 'consent-to-publication');
  const publicationWords =
    publicationConsent === null ? texts.unasked : publicationConsent ? texts.agrees : texts.disagrees;
  return (
    <section class="card" aria-labelledby="consents-title" data-card="consents">
      <h2 id="consents-title">{texts.title}</h2>
      <ul class="met-list">
        <Consent
          id="processing"
          state={processingConsent ? true : null}
          label={texts.processing}
          note={texts.processingNeeded}
          clause={consent.clause}
          words={processingConsent ? texts.given : texts.notGiven}
        >
          {!processingConsent &&
            mayNow(desk.detail, 'consent-to-processing') &&
            button(texts.received, texts.processing, { type: 'consent-to-processing' })}
        </Consent>
        <Consent
          id="publication"
          state={publicationConsent}
          label={texts.publication}
          note={texts.publicationFree}
          clause={publicationNeedsConsent.clause}
          words={publicationWords}
        >
          {mayPublish &&
            publicationConsent !== true &&
            button(texts.agree, texts.publication, { type: 'consent-to-publication', given: true })}
          {mayPublish &&
            publicationConsent !== false &&
            button(texts.disagree, texts.publication, { type: 'consent-to-publication', given: false })}
        </Consent>
      </ul>
      <Trouble words={trouble.value} />
    </section>
  );
}
