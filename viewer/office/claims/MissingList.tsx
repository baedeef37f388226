/** What a claim still waits for: a press leads to the card where it is done. */
import type { ClaimDetail } from '../../../broadcast/protocol/claims.ts';
import { fill } from '../../text/fill.ts';
import { officeText } from '../text/officeText.ts';
import { Clause } from './Clause.tsx';
import { type MissingThing, missingFor, papersLeft } from './missingFor.ts';

/** Cards by their `data-card`; what is not here is done by an act of this card, or by somebody else. */
const CARD: Readonly<Partial<Record<MissingThing, string>>> = {
  ...{ residency: 'choice', form: 'choice', person: 'person', documents: 'papers', consent: 'consents' },
};

function goTo(card: string): void {
  const place = document.querySelector<HTMLElement>(`[data-card="${card}"]`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true });
}

function wordsOf(what: MissingThing, { quote, content }: ClaimDetail): string {
  const template = officeText().claims.next.missing[what];
  if (!quote.ok) return template;
  const count = papersLeft({ content }, quote.quote);
  return fill(template, { count, done: content.approvedBy.length, needed: quote.quote.approvals.value });
}

export function MissingList({ detail, isClerk }: { detail: ClaimDetail; isClerk: boolean }) {
  const missing = missingFor(detail);
  if (missing.length === 0) return null;
  return (
    <div class="missing">
      <p class="muted">{officeText().claims.next.missingTitle}</p>
      <ul>
        {missing.map(({ what, clause }) => {
          const card = isClerk ? CARD[what] : undefined;
          const words = wordsOf(what, detail);
          return (
            <li key={what} data-missing={what}>
              <span aria-hidden="true">○</span>
              <span>
                {card === undefined ? (
                  words
                ) : (
                  <button type="button" class="link-button" onClick={() => goTo(card)}>
                    {words}
                  </button>
                )}{' '}
                <Clause clause={clause} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
