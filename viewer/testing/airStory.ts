/** Draws as they look on air, for the live page's tests: twelve digits, two people of the commission, any number of winners. */
import type { DrawList, DrawSummary } from '../../broadcast/protocol/http.ts';
import type { DrawEvent, DrawEventPayload } from '../../engine/draw/drawEvent.ts';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import { drawStanding } from '../../engine/draw/drawStanding.ts';
import { chain, STORY_EPOCH } from './drawStory.ts';

const MINUTE_MS = 60_000;
/** 21 November 2026, 19:45 in Almaty: registration closes. */
export const CLOSES_MS = Date.parse('2026-11-21T14:45:30.000Z');
/** A quarter of an hour later the draw starts. */
export const STARTS_MS = CLOSES_MS + 15 * MINUTE_MS - 30_000;
/** The first digit turns a second after. */
export const AIR_SHOW_MS = STARTS_MS + 12_000;
const DIGIT_MS = 1_000;

const hash = (digit: string): string => digit.repeat(64);
const name = { kk: '«7S AVTO LOTO»', ru: '«7S AVTO LOTO»', en: '«7S AVTO LOTO»' };
const car = {
  kk: 'HAVAL Jolion автомобилі',
  ru: 'Автомобиль HAVAL Jolion',
  en: 'HAVAL Jolion car',
};

export interface AirChoices {
  readonly draw?: string;
  readonly winners?: number;
  readonly reserves?: number;
  readonly rehearsal?: boolean;
}

export interface AirStory {
  readonly plan: DrawPlan;
  /** Up to the list's closing, the sealed pick, the beginning of the show, some digits of it, the end. */
  readonly open: DrawEventPayload[];
  readonly frozen: DrawEventPayload[];
  readonly sealed: DrawEventPayload[];
  /** With the first `digits` characters of the show. */
  showing(digits: number): DrawEventPayload[];
  readonly completed: DrawEventPayload[];
  /** The instant at which the last digit has turned. */
  readonly endMs: number;
}

/** Twelve digits that look like a number; the same for the same slot. */
export const airEntry = (slot: number): string =>
  String((407_218_936_514 + slot * 71_993_000_417) % 1_000_000_000_000).padStart(12, '0');

export function airStory(choices: AirChoices = {}): AirStory {
  const { winners = 1, reserves = 2, rehearsal = false } = choices;
  const draw = choices.draw ?? (rehearsal ? 'rehearsal-5f0c2a71' : '7s-avto-loto-001-03');
  const plan: DrawPlan = {
    version: 'tirazh/draw/v1',
    drawId: draw,
    title: name,
    termsHash: hash('7'),
    series: 1,
    prizes: Array.from({ length: winners }, (_, i) => ({ place: i + 1, name: car, amountTenge: 14_000_000 })),
    ...{ winners, reserves },
    closesAt: new Date(CLOSES_MS).toISOString(),
    startsAt: new Date(STARTS_MS).toISOString(),
    contributors: ['operator', 'commission-stand-in', 'commission-4be1d09c'],
    entropy: { kind: 'none' },
    ...(rehearsal && { rehearsal: true as const }),
  };
  const slots = [
    ...Array.from({ length: winners }, (_, i) => ({ role: 'winner' as const, place: i + 1, length: 12 })),
    ...Array.from({ length: reserves }, (_, i) => ({ role: 'reserve' as const, place: i + 1, length: 12 })),
  ];
  const characters: DrawEventPayload[] = slots.flatMap((_, slot) =>
    [...airEntry(slot)].map((character, position) => ({
      type: 'character' as const,
      ...{ slot, position, character },
      showAtMs: AIR_SHOW_MS + DIGIT_MS * (1 + slot * 12 + position),
    })),
  );
  const endMs = AIR_SHOW_MS + DIGIT_MS * (slots.length * 12 + 2);
  const open: DrawEventPayload[] = [
    { type: 'planned', plan, planHash: hash('a') },
    ...plan.contributors.map(
      (contributor, i): DrawEventPayload => ({
        type: 'committed',
        contributor,
        commitment: hash(`${i + 1}`),
      }),
    ),
  ];
  const frozen: DrawEventPayload[] = [
    ...open,
    { type: 'frozen', entryCount: 48_213, entriesRoot: hash('c') },
  ];
  const sealed: DrawEventPayload[] = [
    ...frozen,
    { type: 'sealed', record: 51_204, leafHash: '9c1f04b7d2e68a35'.repeat(4) },
  ];
  const started: DrawEventPayload[] = [...sealed, { type: 'show-started', slots, showAtMs: AIR_SHOW_MS }];
  return {
    ...{ plan, open, frozen, sealed, endMs },
    showing: (digits) => [...started, ...characters.slice(0, digits)],
    completed: [
      ...started,
      ...characters,
      { type: 'completed', transcriptDigest: hash('e'), showAtMs: endMs },
    ],
  };
}

export const airEvents = ({ plan }: AirStory, payloads: readonly DrawEventPayload[]): DrawEvent[] =>
  chain(plan.drawId, STORY_EPOCH, payloads);

const summary = (story: Partial<DrawSummary> & Pick<DrawSummary, 'draw' | 'phase'>): DrawSummary => ({
  prizes: [{ place: 1, name: car, amountTenge: 14_000_000 }],
  winners: 1,
  reserves: 2,
  closesAt: null,
  startsAt: null,
  entries: 48_213,
  results: [],
  reason: null,
  notices: [],
  isPaused: false,
  isCertified: false,
  redrawOf: null,
  redrawnAs: null,
  standing: drawStanding({ phase: story.phase, redrawn: null, certified: null }),
  started: null,
  title: null,
  ...story,
});

/** The schedule around the draw on air: one to come, one held and certified, one called off. */
export function airList(onAir: string | null, phase: DrawSummary['phase'] = 'open'): DrawList {
  const day = 24 * 60 * MINUTE_MS;
  const at = (ms: number): string => new Date(ms).toISOString();
  const results = [0, 1, 2].map((i) => ({
    role: i === 0 ? ('winner' as const) : ('reserve' as const),
    place: i === 0 ? 1 : i,
    entry: airEntry(40 + i),
  }));
  return {
    lottery: { id: '7s-avto-loto', name, ticketPriceTenge: 2000 },
    series: 1,
    fund: { totalTenge: 290_000_000, plannedTenge: 28_000_000, drawnTenge: 42_000_000 },
    onAir,
    draws: [
      summary({
        draw: '7s-avto-loto-001-04',
        phase: 'open',
        closesAt: at(CLOSES_MS + 7 * day),
        startsAt: at(STARTS_MS + 7 * day),
        entries: 12,
      }),
      ...(onAir === null
        ? []
        : [summary({ draw: onAir, phase, closesAt: at(CLOSES_MS), startsAt: at(STARTS_MS) })]),
      summary({
        draw: '7s-avto-loto-001-02',
        phase: 'aborted',
        closesAt: at(CLOSES_MS - 7 * day),
        startsAt: at(STARTS_MS - 7 * day),
        reason: 'Нет связи со студией',
      }),
      summary({
        draw: '7s-avto-loto-001-01',
        phase: 'completed',
        closesAt: at(CLOSES_MS - 14 * day),
        startsAt: at(STARTS_MS - 14 * day),
        results,
        isCertified: true,
      }),
    ],
  };
}
