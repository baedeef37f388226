/** The checks in plain words, each with its outcome and time as it ends. */

import { fill } from '../text/fill.ts';
import { CHECK_NAMES, type PageCheckName } from './checkNames.ts';
import { checkText } from './text/checkText.ts';
import type { VerificationRun } from './verification.ts';
import type { TimedCheck } from './verifyMessages.ts';

const MARKS = {
  passed: 'M3.500 8.500 6.500 11.500 12.500 4.500',
  absent: 'M4 8H12',
  failed: 'M4 4 12 12M12 4 4 12',
  pending: 'M8 8H8.010',
  skipped: 'M8 8H8.010',
} as const;

const milliseconds = (elapsedMs: number): string =>
  elapsedMs < 10 ? elapsedMs.toFixed(1) : String(Math.round(elapsedMs));

/** Why a check had nothing to look at. */
const absentWords = (name: PageCheckName): string => {
  const { beacon, ...others } = checkText().check.absent;
  return name in others ? others[name as keyof typeof others] : beacon;
};

interface CheckRowProps {
  readonly name: PageCheckName;
  readonly check: TimedCheck | undefined;
  readonly isRunning: boolean;
}

function CheckRow({ name, check, isRunning }: CheckRowProps) {
  const texts = checkText();
  const { title, text: explanation } = texts.checks[name];
  const outcome = check?.outcome ?? (isRunning ? 'pending' : 'skipped');
  return (
    <li class={`check check-${outcome}`} data-check={name} data-outcome={outcome}>
      <svg class="check-mark" viewBox="0 0 16 16" aria-hidden="true">
        <path d={MARKS[outcome]} />
      </svg>
      <div>
        <h3>{title}</h3>
        <p class="muted">{explanation}</p>
        {outcome === 'failed' && (
          <>
            <p class="check-why">{texts.failures[name]}</p>
            <details class="check-detail">
              <summary>{texts.check.detail}</summary>
              <code lang="en">{check?.detail}</code>
            </details>
          </>
        )}
      </div>
      <p class="check-outcome">
        <span>{outcome === 'absent' ? absentWords(name) : texts.check[outcome]}</span>
        {check && outcome !== 'absent' && (
          <span class="check-time">{fill(texts.check.time, { ms: milliseconds(check.elapsedMs) })}</span>
        )}
      </p>
    </li>
  );
}

export function CheckList({ run }: { run: VerificationRun }) {
  return (
    <ol class="checks">
      {CHECK_NAMES.map((name) => (
        <CheckRow
          key={name}
          name={name}
          check={run.checks.find((each) => each.name === name)}
          isRunning={run.verdict === 'running'}
        />
      ))}
    </ol>
  );
}
