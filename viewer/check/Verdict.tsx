/** The verdict, said once and large. */
import { groupedNumber } from '../format/numberGroups.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { PaperFinding } from './paper.ts';
import { checkText } from './text/checkText.ts';
import type { VerificationRun } from './verification.ts';

/** A record that holds and is not the one on the visitor's paper is no good news. */
type Verdict = VerificationRun['verdict'] | 'other-paper';

function verdictOf({ verdict }: VerificationRun, paper: PaperFinding | null): Verdict {
  const isGood = verdict === 'verified' || verdict === 'called-off';
  return isGood && paper?.kind === 'differs' ? 'other-paper' : verdict;
}

function wordsOf(run: VerificationRun, verdict: Verdict): { title: string; hint: string } {
  const texts = checkText().check;
  switch (verdict) {
    case 'other-paper':
      return {
        title: checkText().paper.differs,
        hint: run.verdict === 'verified' ? checkText().paper.ownVerdict : '',
      };
    case 'called-off': {
      const count = run.eventHashes?.length ?? 0;
      return { title: texts.calledOff, hint: fill(texts.calledOffText, { reason: run.reason, count }) };
    }
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
        hint: failed ? fill(texts.refutedText, { step: checkText().checks[failed].title }) : '',
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
      <dt class="eyebrow">{checkText().check.winners}</dt>
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

export function Verdict({ run, paper }: { run: VerificationRun; paper: PaperFinding | null }) {
  const verdict = verdictOf(run, paper);
  const { title, hint } = wordsOf(run, verdict);
  return (
    <div class={`verdict verdict-${verdict}`} role="status" data-verdict={verdict}>
      <div class="verdict-words">
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
        {run.verdict === 'verified' && (
          <p class="verdict-time">{fill(checkText().check.time, { ms: Math.round(run.elapsedMs) })}</p>
        )}
      </div>
      <Winners run={run} />
    </div>
  );
}
