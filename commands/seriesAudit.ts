/** `tirazh series audit`. */
import { checkFailed } from '../engine/errors.ts';
import { AUDIT_STEPS, auditSeries, type SeriesAudit } from '../engine/series/auditSeries.ts';
import { termsHash } from '../engine/terms/termsHash.ts';
import { startProgress } from '../terminal/progressBar.ts';
import { readCommitment, readSeriesFile } from '../terminal/readSeries.ts';
import { readTerms } from '../terminal/readTerms.ts';
import { formatP } from './pValue.ts';
import { seriesReport } from './seriesReport.ts';

export interface AuditOptions {
  readonly terms?: string;
  readonly commitment?: string;
  readonly identityFile?: string;
  readonly json?: boolean;
}

/** The first thing wrong, in one line. */
function firstFault({ checks, leaks, statistics }: SeriesAudit): string {
  const failed = checks.find((check) => !check.ok);
  if (failed) return `${failed.id}: ${failed.detail}`;
  const leak = leaks.tests.find((test) => test.alarm);
  if (leak) return `leak: ${leak.about} (${leak.id}) goes with winning, p = ${formatP(leak.log10P)}`;
  return `statistics: ${statistics.alarms[0]} is not what a fair shuffle gives`;
}

export async function auditSeriesFile(path: string, options: AuditOptions): Promise<void> {
  const terms = options.terms === undefined ? undefined : await readTerms(options.terms);
  const commitment = options.commitment === undefined ? undefined : await readCommitment(options.commitment);
  const progress = startProgress('audit', AUDIT_STEPS);
  let audit: SeriesAudit;
  try {
    const file = await readSeriesFile(path, options.identityFile);
    audit = auditSeries({
      file,
      ...(terms && { expectedTermsHash: termsHash(terms) }),
      ...(commitment && { commitment }),
      onStep: (done) => progress.update(done),
    });
  } finally {
    progress.stop();
  }
  console.log(options.json ? JSON.stringify(audit) : seriesReport(audit));
  if (!audit.ok) throw checkFailed(`${path}: ${firstFault(audit)}`);
}
