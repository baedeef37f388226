/** The verdict, said once and large. */
import { groupedNumber } from '../format/numberGroups.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { VerificationRun } from './verification.ts';

function wordsOf(run: VerificationRun): { title: string; hint: string } {
  const texts = text().check;
  switch (run.verdict) {
    case 'running':
      return { title: texts.running, hint: '' };
    case 'verified':
      return run.hasEntries
        ? { title: texts.verified, hint: texts.verifiedText }
        : { title: texts.verifiedFile, hint: texts.verifiedFileText };
    case 'refuted': {
      const failed = run.checks.find(({ outcome }) => outcome === 'failed')?.name;
      return {
        title: texts.refuted,
        hint: failed ? fill(texts.refutedText, { step: text().checks[failed].title }) : '',
      };
    }
    case 'fault':
      return { title: fill(texts.fault, { message: run.fault }), hint: '' };
  }
}

function Winners({ run }: { run: VerificationRun }) {
  if (run.verdict !== 'verified' || !run.transcript) return null;
  const { plan, picks } = run.transcript;
  const texts = text();
  return (
    <dl class="derived">
      <dt class="eyebrow">{texts.check.winners}</dt>
      {picks.slice(0, plan.winners + plan.reserves).map(({ role, place, entry }) => (
        <dd key={`${role}-${place}`} class={`derived-${role}`}>
          <span class="muted">
            {role === 'winner'
              ? plan.winners === 1
                ? texts.reveal.winner
                : fill(texts.reveal.winnerOf, { place })
              : fill(texts.reveal.reserve, { place })}
          </span>
          <b>{groupedNumber(entry)}</b>
        </dd>
      ))}
    </dl>
  );
}

export function Verdict({ run }: { run: VerificationRun }) {
  const { title, hint } = wordsOf(run);
  return (
    <div class={`verdict verdict-${run.verdict}`} role="status" data-verdict={run.verdict}>
      <div>
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
        {run.verdict === 'verified' && (
          <p class="verdict-time">{fill(text().check.time, { ms: Math.round(run.elapsedMs) })}</p>
        )}
      </div>
      <Winners run={run} />
    </div>
  );
}
