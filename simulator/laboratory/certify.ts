/** Runs the laboratory: all streams through all tests, the planted biases beside them, and the verdict. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { formatInteger } from '../../engine/terms/tenge.ts';
import { factsOf, type TestFacts } from './batteries.ts';
import { type AreaVerdict, CERTIFICATE_VERSION, type Certificate } from './certificate.ts';
import { repeatedMarks } from './draws/repeatedDraws.ts';
import { SHUFFLES_FROM } from './foreignSamples.ts';
import { FALSE_ALARM_RATE, judge } from './judge.ts';
import { type LaboratoryPool, laboratoryPool } from './laboratoryPool.ts';
import { AREAS, type Area } from './laboratoryTest.ts';
import { binomialUpper } from './laws/binomial.ts';
import { PLANTED_BIASES } from './planted/plantedBiases.ts';
import { type PlantedVerdict, plantedVerdict } from './planted/plantedVerdict.ts';
import type { Scale } from './scale.ts';
import type { StructuralCheck } from './structure/structuralCheck.ts';
import type { ForeignWords, PlantedResult, StreamResult } from './tasks.ts';

export interface Examination {
  readonly seed: Uint8Array;
  readonly scale: Scale;
  readonly threads: number;
  /** Somebody's generator; undefined for ours. */
  readonly foreign: SomebodysWords | undefined;
  /** Told after every task. */
  onProgress(done: number, total: number): void;
}

/** What was read of somebody's generator; `spareBytes` after its end make no whole word. */
export interface SomebodysWords extends ForeignWords {
  readonly name: string;
  readonly spareBytes: number;
}

/** Examines a generator. Starts `threads` threads and ends them. */
export async function certify(examination: Examination): Promise<Certificate> {
  const { seed, scale, threads, foreign } = examination;
  const areas = foreign ? foreign.plan.streams : ownStreams(scale.streams);
  const controls = foreign ? ownStreams(scale.plantedStreams) : ownStreams(0);
  const total = sumOf(areas) + sumOf(controls) + PLANTED_BIASES.length * scale.plantedStreams + 1;
  let done = 0;
  const pool = laboratoryPool(threads, () => examination.onProgress(++done, total));
  try {
    const [results, honest, planted, facts] = await Promise.all([
      Promise.all(AREAS.map((area) => examineArea(pool, area, areas[area], examination))),
      Promise.all(AREAS.map((area) => examineControl(pool, area, controls[area], examination))),
      Promise.all(PLANTED_BIASES.map((bias) => examinePlanted(pool, bias.id, examination))),
      pool.run({ kind: 'facts', seed }),
    ]);
    const verdicts = judgeAreas(results);
    const repeats = repeatChecks(results);
    const certificate = {
      version: CERTIFICATE_VERSION,
      seed: bytesToHex(seed),
      foreign: foreign ? { name: foreign.name, words: foreign.words.length } : null,
      scale,
      falseAlarmRate: FALSE_ALARM_RATE,
      areas: verdicts,
      belowOnePercent: countBelow(verdicts),
      checks: foreign ? repeats : [...repeats, ...facts.checks],
      planted: judgePlanted(planted, foreign ? honest : results),
      limits: foreign ? null : facts.limits,
      notes: foreign ? foreignNotes(foreign) : [],
    } as const;
    return { ...certificate, passed: holds(certificate) };
  } finally {
    await pool.close();
  }
}

type Streams = { readonly [A in Area]: number };

const ownStreams = (streams: number): Streams => ({
  words: streams,
  integers: streams,
  shuffles: streams,
  draws: streams,
});

const sumOf = (streams: Streams): number => AREAS.reduce((sum, area) => sum + streams[area], 0);

const holds = ({ areas, checks, planted }: Omit<Certificate, 'passed'>): boolean =>
  areas.every(({ tests }) => tests.every(({ passed }) => passed)) &&
  checks.every(({ ok }) => ok) &&
  planted.every(({ caught }) => caught);

/** One area's streams. */
interface AreaResults {
  readonly area: Area;
  /** In the order of each stream's p-values. */
  readonly tests: readonly TestFacts[];
  readonly results: readonly StreamResult[];
}

