/**
 * `tirazh tickets`: a series comes from the printer, and the books at any date. A series is received at the command line while the server
 * stands still: the file of outcomes is the most dangerous one in the house, and has no business in the memory of a process that listens
 * on a network.
 */
import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { badInput } from '../../engine/errors.ts';
import type { SeriesCommitment } from '../../engine/series/commitSeries.ts';
import { formatSeries } from '../../engine/series/serial.ts';
import type { SeriesFile } from '../../engine/series/seriesFile.ts';
import { TICKET_STATES } from '../../engine/tickets/ticketState.ts';
import { writeWhole } from '../../terminal/files.ts';
import { parseCount } from '../../terminal/options.ts';
import { startProgress } from '../../terminal/progressBar.ts';
import { readCommitment, readSeriesFile } from '../../terminal/readSeries.ts';
import { claimLedger } from '../claims/claimLedger.ts';
import type { SeriesBooks } from '../protocol/tickets.ts';
import { hasDatabase, lockDataFolder, openDatabase, openForReading } from '../store/database.ts';
import { Journal } from '../store/journal.ts';
import { journalSigner } from '../store/journalKey.ts';
import { SeriesStore } from '../store/seriesStore.ts';
import { Distributors } from './distributors.ts';
import { openOfficeKey } from './officeKey.ts';
import { type OfficeKeyFlags, readOfficeKey } from './officeKeySource.ts';
import { type Received, receiveSeries } from './receiveSeries.ts';
import { seriesBooks } from './seriesBooks.ts';
import { TicketBooks } from './ticketBooks.ts';
import { TicketViews } from './ticketViews.ts';

interface ReceiveFlags extends OfficeKeyFlags {
  data: string;
  series: string;
  commitment: string;
  identityFile?: string;
  json?: boolean;
}
interface BooksFlags {
  data: string;
  series?: number;
  at?: string;
  json?: boolean;
}

const KEY_BYTES = 32;
/** Who receives at the command line, in the journal. */
const COMMAND_LINE = 'command-line';

function receiveInto(data: string, key: string, file: SeriesFile, commitment: SeriesCommitment): Received {
  const lock = lockDataFolder(data);
  const database = openDatabase(data);
  const progress = startProgress('receiving', 1000);
  try {
    const journal = new Journal(database, journalSigner(data, 'tirazh.local/journal'), Date.now);
    const series = new SeriesStore(database, journal);
    const books = new TicketBooks(database, journal, series, new Distributors(database, journal));
    const office = openOfficeKey(database, key);
    const reception = { database, journal, series, books, office, by: COMMAND_LINE };
    const received = receiveSeries(reception, file, commitment, (share) => progress.update(share * 1000));
    journal.keepCheckpoint();
    return received;
  } finally {
    progress.stop();
    database.close();
    lock.close();
  }
}

async function receive(flags: ReceiveFlags): Promise<void> {
  const key = await readOfficeKey(flags);
  if (key === undefined) {
    throw badInput(
      'outcomes are kept under seal: give --office-key-file, TIRAZH_OFFICE_KEY or --ask-office-key',
    );
  }
  // A mistyped folder must not become a new one.
  if (!hasDatabase(flags.data))
    throw badInput(
      `--data ${flags.data}: no server has run on this folder; start "tirazh serve" on it once, or mend the path`,
    );
  const commitment = await readCommitment(flags.commitment);
  const received = receiveInto(
    flags.data,
    key,
    await readSeriesFile(flags.series, flags.identityFile),
    commitment,
  );
  if (flags.json) {
    console.log(JSON.stringify(received));
    return;
  }
  const { series, tickets, packs, record } = received;
  console.log(
    `Series ${formatSeries(series)}: ${tickets} tickets in ${packs} packs agree with the commitment and are in the warehouse (record ${record}).`,
  );
}

