/** What people have decided about a draw: every act with its two people, newest first. */
import type { Act } from '../../../broadcast/protocol/host.ts';
import { timeWithSeconds } from '../../format/almatyTime.ts';
import { hostText } from '../text/hostText.ts';
import { personWords, settledWords } from './actWords.ts';

export function ActHistory({ acts }: { acts: readonly Act[] }) {
  const texts = hostText().acts;
  const settled = acts.filter(({ state }) => state !== 'asked');
  if (settled.length === 0) return null;
  return (
    <section class="card history" aria-labelledby="history-title">
      <h2 id="history-title">{texts.history}</h2>
      <ol>
        {settled.map((act) => {
          const { name } = personWords(act.askedBy);
          return (
            <li key={act.act} data-act={act.kind} data-state={act.state}>
              <time dateTime={act.askedAt}>{timeWithSeconds(Date.parse(act.askedAt))}</time>
              <b>{texts[act.kind]}</b>
              <span class="muted">
                {name}; {settledWords(act)}
              </span>
              {act.reason !== null && <q>{act.reason}</q>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