async function examineArea(
  pool: LaboratoryPool,
  area: Area,
  streams: number,
  { seed, scale, foreign }: Examination,
): Promise<AreaResults> {
  const shared = foreign && { words: foreign.words, plan: foreign.plan };
  const results = await Promise.all(
    Array.from({ length: streams }, (_, stream) =>
      pool.run({ kind: 'stream', seed, area, use: area, stream, scale, foreign: shared, only: undefined }),
    ),
  );
  return { area, tests: factsOf(area), results };
}

/** Honest streams beside the planted biases, for the tests that are for them: our own streams where somebody's are examined. */
async function examineControl(
  pool: LaboratoryPool,
  area: Area,
  streams: number,
  { seed, scale }: Examination,
): Promise<AreaResults> {
  const wanted = new Set(PLANTED_BIASES.flatMap((bias) => bias.caughtBy));
  const tests = factsOf(area).filter(({ id }) => wanted.has(id));
  const only = tests.map(({ id }) => id);
  const results = await Promise.all(
    Array.from({ length: streams }, (_, stream) =>
      pool.run({ kind: 'stream', seed, area, use: area, stream, scale, foreign: undefined, only }),
    ),
  );
  return { area, tests, results };
}

async function examinePlanted(
  pool: LaboratoryPool,
  bias: string,
  { seed, scale }: Examination,
): Promise<PlantedResult[]> {
  return Promise.all(
    Array.from({ length: scale.plantedStreams }, (_, stream) =>
      pool.run({ kind: 'planted', seed, bias, stream, scale }),
    ),
  );
}

/** @param planted in the order of the biases */
function judgePlanted(
  planted: readonly (readonly PlantedResult[])[],
  honest: readonly AreaResults[],
): PlantedVerdict[] {
  const honestPValues = new Map(
    honest.flatMap(({ tests, results }) =>
      tests.map(({ id }, t) => [id, results.map(({ pValues }) => pValues[t]!)] as const),
    ),
  );
  return PLANTED_BIASES.map((bias, b) =>
    plantedVerdict(bias, planted[b]!, (id) => honestPValues.get(id) ?? []),
  );
}

/** All tests of all areas are judged together; one that no stream could take is left out. */
function judgeAreas(examined: readonly AreaResults[]): AreaVerdict[] {
  const taken = examined.flatMap(({ area, tests, results }) =>
    tests
      .map((facts, t) => ({ area, facts, pValues: results.map(({ pValues }) => pValues[t]!) }))
      .filter(({ pValues }) => pValues.length > 0 && !pValues.some(Number.isNaN)),
  );
  const verdicts = judge(taken);
  return examined.map(({ area, results }) => ({
    area,
    streams: results.length,
    tests: verdicts.filter((_, i) => taken[i]!.area === area),
  }));
}

function countBelow(areas: readonly AreaVerdict[]): Certificate['belowOnePercent'] {
  const tests = areas.flatMap((area) => area.tests).filter(({ isRare }) => !isRare);
  const count = tests.reduce((sum, { below }) => sum + below, 0);
  const of = tests.reduce((sum, { pValues }) => sum + pValues.length, 0);
  return { count, of, expected: of / 100, p: binomialUpper(count, of, 0.01) };
}

function repeatChecks(examined: readonly AreaResults[]): StructuralCheck[] {
  const about: { readonly [A in Area]?: string } = {
    words: 'no stretch of words comes in two streams',
    draws: 'no draw of a whole series comes twice',
  };
  return examined.flatMap(({ area, results }) => {
    const said = about[area];
    if (!said) return [];
    const marks = results.flatMap((result) => result.marks);
    const pairs = repeatedMarks(marks);
    return [
      {
        id: `repeated-${area}`,
        about: said,
        ok: pairs === 0,
        detail: `${pairs} repeated of ${marks.length} marks`,
      },
    ];
  });
}

function foreignNotes({ words, plan, name, spareBytes }: SomebodysWords): string[] {
  const reached = plan.streams.shuffles > 0;
  const shuffles = reached
    ? []
    : [
        `Shuffles were left out: they take ${formatInteger(SHUFFLES_FROM)} words, ${name} gave ${formatInteger(words.length)}.`,
      ];
  const spare = spareBytes > 0 ? [`The last ${spareBytes} bytes make no whole word and were left out.`] : [];
  return [
    ...shuffles,
    ...spare,
    'Keys, reach and exact bounds belong to a program, not to its words: they were not looked at.',
  ];
}
