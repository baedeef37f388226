/** How anybody checks the draw, and the one hash that ties this paper to what they check. */
import type { PlainBlock, Run } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import { hashLines } from '../words/grouped.ts';
import type { ProtocolContext } from './protocolContext.ts';

/**
 * What the QR code holds: with a site, the address of the check page for this draw, the hash behind `#`, where a browser
 * keeps it to itself; without one, the bare hash.
 */
export function codePayload({ record, site }: Pick<ProtocolContext, 'record' | 'site'>): string {
  const { plan, proof } = record;
  if (site === null) return `sha256:${proof.hash}`;
  const address = new URL('/check', site);
  address.searchParams.set('draw', plan.drawId);
  address.hash = `sha256=${proof.hash}`;
  return address.href;
}

function hashWords({ record, text, site }: ProtocolContext): Run[] {
  const words = text.protocol.check;
  const { proof } = record;
  const label = proof.kind === 'transcript' ? words.fileHash : fill(words.eventsHash, { seq: proof.seq });
  return [
    { text: label, tone: 'body' },
    ...hashLines(proof.hash).map((line): Run => ({ text: line, tone: 'seal' })),
    { text: site === null ? words.qrHash : words.qrAddress, tone: 'note' },
  ];
}

function journalRows({ record, text }: ProtocolContext): PlainBlock[] {
  const { journal, proof } = record;
  const words = text.protocol.check;
  if (journal) {
    const { origin, size, rootBase64 } = journal;
    const value = [
      { text: fill(words.checkpointText, { origin, size }), tone: 'body' },
      { text: rootBase64, tone: 'hash' },
    ] as const;
    return [{ kind: 'facts', rows: [{ label: words.checkpoint, value }], keepWithNext: true }];
  }
  if (proof.kind === 'events') return [];
  return [
    { kind: 'facts', rows: [{ label: words.checkpoint, value: words.noCheckpoint }], keepWithNext: true },
  ];
}

export function checkSection(context: ProtocolContext): PlainBlock[] {
  const { record, text } = context;
  const { proof } = record;
  const words = text.protocol.check;
  const how: readonly Run[] =
    proof.kind === 'transcript'
      ? [
          { text: fill(words.text, { file: proof.file }), tone: 'body' },
          { text: `tirazh draw verify ${proof.file}`, tone: 'command' },
          { text: words.belongs, tone: 'body' },
        ]
      : [{ text: words.events, tone: 'body' }];
  const payload = codePayload(context);
  return [
    { kind: 'heading', text: text.protocol.section.check },
    { kind: 'paragraph', words: how },
    // Whoever signs signs to this hash: the two are not on different sheets.
    { kind: 'code', payload, alt: `QR: ${payload}`, words: hashWords(context), keepWithNext: true },
    ...journalRows(context),
  ];
}
