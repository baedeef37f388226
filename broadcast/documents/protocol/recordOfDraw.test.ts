import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SAMPLE_PLAN, SAMPLE_TIMES } from '../../../fixtures/draw/sampleDraw.ts';
import {
  bytesOf,
  chained,
  NO_SOURCES,
  opening,
  show,
  startedByPeople,
  transcriptOfPlan,
} from '../testing/sampleRecords.ts';
import { recordOfDraw } from './recordOfDraw.ts';

const transcript = transcriptOfPlan();
const file = bytesOf(transcript);
const by = ['h1', 'c1'];
const aborted = { type: 'aborted', reason: 'Погас свет', by } as const;

const withCode = (code: string) => expect.objectContaining({ code });
const refusal = (sources: Partial<typeof NO_SOURCES>): unknown => {
  try {
    recordOfDraw({ ...NO_SOURCES, ...sources });
  } catch (fault) {
    return fault;
  }
  return null;
};

describe('a record from a transcript', () => {
  it('has the steps of the journal with their times, and the hash of the file’s bytes', () => {
    const record = recordOfDraw({ ...NO_SOURCES, transcript: file });
    expect(record.proof).toEqual({
      kind: 'transcript',
      hash: createHash('sha256').update(file).digest('hex'),
      file: 'sample-1.transcript.json',
    });
    expect(
      record.steps.map(({ kind, atMs, figure }) => [kind, new Date(atMs).toISOString(), figure]),
    ).toEqual([
      ['planned', SAMPLE_TIMES.planned, null],
      ['committed', SAMPLE_TIMES.committed, 2],
      ['frozen', SAMPLE_TIMES.frozen, 20],
      ['picked', SAMPLE_TIMES.picked, 6],
    ]);
    expect(record.journal).toMatchObject({ origin: 'tirazh.example/journal', size: 8 });
    expect(record.datedMs).toBe(Date.parse(SAMPLE_TIMES.picked));
  });

  it('of an offline draw has no steps, and is dated by its plan', () => {
    const bare = bytesOf(transcriptOfPlan(SAMPLE_PLAN, false));
    const record = recordOfDraw({ ...NO_SOURCES, transcript: bare });
    expect(record.steps).toEqual([]);
    expect(record.journal).toBeNull();
    expect(record.datedMs).toBe(Date.parse(SAMPLE_PLAN.startsAt!));
  });

  it('of a draw that people started says who, in the order of the journal', () => {
    const record = recordOfDraw({ ...NO_SOURCES, transcript: bytesOf(startedByPeople(by)) });
    expect(record.steps.map(({ kind, by: who }) => [kind, who])).toEqual([
      ['planned', []],
      ['committed', []],
      ['frozen', []],
      ['started', by],
      ['picked', []],
    ]);
  });

  it('takes acts of people from the events', () => {
    const events = chained([
      ...opening(transcript),
      { type: 'paused', reason: 'Погас свет', by },
      { type: 'resumed', by },
      ...show(transcript),
      { type: 'certified', by, transcriptDigest: transcript.digest },
      { type: 'redrawn', reason: 'Не отозвался', by, next: 'sample-3', excluded: 1 },
    ]);
    const record = recordOfDraw({ ...NO_SOURCES, transcript: file, events });
    const course = 'planned committed frozen paused resumed sealed show-started completed certified redrawn';
    expect(record.steps.map(({ kind }) => kind).join(' ')).toBe(course);
    expect(record).toMatchObject({
      isCertified: true,
      aborted: null,
      redrawn: { next: 'sample-3', figure: 1 },
    });
  });

  it('is refused for a file that was altered by one character', () => {
    const altered = new TextDecoder().decode(file).replace(transcript.picks[0]!.entry, '999999999999');
    const fault = refusal({ transcript: new TextEncoder().encode(altered) });
    expect(fault).toEqual(withCode('CHECK_FAILED'));
    expect(String(fault)).toContain('does not hold');
  });

  it('is refused with the events of another draw, or of another result', () => {
    const other = transcriptOfPlan({ ...SAMPLE_PLAN, drawId: 'sample-9' });
    const foreign = chained(opening(other), 'sample-9');
    expect(refusal({ transcript: file, events: foreign })).toEqual(withCode('CHECK_FAILED'));
    const lying = chained([...opening(transcript), ...show({ ...transcript, digest: 'b'.repeat(64) })]);
    expect(refusal({ transcript: file, events: lying })).toEqual(withCode('CHECK_FAILED'));
  });
});

describe('a record from events alone', () => {
  it('is of a draw that was called off, proved by the hash of the last event', () => {
    const events = chained([...opening(transcript), aborted]);
    const record = recordOfDraw({
      ...NO_SOURCES,
      events,
      checkpoint: 'tirazh.kz/journal\n57\nAAAA\n\n— k s\n',
    });
    expect(record).toMatchObject({
      outcome: null,
      entries: { count: 20 },
      aborted: { reason: 'Погас свет', by },
      proof: { kind: 'events', seq: events.length },
      journal: { origin: 'tirazh.kz/journal', size: 57, rootBase64: 'AAAA' },
    });
  });

  it('names no entries when the list was never closed', () => {
    const events = chained([...opening(transcript).slice(0, 3), aborted]);
    expect(recordOfDraw({ ...NO_SOURCES, events }).entries).toBeNull();
  });

  it('is refused for a rehearsal, from either source', () => {
    const plan = { ...SAMPLE_PLAN, drawId: 'rehearsal-1', rehearsal: true as const };
    const rehearsed = transcriptOfPlan(plan);
    expect(refusal({ transcript: bytesOf(rehearsed) })).toEqual(withCode('CHECK_FAILED'));
    const events = chained([...opening(rehearsed), aborted], plan.drawId);
    expect(refusal({ events })).toEqual(withCode('WRONG_STATE'));
  });

  it('is refused while the draw goes on, for a gap, for nonsense, and for nothing at all', () => {
    const events = chained([...opening(transcript), aborted]);
    expect(refusal({ events: events.slice(0, -1) })).toEqual(withCode('WRONG_STATE'));
    expect(refusal({ events: events.toSpliced(2, 1) })).toEqual(withCode('CHECK_FAILED'));
    const retold = events.with(-1, { ...events.at(-1)!, prev: 'c'.repeat(64) } as (typeof events)[number]);
    expect(refusal({ events: retold })).toEqual(withCode('CHECK_FAILED'));
    expect(refusal({ events: [{ type: 'aborted' }] })).toEqual(withCode('BAD_INPUT'));
    expect(refusal({ events: [] })).toEqual(withCode('BAD_INPUT'));
    expect(refusal({})).toEqual(withCode('BAD_INPUT'));
  });
});
