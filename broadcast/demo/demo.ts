/**
 * The demonstration: a real print run on the real terms, players who register its tickets, and draws that
 * follow one another. Everything it does goes through the same doors as in earnest; only the players and the
 * commission's stand-in are made up, and both are called so.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { SeriesCommitment } from '../../engine/series/commitSeries.ts';
import type { LotteryTerms } from '../../engine/terms/lotteryTerms.ts';
import { repeat } from '../repeat.ts';
import type { Service } from '../service.ts';
import { receiveDemoSeries } from './demoOffice.ts';

/** A contributor whose secret the demo holds in the commission's place. */
export const COMMISSION_STAND_IN = 'commission-stand-in';

const CUSTODIANS = 3;
const SECRET_BYTES = 32;
/** Numbers in one journal record. */
const BATCH = 5000;
/** The players' pace: each second up to this many register while a draw is open. */
const PLAYERS_PER_SECOND = 24;
const PLAYERS_EVERY_MS = 1000;

const SHARE_STEPS = 2 ** 47;
const SUPPLY_CHECK_MS = 5000;

export interface PrintedSeries {
  readonly commitment: SeriesCommitment;
  readonly file: string;
  /** A table of tickets to try at the counter; null: nobody keeps account of tickets. */
  readonly samples: string | null;
  readonly elapsedMs: Record<string, number>;
}

/** Makes a series in a worker, writes its file, and takes it over. */
export async function printSeries(
  service: Service,
  terms: LotteryTerms,
  series: number,
  dataFolder: string,
): Promise<PrintedSeries> {
  const folder = join(dataFolder, `series-${String(series).padStart(3, '0')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secrets = Array.from({ length: CUSTODIANS }, () => new Uint8Array(randomBytes(SECRET_BYTES)));
  for (const [i, secret] of secrets.entries()) {
    const hex = `${Buffer.from(secret).toString('hex')}\n`;
    await writeFile(join(folder, `custodian-${i + 1}.secret`), hex, { mode: 0o600 });
  }
  const printed = await service.pool.print({ terms, series, secrets });
  const file = join(folder, 'series.arrow');
  const writing = performance.now();
  await writeFile(file, printed.arrow, { mode: 0o600 });
  await writeFile(join(folder, 'commitment.json'), `${JSON.stringify(printed.commitment, null, 2)}\n`);
  const storing = performance.now();
  const { commitment, arrow, drawNumbers } = printed;
  const samples = service.office ? join(folder, 'sample-tickets.csv') : null;
  if (service.office && samples)
    await receiveDemoSeries(service, service.office, { arrow, commitment, samples });
  else service.series.add(terms, commitment, drawNumbers);
  const elapsedMs = { ...printed.elapsedMs, file: storing - writing, numbers: performance.now() - storing };
  return { commitment: printed.commitment, file, samples, elapsedMs };
}

/** Whether a ticket is sold; where nobody keeps account of them, all are. */
function isBought({ series: known, books }: Service, series: number, number: number): boolean {
  const place = known.placeOf(number, series);
  return place === null || books.holdings.at(series, place)?.state === 'sold';
}

/** Numbers of sold tickets of a series that nobody has registered yet, in no particular order. */
export function freshNumbers(service: Service, series: number, count: number): number[] {
  const fresh = new Set<number>();
  for (let tries = 0; fresh.size < count && tries < count * 10; tries++) {
    const number = service.series.numberNear(series, randomInt(SHARE_STEPS) / SHARE_STEPS);
    if (number === null || service.registrations.drawOf(number) !== null) continue;
    if (isBought(service, series, number)) fresh.add(number);
  }
  return [...fresh];
}

/** Registers `count` tickets of the series for a draw, in batches. */
export function registerPlayers(service: Service, series: number, draw: string, count: number): void {
  const numbers = freshNumbers(service, series, count);
  for (let from = 0; from < numbers.length; from += BATCH) {
    service.registrations.registerBatch(draw, numbers.slice(from, from + BATCH));
  }
}

/** Lets a few players register each second while a draw is open. Answers how to stop it. */
export function letPlayersIn(service: Service, logger: Logger): () => void {
  return repeat(logger, 'letting players in', PLAYERS_EVERY_MS, () => {
    const draw = service.registrations.openDraw();
    const series = service.series.newest()?.series;
    if (draw && series) registerPlayers(service, series, draw, randomInt(1, PLAYERS_PER_SECOND + 1));
  });
}

/** Prints the next series whenever the draw fund of the present one is used up. Answers how to stop it. */
export function keepSupplied(
  service: Service,
  dataFolder: string,
  logger: Logger,
  onPrinted: (printed: PrintedSeries) => void,
): () => void {
  return repeat(logger, 'printing the next series', SUPPLY_CHECK_MS, async () => {
    const known = service.series.newest();
    if (!known || service.planner.nextPrize(known) || service.draws.unfinished().length > 0) return;
    onPrinted(await printSeries(service, known.terms, known.series + 1, dataFolder));
  });
}
