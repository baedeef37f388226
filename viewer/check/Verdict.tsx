/** The verdict, said once and large. */
import { groupedNumber } from '../format/numberGroups.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import type { PaperFinding } from './paper.ts';
import type { Standing } from './standing.ts';
import { checkText } from './text/checkText.ts';
import type { VerificationRun } from './verification.ts';

/** A record that holds is no good news when it is not the one on the visitor's paper, was annulled, or is of a rehearsal. */
type Verdict = VerificationRun['verdict'] | 'other-paper' | 'annulled' | 'rehearsal';

interface VerdictProps {
  readonly run: VerificationRun;
  readonly paper: PaperFinding | null;
  readonly standing: Standing | null;
}

function verdictOf({ run: { verdict }, paper, standing }: VerdictProps): Verdict {
  const isGood = verdict === 'verified' || verdict === 'called-off';
  if (isGood && paper?.kind === 'differs') return 'other-paper';
  return standing?.kind === 'annulled' || standing?.kind === 'rehearsal' ? standing.kind : verdict;
}

function wordsOf(run: VerificationRun, verdict: Verdict): { title: string; hint: string } {
  const texts = checkText().check;
  const { standing } = checkText();
  switch (verdict) {
    case 'annulled':
      return { title: standing.annulled, hint: standing.annulledText };
    case 'rehearsal':
      return { title: standing.rehearsal, hint: standing.rehearsalText };
    case 'other-paper':
      return {
        title: checkText().paper.differs,
        hint: run.verdict === 'verified' ? checkText().paper.ownVerdict : '',
      };
    case 'called-off': {
      const count = run.eventHashes?.length ?? 0;
      return { title: texts.calledOff, hint: fill(texts.calledOffText, { count }) };
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
      return { title: texts.fault, hint: '' };
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

export function Verdict(props: VerdictProps) {
  const { run } = props;
  const verdict = verdictOf(props);
  const { title, hint } = wordsOf(run, verdict);
  return (
    <div class={`verdict verdict-${verdict}`} role="status" data-verdict={verdict}>
      <div class="verdict-words">
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
        {run.fault !== '' && (
          <p class="check-why" lang="en">
            <code>{run.fault}</code>
          </p>
        )}
        {run.verdict === 'verified' && (
          <p class="verdict-time">{fill(checkText().check.time, { ms: Math.round(run.elapsedMs) })}</p>
        )}
      </div>
      <Winners run={run} />
    </div>
  );
}
