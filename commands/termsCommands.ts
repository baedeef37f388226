/** `tirazh terms`: what a lottery's terms add up to, and where they contradict themselves. */
import { type Command, Option } from 'commander';
import { checkFailed } from '../engine/errors.ts';
import { auditTerms } from '../engine/terms/auditTerms.ts';
import type { Language } from '../engine/terms/localizedText.ts';
import { parseTerms } from '../engine/terms/lotteryTerms.ts';
import { readJson } from '../terminal/files.ts';
import { invalidTerms } from '../terminal/readTerms.ts';
import { termsReport } from './termsReport.ts';

const DEFAULT_COLUMNS = 100;
const MAX_COLUMNS = 120;

interface AuditOptions {
  readonly json?: boolean;
  readonly lang: Language;
}

async function audit(path: string, { json, lang }: AuditOptions): Promise<void> {
  const parsed = parseTerms(await readJson(path));
  if (!parsed.ok) {
    if (json) console.log(JSON.stringify({ sound: false, faults: parsed.faults }, null, 2));
    throw invalidTerms(path, parsed.faults);
  }
  const report = auditTerms(parsed.terms);
  const columns = Math.min(process.stdout.columns ?? DEFAULT_COLUMNS, MAX_COLUMNS);
  console.log(json ? JSON.stringify(report, null, 2) : termsReport(parsed.terms, report, lang, columns));
  if (!report.sound) {
    const [{ clause, message }] = report.findings as [(typeof report.findings)[number]];
    throw checkFailed(`${path}: clause ${clause}: ${message.en}`);
  }
}

export function addTermsCommands(program: Command): void {
  const terms = program
    .command('terms')
    .description("a lottery's terms as data: totals, odds, contradictions");
  terms
    .command('audit')
    .description('every total, odds and RTP of a terms file, and every finding with its clause')
    .argument('<file>', 'the terms, JSON')
    .option('--json', 'the report as JSON on stdout')
    .addOption(
      new Option('--lang <language>', 'language of the report').choices(['en', 'ru', 'kk']).default('en'),
    )
    .action(audit);
}
