/** Whether the printed protocol and what is published agree: said plainly, with both hashes. */
import { fill } from '../text/fill.ts';
import { foldedHash } from './foldedHash.ts';
import type { PaperFinding } from './paper.ts';
import { checkText } from './text/checkText.ts';

function wordsOf(finding: PaperFinding): { title: string; lines: string[] } {
  const { paper } = checkText();
  switch (finding.kind) {
    case 'malformed':
      return { title: paper.title, lines: [paper.malformed] };
    case 'same-file':
      return { title: paper.same, lines: [paper.sameText] };
    case 'same-event': {
      const { seq, later } = finding;
      const lines = [fill(paper.sameEventText, { seq })];
      return {
        title: paper.sameEvent,
        lines: later > 0 ? [...lines, fill(paper.later, { count: later })] : lines,
      };
    }
    case 'differs':
      // That they differ is what the verdict says.
      return { title: paper.title, lines: [paper.differsText] };
  }
}

function Hash({ label, hash }: { label: string; hash: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{foldedHash(hash)}</code>
      </dd>
    </div>
  );
}

export function PaperNote({ finding }: { finding: PaperFinding }) {
  const { paper } = checkText();
  const { title, lines } = wordsOf(finding);
  const isGood = finding.kind === 'same-file' || finding.kind === 'same-event';
  return (
    <section
      class={isGood ? 'paper paper-good' : 'paper paper-bad'}
      role="status"
      data-paper={finding.kind}
      aria-label={paper.title}
    >
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {finding.kind !== 'malformed' && (
        <dl>
          <Hash label={paper.onPaper} hash={finding.hash} />
          {finding.kind === 'differs' && (
            <Hash label={finding.of === 'file' ? paper.ofFile : paper.ofEvents} hash={finding.found} />
          )}
        </dl>
      )}
    </section>
  );
}
