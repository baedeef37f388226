/** Told draws for the stage's and the overlay's browser tests: any entries, a real list with its real root, any people's acts. */
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DrawEvent, DrawEventPayload } from '../../../engine/draw/drawEvent.ts';
import type { DrawPlan } from '../../../engine/draw/drawPlan.ts';
import { freezeEntries } from '../../../engine/draw/entries.ts';
import { CLOSES_MS, STARTS_MS } from '../../testing/airStory.ts';
import { chain, STORY_EPOCH } from '../../testing/drawStory.ts';

const hash = (digit: string): string => digit.repeat(64);
const CAR = { kk: 'Автомобиль', ru: 'Автомобиль', en: 'Car' };
const LOTTERY = { kk: '«7S AVTO LOTO»', ru: '«7S AVTO LOTO»', en: '«7S AVTO LOTO»' };

export interface StageChoices {
  /** The entries that are found: winners, then reserves. */
  readonly found: readonly string[];
  readonly winners?: number;
  /** The whole list; left out: those that are found. */
  readonly list?: readonly string[];
  /** What differs from a draw of the series with a car for each winner. */
  readonly plan?: Partial<DrawPlan>;
  /** Between two characters. */
  readonly digitMs?: number;
  /** When the show begins. */
  readonly showAtMs?: number;
}

export interface StageStory {
  readonly plan: DrawPlan;
  /** The file that the server would give out. */
  readonly listFile: string;
  readonly open: readonly DrawEventPayload[];
  readonly frozen: readonly DrawEventPayload[];
  readonly sealed: readonly DrawEventPayload[];
  /** With the first `characters` characters of the show. */
  showing(characters: number): readonly DrawEventPayload[];
  readonly completed: readonly DrawEventPayload[];
  readonly showAtMs: number;
  /** The instant at which the last character has turned and the draw is over. */
  readonly endMs: number;
}

/** `acts` follow what happened. */
export const told = (story: StageStory, ...payloads: readonly DrawEventPayload[]): DrawEvent[] =>
  chain(story.plan.drawId, STORY_EPOCH, payloads);

/** What two people did; its reason in words. */
export const act = (type: 'paused' | 'foul' | 'correction', reason: string): DrawEventPayload => ({
  ...{ type, reason },
  by: ['host-1', 'commission-stand-in'],
});

function planOf({ found, winners = 1, plan }: StageChoices): DrawPlan {
  return {
    version: 'tirazh/draw/v1',
    drawId: '7s-avto-loto-001-03',
    title: LOTTERY,
    termsHash: hash('7'),
    series: 1,
    prizes: Array.from({ length: winners }, (_, i) => ({ place: i + 1, name: CAR, amountTenge: 14_000_000 })),
    ...{ winners, reserves: found.length - winners },
    closesAt: new Date(CLOSES_MS).toISOString(),
    startsAt: new Date(STARTS_MS).toISOString(),
    contributors: ['operator', 'commission-stand-in'],
    entropy: { kind: 'none' },
    ...plan,
  };
}

export function stageStory(choices: StageChoices): StageStory {
  const { found, winners = 1, list = found, digitMs = 1_000, showAtMs = STARTS_MS + 12_000 } = choices;
  const plan = planOf(choices);
  const listFile = `${list.join('\n')}\n`;
  const entries = freezeEntries(new TextEncoder().encode(listFile));
  const slots = found.map((entry, index) => ({
    role: index < winners ? ('winner' as const) : ('reserve' as const),
    place: index < winners ? index + 1 : index - winners + 1,
    length: [...entry].length,
  }));
  const characters = found
    .flatMap((entry, slot) => [...entry].map((character, position) => ({ slot, position, character })))
    .map(
      (turn, index): DrawEventPayload => ({
        type: 'character',
        ...turn,
        showAtMs: showAtMs + digitMs * (index + 1),
      }),
    );
  const endMs = showAtMs + digitMs * (characters.length + 2);
  const open: DrawEventPayload[] = [
    { type: 'planned', plan, planHash: hash('a') },
    ...plan.contributors.map((contributor, index): DrawEventPayload => {
      return { type: 'committed', contributor, commitment: hash(`${index + 1}`) };
    }),
  ];
  const frozen: DrawEventPayload[] = [
    ...open,
    { type: 'frozen', entryCount: entries.count, entriesRoot: bytesToHex(entries.root) },
  ];
  const sealed: DrawEventPayload[] = [
    ...frozen,
    { type: 'sealed', record: 51_204, leafHash: '9c1f04b7d2e68a35'.repeat(4) },
  ];
  const showing = (many: number): DrawEventPayload[] => [
    ...sealed,
    { type: 'show-started', slots, showAtMs },
    ...characters.slice(0, many),
  ];
  const completed: DrawEventPayload[] = [
    ...showing(characters.length),
    { type: 'completed', transcriptDigest: hash('e'), showAtMs: endMs },
  ];
  return { ...{ plan, listFile, open, frozen, sealed, showing, completed, showAtMs, endMs } };
}
