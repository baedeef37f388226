/** What became of the draw, where nobody can overlook it: held, approved, not counted, called off. */
import type { PlainBlock, Run } from '../printedDocument.ts';
import { fill } from '../words/fill.ts';
import type { DrawRecord, Step } from './drawRecord.ts';
import { actorsText } from './people.ts';
import type { ProtocolContext } from './protocolContext.ts';
import { reasonText } from './reasonText.ts';

/** When the winners were picked, where the record says it. */
export const pickedMs = ({ steps }: DrawRecord): number | null =>
  steps.find(({ kind }) => kind === 'sealed' || kind === 'picked')?.atMs ?? null;

/** Who decided it, and why. */
function decided(act: Step, { text, people }: ProtocolContext): Run {
  const names = actorsText(act.by, people, text);
  const reason = reasonText(act.reason ?? '—', text);
  return { text: fill(text.protocol.abortedBy, { names, reason }), tone: 'body' };
}

function abortedNotice(act: Step, context: ProtocolContext): PlainBlock {
  const { record, text, moment } = context;
  const words = text.protocol;
  const head = pickedMs(record) === null ? words.aborted : words.abortedLater;
  return {
    kind: 'notice',
    words: [
      { text: fill(head, { moment: moment(act.atMs) }), tone: 'strong' },
      decided(act, context),
      // A list that was imported has no tickets.
      ...(record.plan.series === null ? [] : [{ text: words.ticketsFree, tone: 'note' } as const]),
    ],
  };
}

function heldNotice(context: ProtocolContext): PlainBlock {
  const { record, text, moment } = context;
  const words = text.protocol;
  const { redrawn, isCertified } = record;
  const atMs = pickedMs(record);
  const held = atMs === null ? words.heldUndated : fill(words.held, { moment: moment(atMs) });
  const voided = (act: Step): Run[] => [
    { text: fill(words.redrawn, { moment: moment(act.atMs), next: act.next! }), tone: 'strong' },
    decided(act, context),
  ];
  return {
    kind: 'notice',
    words: [
      // What no longer counts is said before what was.
      ...(redrawn ? voided(redrawn) : []),
      { text: held, tone: redrawn ? 'body' : 'strong' },
      ...(isCertified ? [{ text: words.certified, tone: redrawn ? 'body' : 'strong' } as const] : []),
    ],
  };
}

/** Held, redrawn or called off, and when. */
export const outcomeNotice = (context: ProtocolContext): PlainBlock =>
  context.record.aborted ? abortedNotice(context.record.aborted, context) : heldNotice(context);
