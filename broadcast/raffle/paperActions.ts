/** `tirazh raffle protocol` and `act`: a month's papers out of a data folder on which no server runs. */
import type { z } from 'zod';
import { dotPath } from '../../engine/encoding/describeIssue.ts';
import { badInput } from '../../engine/errors.ts';
import { readJson, writeWhole } from '../../terminal/files.ts';
import type { Account } from '../accounts/accounts.ts';
import type { PaperLanguage, PlainBlock, PrintedDocument } from '../documents/printedDocument.ts';
import type { PaperFormat } from '../protocol/raffle.ts';
import { atDesk, type DeskFlags, roundNamed, type SignedFlags } from './atDesk.ts';
import { monthAct, monthProtocol } from './monthPapers.ts';
import { actDetailsSchema } from './paperOrders.ts';
import type { RaffleDesk } from './raffleDesk.ts';
import { signedInBy } from './signedInBy.ts';

interface PaperFlags {
  readonly lang: PaperLanguage;
  readonly out: string;
  /** Left out: what the file's name says. */
  readonly format?: PaperFormat;
}

export interface ProtocolFlags extends DeskFlags, PaperFlags {
  readonly draw?: string;
  readonly place?: string;
  readonly site?: string;
  /** Names winner and reserves; left out: the public copy, by codes. */
  readonly by?: string;
  readonly passwordFile?: string;
}

export interface ActFlags extends SignedFlags, PaperFlags {
  readonly details?: string;
}

async function print(
  what: string,
  document: PrintedDocument<PlainBlock>,
  { out, format, lang, json }: PaperFlags & Pick<DeskFlags, 'json'>,
  mode?: number,
): Promise<void> {
  const kind = format ?? (out.toLowerCase().endsWith('.docx') ? 'docx' : 'pdf');
  // Loaded here: the other commands need no typefaces.
  const bytes =
    kind === 'pdf'
      ? await (await import('../documents/pdf/printPdf.ts')).printPdf(document)
      : await (await import('../documents/docx/printDocx.ts')).printDocx(document);
  await writeWhole(out, bytes, mode);
  const said = { out, format: kind, language: lang, bytes: bytes.length };
  console.log(json ? JSON.stringify(said) : `${what} ${out}, ${bytes.length} bytes`);
}

/** @throws TirazhError BAD_INPUT for an account that may not see people's data */
async function clerkOf(
  { accounts }: RaffleDesk,
  by: string,
  passwordFile: string | undefined,
): Promise<Account> {
  const account = await signedInBy(accounts, by, passwordFile);
  if (account.role === 'host' || account.role === 'operator') return account;
  throw badInput(`--by ${by}: a host or an operator prints what names people, not ${account.role}`);
}

/**
 * Commission, winner, reserves, prize (clause 5): of the month's last draw, or of the one that is named. With `--by` the copy that the
 * commission signs: who prints it goes on record, and the file is for its owner alone.
 */
export async function printMonthProtocol(flags: ProtocolFlags): Promise<void> {
  const { lang, draw = null, place = null, site = null, by, passwordFile } = flags;
  const document = await atDesk(flags.data, async (desk) => {
    const opener = by === undefined ? null : await clerkOf(desk, by, passwordFile);
    return monthProtocol(desk, roundNamed(desk, flags), { language: lang, draw, place }, site, opener);
  });
  await print('protocol', document, flags, by === undefined ? undefined : 0o600);
}

async function readDetails(path: string): Promise<z.infer<typeof actDetailsSchema>> {
  const parsed = actDetailsSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: at, message }) => `${dotPath(at)}: ${message}`);
  throw badInput(`${path}: ${faults.join('; ')}`);
}

/** The act of handover, filled from the winner's data: who prints it goes on record, and the file is for its owner alone. */
export async function printHandoverAct(flags: ActFlags): Promise<void> {
  const { lang: language, details, by, passwordFile } = flags;
  const known = details === undefined ? {} : await readDetails(details);
  const document = await atDesk(flags.data, async (desk) => {
    const account = await clerkOf(desk, by, passwordFile);
    return monthAct(desk, roundNamed(desk, flags), { ...known, language }, account);
  });
  await print('act', document, flags, 0o600);
}
