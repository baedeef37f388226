/** What can be done to a claim next; what cannot be done yet says why, with its clause. After one's own act the next has the focus. */
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PossibleAct } from '../../../broadcast/protocol/claims.ts';
import { CLOSED_STATES } from '../../../engine/claims/claim.ts';
import { CLAIM_REFUSAL_TEXTS, type ClaimRefusalReason } from '../../../engine/claims/claimRefusal.ts';
import { language } from '../../text/currentText.ts';
import { officeText } from '../text/officeText.ts';
import { fragmentOf } from '../view/route.ts';

import type { FormAct } from './actForm.ts';
import { Clause } from './Clause.tsx';
import type { ClaimDesk } from './claimDesk.ts';
import { MissingList } from './MissingList.tsx';
import { missingFor } from './missingFor.ts';
import { OneAct } from './OneAct.tsx';
import { shownActs } from './shownActs.ts';

/** Refusals that name the first thing of those that are missing. */
const ONLY_WAITS: ReadonlySet<ClaimRefusalReason> = new Set<ClaimRefusalReason>([
  ...(['documents-missing', 'consent-missing', 'expertise-missing', 'visit-missing'] as const),
  ...(['approval-missing', 'tax-not-paid', 'residency-unknown', 'second-person-needed'] as const),
]);

export interface ActsCardProps {
  readonly desk: ClaimDesk;
  /** Number of the payment's paper, which the forms are printed with too. */
  readonly reference: Signal<string>;
}

function Refused({ act: { type, refusal } }: { act: PossibleAct }) {
  return (
    <div class="act-refused" data-act={type} data-refused={refusal!.reason}>
      <b>
        <span aria-hidden="true">○ </span>
        {officeText().claims.acts[type]}
      </b>
      <p class="muted small">
        {CLAIM_REFUSAL_TEXTS[refusal!.reason][language.value]} <Clause clause={refusal!.clause} />
      </p>
    </div>
  );
}

export function ActsCard({ desk, reference }: ActsCardProps) {
  const texts = officeText().claims;
  const card = useRef<HTMLElement>(null);
  const { detail, isClerk } = desk;
  const { next, aside } = shownActs(detail);
  const open = next.filter(({ refusal }) => refusal === null);
  // What waits for something says so in the list of what is missing.
  const closed = next.filter(({ refusal }) => refusal !== null && !ONLY_WAITS.has(refusal.reason));
  const acts = (list: readonly PossibleAct[]) =>
    list.map((act) =>
      act.refusal ? (
        <Refused key={act.type} act={act} />
      ) : (
        <OneAct
          key={`${act.type} ${detail.seq}`}
          {...{ desk, reference, type: act.type as FormAct, isNext: list === open }}
        />
      ),
    );
  // Whoever works by keyboard goes on where their own act has brought the claim; what somebody else's act has opened takes no key.
  useEffect(() => {
    const isOwn = detail.history.at(-1)?.by === desk.model.me.peek()?.id;
    const isMainOpen = next[0]?.refusal === null || detail.content.payment !== null;
    if (!isOwn || !isMainOpen || matchMedia('(pointer: coarse)').matches) return;
    if (document.activeElement === document.body)
      card.current?.querySelector<HTMLElement>('form :is(input, select, button), a')?.focus();
  }, [detail.seq]);
  const isIdle = open.length === 0 && closed.length === 0 && missingFor(detail).length === 0;
  const isOver = CLOSED_STATES.has(detail.state);
  return (
    <section ref={card} class="card acts" aria-labelledby="acts-title" data-card="acts">
      <h2 id="acts-title">{texts.next.title}</h2>
      {!isClerk && <p class="muted">{texts.next.readOnly}</p>}
      {isClerk && isIdle && <p class="muted">{isOver ? texts.next.nothing : texts.next.waits}</p>}
      {acts(open)}
      <MissingList detail={detail} isClerk={isClerk} />
      {acts(closed)}
      {detail.content.payment && isClerk && (
        <a class="button button-second" href={fragmentOf('claims')}>
          {texts.page.nextTicket} →
        </a>
      )}
      {aside.length > 0 && (
        <details>
          <summary>{texts.next.aside}</summary>
          <div class="acts-aside">{acts(aside)}</div>
        </details>
      )}
    </section>
  );
}
