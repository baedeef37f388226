/** A small draw as its chained events, for tests: one winner and one reserve of three characters each. */
import type { DrawEvent, DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { eventHash, NO_EVENT } from '../../engine/draw/eventHash.ts';

export const STORY_EPOCH = '00112233aabbccdd';
/** The instant at which the show of the story begins. */
export const SHOW_MS = 1_800_000_000_000;
export const STORY_ENTRIES = ['407', '913'] as const;

const hash = (digit: string): string => digit.repeat(64);

const plan: DrawPlan = {
  version: 'tirazh/draw/v1',
  drawId: 'story-1',
  title: { kk: 'Ойын', ru: 'Розыгрыш', en: 'Draw' },
  termsHash: null,
  series: 1,
  prizes: [{ place: 1, name: { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Car' }, amountTenge: 14_000_000 }],
  winners: 1,
  reserves: 1,
  closesAt: '2027-01-15T07:30:00.000Z',
  startsAt: '2027-01-15T08:00:00.000Z',
  contributors: ['operator'],
  entropy: { kind: 'none' },
};

const characters: DrawEventPayload[] = STORY_ENTRIES.flatMap((entry, slot) =>
  [...entry].map((character, position) => ({
    type: 'character' as const,
    slot,
    position,
    character,
    showAtMs: SHOW_MS + 1000 * (1 + slot * entry.length + position),
  })),
);

const payloads: DrawEventPayload[] = [
  { type: 'planned', plan, planHash: hash('a') },
  { type: 'committed', contributor: 'operator', commitment: hash('b') },
  { type: 'frozen', entryCount: 1000, entriesRoot: hash('c') },
  { type: 'sealed', record: 7, leafHash: hash('d') },
  {
    type: 'show-started',
    slots: [
      { role: 'winner', place: 1, length: 3 },
      { role: 'reserve', place: 1, length: 3 },
    ],
    showAtMs: SHOW_MS,
  },
  ...characters,
  { type: 'completed', transcriptDigest: hash('e'), showAtMs: SHOW_MS + 8000 },
];

/** Chains payloads into events: seq 1, 2, 3 … */
export function chain(draw: string, epoch: string, story: readonly DrawEventPayload[]): DrawEvent[] {
  const events: DrawEvent[] = [];
  let prev = NO_EVENT;
  for (const [index, payload] of story.entries()) {
    const at = new Date(SHOW_MS - 60_000 + index).toISOString();
    const event = { ...payload, draw, epoch, seq: index + 1, prev, at } as DrawEvent;
    events.push(event);
    prev = eventHash(event);
  }
  return events;
}

/** The whole draw; `story[i]` has seq i + 1. */
export const drawStory = (draw = 'story-1', epoch = STORY_EPOCH): DrawEvent[] => chain(draw, epoch, payloads);
