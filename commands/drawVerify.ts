/** `tirazh draw verify`: re-derives a draw from its transcript. */
import { type CheckResult, type Verification, verifyTranscript } from '../engine/draw/verifyTranscript.ts';
import { checkFailed } from '../engine/errors.ts';
import { readBytes } from '../terminal/files.ts';
import { progressBar } from '../terminal/progressBar.ts';
import { readEntries } from './readEntries.ts';

export interface VerifyFlags {
  readonly entries?: string;
  readonly journalKey?: string;
  readonly json?: boolean;
}

const MARKS: Record<CheckResult['outcome'], string> = { passed: 'ok  ', absent: '-   ', failed: 'FAIL' };

/** A transcript is closed before people say anything of it: whether the result still counts stands elsewhere. */
const notShownBy = (draw: string): string =>
  `What people did after the show (a correction, a foul, a certification, a redraw) is in no transcript. Whether this result ` +
  `still counts is in the draw's events: GET /api/draws/${draw}/events, or the draw's page and its protocol.`;

function print({ ok, transcript, checks }: Verification, json: boolean): void {
  const picks = (ok ? (transcript?.picks ?? []) : []).map(({ role, place, index, entry }) => ({
    role,
    place,
    index,
    entry,
  }));
  const notShown = ok && transcript ? notShownBy(transcript.plan.drawId) : null;
  if (json) {
    console.log(JSON.stringify({ ok, drawId: transcript?.plan.drawId ?? null, picks, checks, notShown }));
    return;
  }
  for (const { name, outcome, detail } of checks) {
    console.log(`${MARKS[outcome]} ${name.padEnd(12)} ${detail}`);
  }
  for (const { role, place, entry } of picks) console.log(`     ${role.padEnd(7)} ${place}  ${entry}`);
  if (notShown !== null) console.log(`\n${notShown}`);
}

/** @throws TirazhError CHECK_FAILED naming the first check that fails, after the report is printed */
export async function verifyDraw(path: string, flags: VerifyFlags): Promise<void> {
  const file = await readBytes(path);
  const bar = progressBar('entries');
  const verification = verifyTranscript(file, {
    ...(flags.entries === undefined ? {} : { entries: await readEntries(flags.entries) }),
    ...(flags.journalKey === undefined ? {} : { journalKey: flags.journalKey }),
    onEntries: (share) => bar.update(share),
  });
  bar.stop();
  print(verification, flags.json ?? false);
  const failed = verification.checks.find(({ outcome }) => outcome === 'failed');
  if (failed) throw checkFailed(`${path}: ${failed.name}: ${failed.detail}`);
}