function lines(books: SeriesBooks): string {
  const money = (tenge: number): string => `${tenge} tenge`;
  const states = TICKET_STATES.filter((state) => books.states[state] > 0);
  const { paid, outstanding, printed, draws } = books.prizes;
  const { payments } = books;
  return [
    `Series ${formatSeries(books.series)} at ${books.at}, up to record ${books.record}`,
    ...states.map((state) => `  ${state}: ${books.states[state]}`),
    `  revenue: ${books.sold} tickets, ${money(books.revenueTenge)}`,
    `  undistributed: ${books.undistributed}; destroyed unsold: ${books.destroyed}; paid and withdrawn: ${books.withdrawn}`,
    `  prizes paid: ${paid.tickets}, ${money(paid.amountTenge)}; approved and not paid: ${outstanding.tickets}, ${money(outstanding.amountTenge)}; printed: ${printed.tickets}, ${money(printed.amountTenge)}`,
    `  prizes of draws won: ${draws.won.tickets}, ${money(draws.won.amountTenge)}; claimed: ${draws.claimed.tickets}; paid: ${draws.paid.tickets}, ${money(draws.paid.amountTenge)}; fund: ${money(draws.fundTenge)}`,
    `  all payments: ${payments.count}, ${money(payments.grossTenge)}: money ${money(payments.paidTenge)}, tax withheld ${money(payments.taxWithheldTenge)}, things ${money(payments.inKindTenge)}; tax paid by winners of things: ${money(payments.taxPaidByWinnersTenge)}`,
  ].join('\n');
}

function showBooks({ data, series: asked, at, json }: BooksFlags): void {
  const untilMs = at === undefined ? Date.now() : TicketViews.untilMs(at);
  if (untilMs === null) throw badInput(`--at: expected a day such as 2026-01-31 or an instant, got "${at}"`);
  const database = openForReading(data);
  try {
    // Nothing is written here, so nothing is signed.
    const journal = new Journal(database, { name: 'reader', secretKey: new Uint8Array(32) }, Date.now);
    const series = new SeriesStore(database, journal);
    const distributors = new Distributors(database, journal);
    const books = new TicketBooks(database, journal, series, distributors);
    const known = series.all().filter((one) => books.holdings.isAccounted(one.series));
    const numbers = asked === undefined ? known.map((one) => one.series) : [asked];
    const parts = { database, journal, books, distributors, ledger: claimLedger(database) };
    const shown = numbers.map((number) => seriesBooks(parts, number, untilMs));
    console.log(json ? JSON.stringify(shown) : shown.map(lines).join('\n') || 'No series is in the books.');
  } finally {
    database.close();
  }
}

async function makeKey({ out, json }: { out: string; json?: boolean }): Promise<void> {
  await writeWhole(out, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, 0o600);
  if (json) console.log(JSON.stringify({ file: out }));
  else console.log(`${out}: keep it apart from the data folder; without it no ticket can be identified.`);
}

export function addTicketCommands(program: Command): void {
  const tickets = program.command('tickets').description('the operator’s books of tickets');
  tickets
    .command('receive')
    .description(
      'take a series over from the printer: check it, seal it, open its books; stop the server first',
    )
    .requiredOption('--data <folder>', 'the server’s data folder')
    .requiredOption('--series <file>', 'the print run’s Arrow file, plain or .age')
    .requiredOption('--commitment <file>', 'the commitment as it was published')
    .option('--identity-file <file>', 'AGE-SECRET-KEY-1… for a series that the printer encrypted to us')
    .option('--office-key-file <file>', 'the office key; or the variable TIRAZH_OFFICE_KEY')
    .option('--ask-office-key', 'ask for the office key at the terminal')
    .option('--json', 'the answer as JSON')
    .action(receive);
  tickets
    .command('books')
    .description('tickets and money at any date; also while the server runs')
    .requiredOption('--data <folder>', 'the server’s data folder')
    .option('--series <number>', 'one series; left out: all', parseCount('--series', 1))
    .option('--at <day or instant>', 'a day means its end in Almaty; left out: now')
    .option('--json', 'the books as JSON')
    .action(showBooks);
  tickets
    .command('key')
    .description('make an office key')
    .requiredOption('--out <file>', 'where it goes; readable by its owner only')
    .option('--json', 'the answer as JSON')
    .action(makeKey);
}
