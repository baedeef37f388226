/** The raw values behind the checks, for somebody who wants to derive them with their own tools. */
import type { Transcript } from '../../engine/draw/transcript.ts';
import { contributorName } from '../frame/peopleNames.ts';
import { text } from '../text/currentText.ts';
import { fill } from '../text/fill.ts';
import { checkText } from './text/checkText.ts';
import type { VerificationRun } from './verification.ts';

function rows(transcript: Transcript): [label: string, value: string][] {
  const texts = text();
  const { check } = checkText();
  const who = (id: string): string => contributorName(id, transcript.plan.contributors);
  return [
    [check.draw, transcript.plan.drawId],
    [texts.trust.plan, transcript.planHash],
    ...transcript.commitments.map(({ contributor, commitment }): [string, string] => [
      `${texts.trust.commitments}: ${who(contributor)}`,
      commitment,
    ]),
    [texts.trust.entries, `${transcript.entries.root} (${transcript.entries.count})`],
    ...transcript.secrets.map(({ contributor, secret }): [string, string] => [
      fill(check.secretOf, { name: who(contributor) }),
      secret,
    ]),
    [check.seed, transcript.seed],
    ...transcript.picks.map(({ role, place, index, entry }): [string, string] => [
      fill(role === 'winner' ? texts.reveal.winnerOf : texts.reveal.reserve, { place }),
      `${entry} (${index})`,
    ]),
    [check.digest, transcript.digest],
    ...(transcript.journal
      ? ([
          [check.journalKey, transcript.journal.verifierKey],
          [check.checkpoint, transcript.journal.checkpoint],
        ] as [string, string][])
      : []),
  ];
}

export function ExpertValues({ run }: { run: VerificationRun }) {
  if (!run.transcript) return null;
  return (
    <details class="expert">
      <summary>{checkText().check.expert}</summary>
      <dl>
        {run.checks.map(({ name, detail }) => (
          <div key={name}>
            <dt>{checkText().checks[name].title}</dt>
            <dd lang="en">{detail}</dd>
          </div>
        ))}
        {rows(run.transcript).map(([label, value]) => (
          <div key={`${label}${value}`}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
