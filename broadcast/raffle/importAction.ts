/** `tirazh raffle import`: a month's participants into a data folder, with a report of who is out and why. */

import type { LocalText } from '../../engine/encoding/schemas.ts';
import { badInput } from '../../engine/errors.ts';
import { countReasons, eligibleRows, type Judgement, type OutCode } from '../../engine/raffle/eligibility.ts';
import { parseRaffleTerms, type RaffleTerms } from '../../engine/raffle/raffleTerms.ts';
import { outText } from '../../engine/raffle/reasonText.ts';
import { faultList } from '../../terminal/faults.ts';
import { readBytes, readJson, writeWhole } from '../../terminal/files.ts';
import { exclusionReport } from './exclusionReport.ts';
import { judgeFile } from './participantsFile.ts';
import { openRaffleDesk } from './raffleDesk.ts';
import { signedInBy } from './signedInBy.ts';

export interface ImportFlags {
  readonly terms: string;
  readonly month: string;
  readonly data?: string;
  readonly by?: string;
  readonly passwordFile?: string;
  readonly report?: string;
  readonly lang: keyof LocalText;
  readonly json?: boolean;
}

export async function readRaffleTerms(path: string): Promise<RaffleTerms> {
  const parsed = parseRaffleTerms(await readJson(path));
  if (parsed.ok) return parsed.terms;
  throw badInput(`${path} is not valid raffle terms, ${faultList(parsed.faults)}`);
}

/** Takes the file over under the account of `by`. Answers the judgement with other months looked at, and the list. */
async function takenOver(
  file: Judgement,
  terms: RaffleTerms,
  { data, by, passwordFile }: ImportFlags,
): Promise<{ judgement: Judgement; list: string; binding: string; missingBefore: string[] }> {
  const desk = openRaffleDesk(data!, Date.now);
  try {
    const account = await signedInBy(desk.accounts, by!, passwordFile);
    if (account.role !== 'host' && account.role !== 'operator') {
      throw badInput(`--by ${by}: a host or an operator imports participants, not ${account.role}`);
    }
    const name = { raffle: terms.id, month: file.month };
    return desk.journal.transact(() => {
      const { rounds, imports } = desk.raffles;
      rounds.takeTerms(terms, account);
      const judgement = imports.judged(name, file);
      const { list, binding } = imports.take(name, file, account);
      return { judgement, list, binding, missingBefore: rounds.missingBefore(name) };
    });
  } finally {
    desk.close();
  }
}

function sayCounts(judgement: Judgement, lang: keyof LocalText): void {
  const { rows, passedOver } = judgement;
  console.log(`${rows.length} participants in the file: ${eligibleRows(judgement).length} take part`);
  for (const [code, count] of Object.entries(countReasons(judgement))) {
    const words = outText({ code: code as OutCode, clause: null, of: '…' }, lang);
    console.log(`${String(count).padStart(6)}  ${words}`);
  }
  if (!judgement.saysKinds)
    console.log('no column says who is an entrepreneur; numbers and names were checked');
  console.log(`${passedOver.length} rows are no participants: titles, headings, totals, remarks`);
}

/** Without `--data` nothing is kept: the report alone. */
export async function importParticipants(path: string, flags: ImportFlags): Promise<void> {
  const { data, by, report, lang, json, month } = flags;
  if (data !== undefined && by === undefined)
    throw badInput('--by: say who imports (the name of an account)');
  const terms = await readRaffleTerms(flags.terms);
  if (!terms.months.some((known) => known.month === month)) {
    throw badInput(`--month ${month}: the terms have ${terms.months.map((known) => known.month).join(', ')}`);
  }
  const file = judgeFile({ file: await readBytes(path), month, terms });
  const taken = data === undefined ? null : await takenOver(file, terms, flags);
  const judgement = taken?.judgement ?? file;
  if (report !== undefined) {
    const format = report.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
    // It names people: for its owner's eyes.
    await writeWhole(report, await exclusionReport(judgement, format, lang), 0o600);
  }
  if (json) {
    const counts = { rows: judgement.rows.length, eligible: eligibleRows(judgement).length };
    const { list = null, binding = null, missingBefore = [] } = taken ?? {};
    console.log(
      JSON.stringify({
        ...counts,
        reasons: countReasons(judgement),
        list,
        binding,
        missingBefore,
        report: report ?? null,
      }),
    );
    return;
  }
  sayCounts(judgement, lang);
  if (taken) console.log(`list ${taken.list}, binding ${taken.binding}`);
  if (taken && taken.missingBefore.length > 0) {
    const months = taken.missingBefore.join(', ');
    console.log(
      `earlier months without participants: ${months}; who connected in them too takes part here instead`,
    );
  }
  if (report !== undefined) console.log(`report ${report}`);
}
