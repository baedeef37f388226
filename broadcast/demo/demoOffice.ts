/**
 * The demonstration's office: its series are received under seal, as from a printer, and have gone to made-up distributors, who have sold
 * most of it. The key lies beside the data, which in earnest it never does.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SeriesCommitment } from '../../engine/series/commitSeries.ts';
import { holdingAt } from '../../engine/tickets/holdingAt.ts';
import type { TicketState } from '../../engine/tickets/ticketState.ts';
import { readText, writeWhole } from '../../terminal/files.ts';
import type { Service } from '../service.ts';
import type { OfficeKey } from '../tickets/officeKey.ts';
import { receiveInSteps } from '../tickets/receiveSeries.ts';
import { writeSampleTickets } from './sampleTickets.ts';

const KEY_FILE = 'demo-office.key';
const KEY_BYTES = 32;
const DEMO = 'demo';
const DISTRIBUTORS = ['Demo · Almaty', 'Demo · Astana', 'Demo · Shymkent'];
/** Of a series: the share that has been issued, and the share of that which is sold. */
const ISSUED = 0.96;
const SOLD = 0.9;

export interface DemoSeries {
  readonly arrow: Uint8Array;
  readonly commitment: SeriesCommitment;
  /** Path of the table of tickets to try at the counter. */
  readonly samples: string;
}

/** The demo's office key, made at the first start. */
export async function demoOfficeKey(dataFolder: string): Promise<string> {
  const path = join(dataFolder, KEY_FILE);
  if (!existsSync(path)) {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await writeWhole(path, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, 0o600);
  }
  return (await readText(path)).trim();
}

function distributorIds({ distributors }: Service): string[] {
  if (distributors.all().length === 0) {
    for (const name of DISTRIBUTORS) distributors.add(name, DEMO, DEMO);
  }
  return distributors.all().flatMap(({ id, disabled }) => (disabled ? [] : [id]));
}

/** Issues packs to the distributors under contract, a run of them each, and sells most of every run. */
function bringToMarket(service: Service, series: number, tickets: number, packTickets: number): void {
  const { books, journal } = service;
  const ids = distributorIds(service);
  const packs = Math.floor((tickets / packTickets) * (ISSUED / ids.length));
  const none = { series, day: null, reason: null, by: DEMO };
  journal.transact(() => {
    for (const [i, distributor] of ids.entries()) {
      const first = i * packs * packTickets;
      const move = (to: TicketState, count: number, point: string | null): void => {
        const ranges = [{ first, last: first + count * packTickets - 1 }];
        books.move({ ...none, to, ranges, distributor, point });
      };
      move('issued', packs, null);
      move('sold', Math.max(1, Math.floor(packs * SOLD)), `demo-kiosk-${i + 1}`);
    }
  });
}

/** Receives a series that the demo has printed; lets the event loop run in between. @param samples where tickets to try are listed */
export async function receiveDemoSeries(
  service: Service,
  office: OfficeKey,
  { arrow, commitment, samples }: DemoSeries,
): Promise<void> {
  // A server that has its series starts faster without Arrow.
  const { decodeSeries } = await import('../../engine/series/seriesFile.ts');
  const file = decodeSeries(arrow);
  const steps = receiveInSteps({ ...service, office, by: DEMO }, file, commitment);
  for (let step = steps.next(); !step.done; step = steps.next()) await nextTurn();
  bringToMarket(service, file.series, file.columns.tickets, file.terms.series.packTickets);
  const holdings = [...service.books.holdings.all(file.series)];
  await writeSampleTickets(samples, file, (place) => holdingAt(holdings, place)?.state === 'sold');
}
