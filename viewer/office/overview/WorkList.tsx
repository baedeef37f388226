/** What waits for whoever is signed in: each line is the way to it. */
import { officeText } from '../text/officeText.ts';
import type { WorkItem } from './workOf.ts';
import { WEIGHT_SIGN, workWords } from './workWords.ts';

export function WorkList({ items }: { items: readonly WorkItem[] }) {
  const texts = officeText().overview;
  return (
    <section class="card" aria-labelledby="work-title">
      <h2 id="work-title">{texts.workTitle}</h2>
      {items.length === 0 ? (
        <p class="muted" data-work="none">
          <span aria-hidden="true">✓ </span>
          {texts.noWork}
        </p>
      ) : (
        <ul class="work">
          {items.map((item) => (
            <li key={`${item.kind} ${'series' in item ? item.series : ''}`}>
              <a class={`work-item work-${item.weight}`} href={item.href} data-work={item.kind}>
                <span class="work-sign" aria-hidden="true">
                  {WEIGHT_SIGN[item.weight]}
                </span>
                <span>{workWords(item)}</span>
                <span class="work-go" aria-hidden="true">
                  →
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
