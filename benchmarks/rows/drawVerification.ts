/** A draw over a whole series' worth of entries: freeze, pick, and verification by somebody who trusts nobody. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { commitmentOf } from '../../engine/draw/commitment.ts';
import { DRAW_VERSION, type DrawPlan, planHash } from '../../engine/draw/drawPlan.ts';
import { drawSeed } from '../../engine/draw/drawSeed.ts';
import { freezeEntries } from '../../engine/draw/entries.ts';
import { pick } from '../../engine/draw/pick.ts';
import { buildTranscript, namePicks, provePicks, transcriptText } from '../../engine/draw/transcript.ts';
import { verifyTranscript } from '../../engine/draw/verifyTranscript.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { sample } from '../../engine/random/sample.ts';
import { type AnyRow, timedStage } from '../row.ts';

const GROUP = 'draw over 500,100 entries';
const ENTRIES = 500_100;

const plan: DrawPlan = {
  version: DRAW_VERSION,
  drawId: 'benchmark',
  title: null,
  termsHash: null,
  series: null,
  prizes: [],
  winners: 1,
  reserves: 2,
  closesAt: null,
  startsAt: null,
  contributors: ['operator'],
  entropy: { kind: 'none' },
};

/** Distinct 12-digit numbers in no order, one a line. */
function entryLines(): Uint8Array {
  const numbers = sample(10 ** 9, ENTRIES, mersenneTwister(Uint32Array.of(12)));
  return Buffer.from(numbers.map((number) => `${String(number).padStart(12, '0')}\n`).join(''));
}

export function drawVerificationRows(): AnyRow[] {
  const lines = entryLines();
  const entries = freezeEntries(lines);
  const secret = new Uint8Array(32).fill(3);
  const seed = drawSeed({
    secrets: [secret],
    beacon: null,
    entriesRoot: entries.root,
    planHash: planHash(plan),
  });
  const picks = namePicks(plan, pick(seed, entries.count, plan.winners, plan.reserves), entries);
  const contributor = 'operator';
  const transcript = buildTranscript(
    {
      ...{ plan, beacon: null, seed },
      commitments: [{ contributor, commitment: commitmentOf(plan.drawId, contributor, secret) }],
      secrets: [{ contributor, secret: bytesToHex(secret) }],
      picks: provePicks(picks, entries),
    },
    { count: entries.count, root: bytesToHex(entries.root) },
    null,
  );
  const file = Buffer.from(transcriptText(transcript));
  return [
    timedStage(GROUP, 'freeze: read, sort, hash', () => void freezeEntries(lines)),
    timedStage(GROUP, 'pick of 1 winner and 2 reserves', () => void pick(seed, entries.count, 1, 2)),
    timedStage(GROUP, 'verify the transcript alone', () => void verifyTranscript(file)),
    timedStage(GROUP, 'verify with the whole list', () => void verifyTranscript(file, { entries: lines })),
  ];
}
