/** From the first sale to the state budget as a line: tickets are taken, money is kept three years, and then it goes (9.5, 9.7). */
import type { UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import { officeText } from '../text/officeText.ts';

const PHASES = ['accepting', 'kept', 'due-to-budget'] as const;
const SIGN = { past: '✓', now: '●', ahead: '○' } as const;

export function KeepingLine({ report }: { report: UnclaimedReport }) {
  const texts = officeText();
  const { schedule, phase, daysLeft } = report;
  const at = PHASES.indexOf(phase);
  const values = {
    accepted: dayWords(schedule.acceptedThrough),
    kept: dayWords(schedule.keptThrough),
    from: dayWords(schedule.toBudgetFrom),
  };
  return (
    <ol class="keeping" aria-label={texts.money.keeping.label}>
      {PHASES.map((each, i) => {
        const when = i < at ? 'past' : i === at ? 'now' : 'ahead';
        return (
          <li
            key={each}
            data-phase={each}
            data-when={when}
            aria-current={when === 'now' ? 'step' : undefined}
          >
            <b>
              <span aria-hidden="true">{SIGN[when]} </span>
              {texts.money.phaseNames[each]}
            </b>
            <span>{fill(texts.money.keeping[each], values)}</span>
            {when === 'now' && daysLeft > 0 && (
              <span class="keeping-left">{fill(texts.money.keeping.daysLeft, { count: daysLeft })}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
