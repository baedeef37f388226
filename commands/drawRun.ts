/** `tirazh draw run`: picks winners from a list and writes the transcript of an offline draw. */
import { existsSync } from 'node:fs';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { commitmentOf } from '../engine/draw/commitment.ts';
import { openPlannedBeacon } from '../engine/draw/drandBeacon.ts';
import { DRAW_VERSION, type DrawPlan, drawPlanSchema, planHash } from '../engine/draw/drawPlan.ts';
import { drawSeed } from '../engine/draw/drawSeed.ts';
import { type FrozenEntries, freezeEntries } from '../engine/draw/entries.ts';
import { pick } from '../engine/draw/pick.ts';
import {
  type Beacon,
  beaconSchema,
  buildTranscript,
  namePicks,
  provePicks,
  type Transcript,
  transcriptText,
} from '../engine/draw/transcript.ts';
import { badInput } from '../engine/errors.ts';
import { termsHash } from '../engine/terms/termsHash.ts';
import { readJson, readText, writeWhole } from '../terminal/files.ts';
import { progressBar } from '../terminal/progressBar.ts';
import { readTerms } from '../terminal/readTerms.ts';
import { type Contribution, readContributions } from './contributions.ts';
import { readEntries } from './readEntries.ts';

export interface RunOptions {
  readonly entries: string;
  readonly winners: number;
  readonly reserves: number;
  readonly drawId: string;
  readonly secret: string[];
  readonly secretFile: string[];
  readonly out: string;
  readonly terms?: string;
  readonly closesAt?: string;
  readonly plan?: string;
  readonly beacon?: string;
  readonly json?: boolean;
}

/** The flags from which a plan is made, by the plan's fields. */
const FLAGS: Record<string, string> = {
  drawId: '--draw-id',
  winners: '--winners',
  reserves: '--reserves',
  closesAt: '--closes-at',
  contributors: '--secret',
};

function parsePlan(plan: unknown, sourceOf: (field: string) => string): DrawPlan {
  const parsed = drawPlanSchema.safeParse(plan);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw badInput(`${sourceOf(path.join('.'))}: ${message}`);
}

async function planFromOptions(options: RunOptions, contributors: string[]): Promise<DrawPlan> {
  const draft = {
    version: DRAW_VERSION,
    drawId: options.drawId,
    title: null,
    termsHash: options.terms === undefined ? null : termsHash(await readTerms(options.terms)),
    series: null,
    prizes: [],
    winners: options.winners,
    reserves: options.reserves,
    closesAt: options.closesAt ?? null,
    startsAt: null,
    contributors,
    entropy: { kind: 'none' },
  };
  return parsePlan(draft, (field) => FLAGS[field.split('.')[0]!] ?? field);
}

async function readPlan(path: string, options: RunOptions, contributors: string[]): Promise<DrawPlan> {
  const plan = parsePlan(await readJson(path), (field) => `${path}: ${field || 'the plan'}`);
  if (options.terms !== undefined || options.closesAt !== undefined) {
    throw badInput(`${path}: the plan says terms and closing time; leave out --terms and --closes-at`);
  }
  if (plan.drawId !== options.drawId) {
    throw badInput(`${path}: the plan is of draw ${plan.drawId}, --draw-id says ${options.drawId}`);
  }
  if (plan.winners !== options.winners || plan.reserves !== options.reserves) {
    throw badInput(
      `${path}: the plan has --winners ${plan.winners} --reserves ${plan.reserves}, the command line says otherwise`,
    );
  }
  if (plan.contributors.join() !== contributors.join()) {
    throw badInput(`${path}: the plan wants the secrets of ${plan.contributors.join(', ')}, in that order`);
  }
  return plan;
}

async function readBeacon(
  plan: DrawPlan,
  path: string | undefined,
): Promise<{ beacon: Beacon | null; randomness: Uint8Array | null }> {
  let beacon: Beacon | null = null;
  if (path !== undefined) {
    const parsed = beaconSchema.safeParse(await readJson(path));
    if (!parsed.success) throw badInput(`${path}: expected {"round": N, "signature": "96 hex digits"}`);
    beacon = parsed.data;
  }
  const opened = openPlannedBeacon(plan, beacon);
  if (!opened.ok) throw badInput(`${path ?? '--beacon'}: ${opened.reason}`);
  return { beacon, randomness: opened.randomness };
}

async function freezeFile(path: string): Promise<FrozenEntries> {
  const bar = progressBar('entries');
  try {
    return freezeEntries(await readEntries(path), (share) => bar.update(share));
  } finally {
    bar.stop();
  }
}

function draw(
  plan: DrawPlan,
  secrets: Contribution[],
  { beacon, randomness }: Awaited<ReturnType<typeof readBeacon>>,
  entries: FrozenEntries,
): Transcript {
  const seed = drawSeed({
    secrets: secrets.map(({ secret }) => hexToBytes(secret)),
    beacon: randomness,
    entriesRoot: entries.root,
    planHash: planHash(plan),
  });
  const commitments = secrets.map(({ contributor, secret }) => ({
    contributor,
    commitment: commitmentOf(plan.drawId, contributor, hexToBytes(secret)),
  }));
  const named = namePicks(plan, pick(seed, entries.count, plan.winners, plan.reserves), entries);
  return buildTranscript(
    { plan, commitments, secrets, beacon, seed, picks: provePicks(named, entries) },
    { count: entries.count, root: bytesToHex(entries.root) },
    null,
  );
}

/** The same draw again leaves the file as it is; another draw's file is never overwritten. */
async function writeOnce(path: string, text: string): Promise<void> {
  if (existsSync(path)) {
    if ((await readText(path)) === text) return;
    throw badInput(`${path}: something else is there already; choose another --out`);
  }
  await writeWhole(path, text);
}

export async function runDraw(options: RunOptions): Promise<void> {
  const secrets = await readContributions(options.secret, options.secretFile);
  const contributors = secrets.map(({ contributor }) => contributor);
  const plan = options.plan
    ? await readPlan(options.plan, options, contributors)
    : await planFromOptions(options, contributors);
  const beacon = await readBeacon(plan, options.beacon);
  const entries = await freezeFile(options.entries);
  const picked = plan.winners + plan.reserves;
  if (picked > entries.count) {
    throw badInput(
      `${options.entries}: ${entries.count} entries, ${picked} to pick; lower --winners or --reserves`,
    );
  }
  const transcript = draw(plan, secrets, beacon, entries);
  await writeOnce(options.out, transcriptText(transcript));
  const { picks, digest } = transcript;
  if (options.json) {
    const named = picks.map(({ role, place, index, entry }) => ({ role, place, index, entry }));
    const { out } = options;
    console.log(JSON.stringify({ drawId: plan.drawId, ...transcript.entries, picks: named, digest, out }));
    return;
  }
  console.log(`${plan.drawId}: ${entries.count} entries, root ${transcript.entries.root}`);
  for (const { role, place, entry } of picks) console.log(`  ${role.padEnd(7)} ${place}  ${entry}`);
  console.log(`transcript ${options.out}, digest ${digest}`);
}
