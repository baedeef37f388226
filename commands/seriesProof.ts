/** `tirazh series proof` and `tirazh series verify-proof`. */
import { badInput, checkFailed } from '../engine/errors.ts';
import { indexOfSerial, parseSerial } from '../engine/series/serial.ts';
import { serialTextAt } from '../engine/series/seriesColumns.ts';
import {
  proveTicket,
  type TicketProof,
  ticketProofSchema,
  verifyTicketProof,
} from '../engine/series/ticketProof.ts';
import type { LotteryTerms } from '../engine/terms/lotteryTerms.ts';
import { formatTenge } from '../engine/terms/tenge.ts';
import { termsHash } from '../engine/terms/termsHash.ts';
import { readJson, writeWhole } from '../terminal/files.ts';
import { readCommitment, readSeriesFile } from '../terminal/readSeries.ts';
import { readTerms } from '../terminal/readTerms.ts';
import { alignColumns } from '../terminal/textTable.ts';
import { refuseOverwrite } from './seriesFiles.ts';

export interface ProofOptions {
  readonly serial: string;
  readonly commitment: string;
  readonly identityFile?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export async function proveTicketOfFile(path: string, options: ProofOptions): Promise<void> {
  const serial = parseSerial(options.serial);
  if (!serial)
    throw badInput(`--serial: expected SSS-PPPPP-TT such as 001-00001-01, got "${options.serial}"`);
  if (options.out !== undefined) refuseOverwrite(options.out);
  const commitment = await readCommitment(options.commitment);
  const { columns, terms } = await readSeriesFile(path, options.identityFile);
  const index = indexOfSerial(serial, terms.series.packTickets);
  if (index >= columns.tickets || serialTextAt(columns, index) !== options.serial) {
    throw badInput(`--serial: ${path} has no ticket ${options.serial}`);
  }
  const proof = proveTicket(columns, index, commitment);
  const verdict = verifyTicketProof(proof, commitment);
  if (!verdict.ok) {
    throw checkFailed(`${path} is not the series that ${options.commitment} commits to: ${verdict.detail}`);
  }
  const text = JSON.stringify(proof, null, 2);
  if (options.out === undefined) {
    console.log(text);
    return;
  }
  await writeWhole(options.out, `${text}\n`);
  const { root } = commitment;
  const said = { out: options.out, serial: options.serial, index, root };
  console.log(
    options.json
      ? JSON.stringify(said)
      : `${options.out}: ticket ${options.serial} is in the series with root ${root}`,
  );
}

export interface VerifyProofOptions {
  readonly commitment: string;
  readonly terms?: string;
  readonly json?: boolean;
}

async function readProof(path: string): Promise<TicketProof> {
  const parsed = ticketProofSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const { path: where, message } = parsed.error.issues[0]!;
  throw badInput(`${path} is no ticket proof: ${where.join('.') || '(document)'}: ${message}`);
}

/** The rows for people; symbols by name where the terms are known. */
function rowLines({ rows }: TicketProof, terms: LotteryTerms | undefined): string[] {
  const nameOf = (symbol: number): string => terms?.face.symbols[symbol]?.id ?? String(symbol);
  const cells = rows.map(({ symbols, amountTenge }, row) => {
    const isWin = symbols.every((symbol) => symbol === symbols[0]);
    return [`  ${row + 1}`, ...symbols.map(nameOf), formatTenge(amountTenge), isWin ? 'wins' : ''];
  });
  const symbolColumns = rows[0]!.symbols.map(() => 'left' as const);
  return alignColumns(cells, ['right', ...symbolColumns, 'right', 'left']).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );
}

export async function verifyProofFile(path: string, options: VerifyProofOptions): Promise<void> {
  const proof = await readProof(path);
  const commitment = await readCommitment(options.commitment);
  const terms = options.terms === undefined ? undefined : await readTerms(options.terms);
  if (terms && termsHash(terms) !== commitment.termsHash) {
    throw checkFailed(
      `${options.terms} are not the terms of ${options.commitment}: hash ${termsHash(terms)}`,
    );
  }
  const verdict = verifyTicketProof(proof, commitment);
  if (options.json) {
    console.log(JSON.stringify({ serial: proof.serial, root: commitment.root, ...verdict }));
  }
  if (!verdict.ok) throw checkFailed(`${path}: ${verdict.detail}`);
  if (options.json) return;
  const { prizeTenge } = verdict;
  console.log(
    [
      `ticket ${proof.serial} is in ${commitment.lottery}, series ${commitment.series}, exactly as described:`,
      `  draw number      ${proof.drawNumber}`,
      `  validation code  ${proof.validationCode}`,
      ...rowLines(proof, terms),
      prizeTenge > 0 ? `it wins ${formatTenge(prizeTenge).replaceAll('\u00a0', ' ')}` : 'it does not win',
    ].join('\n'),
  );
}
