/** The course of a draw: from its events, or from the journal records that a transcript carries. */
import type { DrawEvent } from '../../../engine/draw/drawEvent.ts';
import type { Transcript } from '../../../engine/draw/transcript.ts';
import { type JournalRecord, journalRecordSchema } from '../../../engine/journal/journalRecord.ts';
import type { Step } from './drawRecord.ts';

/** Not steps of their own: the digits of the show, and each contributor's commitment (they are counted together). */
const PASSED_OVER = new Set(['character', 'committed']);

/** What one event says of who, why and how many. */
function sayingOf(event: DrawEvent): Pick<Step, 'by' | 'reason' | 'figure'> {
  const by = 'by' in event ? event.by : [];
  const reason = 'reason' in event ? event.reason : null;
  switch (event.type) {
    case 'frozen':
      return { by, reason, figure: event.entryCount };
    case 'sealed':
      return { by, reason, figure: event.record };
    case 'redrawn':
      return { by, reason, figure: event.excluded };
    default:
      return { by, reason, figure: null };
  }
}

const stepOf = (event: DrawEvent): Step => ({
  ...sayingOf(event),
  kind: event.type,
  // A show begins and ends when the screens turn, a moment after the journal's record of it.
  atMs: 'showAtMs' in event ? event.showAtMs : Date.parse(event.at),
  next: event.type === 'redrawn' ? event.next : null,
});

function commitments(times: readonly string[]): Step[] {
  const last = times.at(-1);
  if (last === undefined) return [];
  return [
    { kind: 'committed', atMs: Date.parse(last), by: [], reason: null, figure: times.length, next: null },
  ];
}

/** Steps of a draw from its public events, in order. */
export function stepsOfEvents(events: readonly DrawEvent[]): Step[] {
  const [planned, ...later] = events.filter(({ type }) => !PASSED_OVER.has(type)).map(stepOf);
  const committed = events.filter(({ type }) => type === 'committed').map(({ at }) => at);
  return planned ? [planned, ...commitments(committed), ...later] : [];
}

/**
 * Steps from a verified transcript's journal records, in the order of the journal: plan, commitments, freeze, who gave the
 * word to start, pick. None where the draw was held without a journal.
 */
export function stepsOfTranscript({ journal, entries }: Transcript): Step[] {
  if (!journal) return [];
  const records = journal.records.map(({ text }) => journalRecordSchema.parse(JSON.parse(text)));
  const of = (type: string): JournalRecord[] => records.filter(({ body }) => body.type === type);
  const plain = (kind: string, { at }: JournalRecord, figure: number | null): Step => ({
    ...{ kind, figure, atMs: Date.parse(at) },
    ...{ by: [], reason: null, next: null },
  });
  const start = (record: JournalRecord): Step => ({
    ...plain('started', record, null),
    by: record.body.by as string[],
  });
  const picked = records.at(-1)!;
  const inOrder = [...of('frozen'), ...of('started')].toSorted((a, b) => a.index - b.index);
  return [
    ...of('planned').map((record) => plain('planned', record, null)),
    ...commitments(of('committed').map(({ at }) => at)),
    ...inOrder.map((record) =>
      record.body.type === 'started' ? start(record) : plain('frozen', record, entries.count),
    ),
    plain('picked', picked, picked.index),
  ];
}
