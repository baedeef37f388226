import { expect, test } from 'vitest';
import type { Transcript } from '../../engine/draw/transcript.ts';
import { CHECKS } from '../../engine/draw/verifyTranscript.ts';
import { chain, drawStory, STORY_ENTRIES } from '../testing/drawStory.ts';
import { checkBroadcast } from './checkBroadcast.ts';
import { CHECK_NAMES } from './checkNames.ts';
import { findEntry, listsNumbers } from './findEntry.ts';

const story = drawStory();
const hash = (digit: string): string => digit.repeat(64);

/** The parts of a transcript that the broadcast is held against. */
const transcript = {
  plan: { drawId: 'story-1' },
  planHash: hash('a'),
  commitments: [{ contributor: 'operator', commitment: hash('b') }],
  entries: { count: 1000, root: hash('c') },
  picks: [
    { role: 'winner', place: 1, index: 1, entry: STORY_ENTRIES[0], proof: [] },
    { role: 'reserve', place: 1, index: 2, entry: STORY_ENTRIES[1], proof: [] },
  ],
  digest: hash('e'),
} as unknown as Transcript;

test('the page lists the engine’s checks in their order, and the broadcast last', () => {
  expect(CHECK_NAMES).toEqual([...CHECKS, 'broadcast']);
});

test('a broadcast that tells the transcript’s story passes', () => {
  expect(checkBroadcast(story, transcript).outcome).toBe('passed');
});

test('what was shown or announced otherwise is named', () => {
  const altered: [Partial<Transcript>, string][] = [
    [{ planHash: hash('0') }, 'plan hash'],
    [{ entries: { count: 999, root: hash('c') } }, 'entry count'],
    [{ digest: hash('0') }, 'transcript digest'],
    [{ picks: transcript.picks.map((pick) => ({ ...pick, entry: '000' })) }, 'winner 1'],
    [{ picks: transcript.picks.slice(0, 1) }, 'picks shown'],
  ];
  for (const [change, name] of altered) {
    const verdict = checkBroadcast(story, { ...transcript, ...change });
    expect(verdict.outcome).toBe('failed');
    expect(verdict.detail).toContain(name);
  }
});

test('a broadcast that is cut short, altered or empty fails', () => {
  expect(checkBroadcast(story.slice(0, -1), transcript).detail).toContain('transcript digest');
  expect(checkBroadcast(story.toSpliced(3, 1), transcript).detail).toContain('gap');
  expect(checkBroadcast([], transcript).outcome).toBe('failed');
  const forged = chain('story-1', 'ffffffffffffffff', []);
  expect(checkBroadcast([...forged, { ...story[0]!, prev: hash('9') }], transcript).detail).toContain(
    'broken-chain',
  );
});

test('an entry is found at its line, and only whole', () => {
  const list = new TextEncoder().encode('100\n200\n2000\n300\n');
  expect(findEntry(list, '100')).toEqual({ index: 0, entryCount: 4 });
  expect(findEntry(list, '2000')).toEqual({ index: 2, entryCount: 4 });
  expect(findEntry(list, '20')).toBeNull();
  expect(findEntry(new Uint8Array(0), '20')).toBeNull();
});

test('a list of draw numbers is told from a list of anything else', () => {
  const isOfNumbers = (list: string): boolean => listsNumbers(new TextEncoder().encode(list));
  expect(isOfNumbers('012345678901\n012345678912\n')).toBe(true);
  expect(isOfNumbers('0123456789012\n')).toBe(false);
  expect(isOfNumbers('KOD-038\n012345678901\n')).toBe(false);
});

test('what people did afterwards comes with a broadcast that holds, and with no other', () => {
  const by = ['host-1', 'commission-1'];
  const told = chain(story[0]!.draw, story[0]!.epoch, [
    ...story.map(({ draw: _, epoch: __, seq: ___, prev: ____, at: _____, ...payload }) => payload),
    { type: 'redrawn', reason: 'The winner was not there', by, next: 'story-2', excluded: 1 },
  ] as Parameters<typeof chain>[2]);
  expect(checkBroadcast(told, transcript).acts).toMatchObject({
    redrawn: { next: 'story-2', excluded: 1 },
    notices: [{ type: 'redrawn', reason: 'The winner was not there', by }],
  });
  expect(checkBroadcast(told.toSpliced(3, 1), transcript).acts).toBeNull();
});
