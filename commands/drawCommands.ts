/** `tirazh draw`: run a draw offline, verify any draw's transcript. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Command } from 'commander';
import { commitmentOf } from '../engine/draw/commitment.ts';
import { openBeacon, roundTimeMs } from '../engine/draw/drandBeacon.ts';
import { DRAW_VERSION, type DrawPlan, drawPlanSchema, planHash } from '../engine/draw/drawPlan.ts';
import { drawSeed } from '../engine/draw/drawSeed.ts';
import { freezeEntries } from '../engine/draw/entries.ts';
import { pick } from '../engine/draw/pick.ts';
import {
  type Beacon,
  beaconSchema,
  buildTranscript,
  namePicks,
  provePicks,
  transcriptText,
} from '../engine/draw/transcript.ts';
import { type CheckResult, verifyTranscript } from '../engine/draw/verifyTranscript.ts';
import { idSchema } from '../engine/encoding/schemas.ts';
import { badInput } from '../engine/errors.ts';
import { termsHash } from '../engine/terms/termsHash.ts';
import { readBytes, readJson, readText, writeWhole } from './files.ts';
import { collect, parseCount } from './options.ts';
import { readTerms } from './readTerms.ts';

interface RunOptions {
  entries: string;
  winners: number;
  reserves: number;
  drawId: string;
  secret: string[];
  secretFile: string[];
  out: string;
  terms?: string;
  closesAt?: string;
  plan?: string;
  beacon?: string;
  json?: boolean;
}

interface Contribution {
  readonly contributor: string;
  readonly secret: string;
}

const SECRET_FORM = 'expected 64 hex digits, or NAME=64 hex digits';

/** Reads `HEX` or `NAME=HEX`; the first unnamed secret is the operator's. */
function parseSecret(text: string, position: number): Contribution {
  const [, name, hex] = /^(?:([^=]*)=)?([0-9a-fA-F]{64})$/.exec(text.trim()) ?? [];
  // The text itself is not shown: it may be a secret with a slip of the keyboard.
  if (!hex) throw badInput(`--secret ${position + 1}: ${SECRET_FORM}`);
  const contributor = name ?? (position === 0 ? 'operator' : `contributor-${position + 1}`);
  if (!idSchema.safeParse(contributor).success) {
    throw badInput(
      `--secret ${position + 1}: "${contributor}" is no name; use lower-case letters, digits, hyphens`,
    );
  }
  return { contributor, secret: hex.toLowerCase() };
}

async function readContributions(options: RunOptions): Promise<Contribution[]> {
  const fromFiles = await Promise.all(options.secretFile.map((path) => readText(path)));
  const texts = [...options.secret, ...fromFiles];
  if (texts.length === 0) throw badInput('--secret: give one or more; "tirazh draw secret" makes one');
  return texts.map(parseSecret);
}

function parsePlan(plan: unknown, source: string): DrawPlan {
  const parsed = drawPlanSchema.safeParse(plan);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw badInput(`${source}: ${issue.path.join('.') || 'the plan'}: ${issue.message}`);
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
  return parsePlan(draft, 'draw run');
}

async function readPlan(path: string, options: RunOptions, contributors: string[]): Promise<DrawPlan> {
  const plan = parsePlan(await readJson(path), path);
  if (plan.drawId !== options.drawId) {
    throw badInput(`${path}: the plan is of draw ${plan.drawId}, --draw-id says ${options.drawId}`);
  }
  if (plan.winners !== options.winners || plan.reserves !== options.reserves) {
    throw badInput(`${path}: the plan has ${plan.winners} winners and ${plan.reserves} reserves`);
  }
  if (plan.contributors.join() !== contributors.join()) {
    throw badInput(`${path}: the plan wants the secrets of ${plan.contributors.join(', ')}, in that order`);
  }
  return plan;
}

async function readBeacon(
  plan: DrawPlan,
  path: string | undefined,
): Promise<[Beacon | null, Uint8Array | null]> {
  if (plan.entropy.kind === 'none') {
    if (path !== undefined) throw badInput(`${path}: the plan names no beacon`);
    return [null, null];
  }
  if (path === undefined) throw badInput(`--beacon: the plan wants drand round ${plan.entropy.round}`);
  const parsed = beaconSchema.safeParse(await readJson(path));
  if (!parsed.success) throw badInput(`${path}: expected {"round": N, "signature": "96 hex digits"}`);
  if (plan.closesAt === null || roundTimeMs(plan.entropy, plan.entropy.round) <= Date.parse(plan.closesAt)) {
    throw badInput(`${path}: drand round ${plan.entropy.round} is not later than the plan's closing time`);
  }
  const opened = openBeacon(plan.entropy, parsed.data);
  if (!opened.ok) throw badInput(`${path}: ${opened.reason}`);
  return [parsed.data, opened.randomness];
}

async function writeOnce(path: string, text: string): Promise<void> {
  if (existsSync(path)) {
    if ((await readText(path)) === text) return;
    throw badInput(`${path}: another draw's transcript is there already; choose another --out`);
  }
  await writeWhole(path, text);
}

async function runDraw(options: RunOptions): Promise<void> {
  const secrets = await readContributions(options);
  const contributors = secrets.map(({ contributor }) => contributor);
  const plan = options.plan
    ? await readPlan(options.plan, options, contributors)
    : await planFromOptions(options, contributors);
  const [beacon, randomness] = await readBeacon(plan, options.beacon);
  const entries = freezeEntries(await readBytes(options.entries));
  const picked = plan.winners + plan.reserves;
  if (picked > entries.count) {
    throw badInput(
      `${options.entries}: ${entries.count} entries, ${picked} to pick; lower --winners or --reserves`,
    );
  }
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
  const picks = namePicks(plan, pick(seed, entries.count, plan.winners, plan.reserves), entries);
  const transcript = buildTranscript(
    { plan, commitments, secrets, beacon, seed, picks: provePicks(picks, entries) },
    { count: entries.count, root: bytesToHex(entries.root) },
    null,
  );
  await writeOnce(options.out, transcriptText(transcript));
  if (options.json) {
    const { digest } = transcript;
    const named = picks.map(({ role, place, index, entry }) => ({ role, place, index, entry }));
    console.log(
      JSON.stringify({ drawId: plan.drawId, ...transcript.entries, picks: named, digest, out: options.out }),
    );
    return;
  }
  console.log(`${plan.drawId}: ${entries.count} entries, root ${transcript.entries.root}`);
  for (const { role, place, entry } of picks) console.log(`  ${role.padEnd(7)} ${place}  ${entry}`);
  console.log(`transcript ${options.out}, digest ${transcript.digest}`);
}

const MARKS: Record<CheckResult['outcome'], string> = { passed: 'ok  ', absent: '-   ', failed: 'FAIL' };

async function verifyDraw(
  path: string,
  options: { entries?: string; journalKey?: string; json?: boolean },
): Promise<void> {
  const file = await readBytes(path);
  const verification = verifyTranscript(file, {
    ...(options.entries === undefined ? {} : { entries: await readBytes(options.entries) }),
    ...(options.journalKey === undefined ? {} : { journalKey: options.journalKey }),
  });
  const { ok, transcript, checks } = verification;
  const picks = (transcript?.picks ?? []).map(({ role, place, index, entry }) => ({
    role,
    place,
    index,
    entry,
  }));
  if (options.json) {
    console.log(
      JSON.stringify({ ok, drawId: transcript?.plan.drawId ?? null, picks: ok ? picks : [], checks }),
    );
  } else {
    for (const { name, outcome, detail } of checks)
      console.log(`${MARKS[outcome]} ${name.padEnd(12)} ${detail}`);
    if (ok)
      for (const { role, place, entry } of picks) console.log(`     ${role.padEnd(7)} ${place}  ${entry}`);
  }
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  if (failed) {
    process.stderr.write(`tirazh: ${path}: ${failed.name}: ${failed.detail}\n`);
    process.exitCode = 1;
  }
}

export function addDrawCommands(program: Command): void {
  const draw = program.command('draw').description('run a draw offline, or verify any transcript');

  draw
    .command('run')
    .description('pick winners and reserves from a list and write the transcript')
    .requiredOption('--entries <file>', 'one entry a line, UTF-8, up to 5,000,000')
    .requiredOption('--winners <count>', 'winners to pick', parseCount('--winners', 1))
    .option('--reserves <count>', 'reserves to pick after the winners', parseCount('--reserves', 0), 0)
    .requiredOption('--draw-id <id>', 'names the draw: lower-case letters, digits, hyphens')
    .option('--secret <hex...>', 'each contributor’s 32-byte secret, 64 hex digits or name=hex', collect, [])
    .option('--secret-file <file...>', 'the same, read from files', collect, [])
    .requiredOption('--out <file>', 'where the transcript goes')
    .option('--terms <file>', 'the lottery’s terms, bound into the plan')
    .option('--closes-at <instant>', 'when registration closed, such as 2026-01-31T09:00:00.000Z')
    .option('--plan <file>', 'the whole plan as published, instead of one made from the options')
    .option('--beacon <file>', 'the drand round that the plan names: {"round", "signature"}')
    .option('--json', 'machine-readable result')
    .action(runDraw);

  draw
    .command('verify')
    .description('re-derive a draw from its transcript; exit code 1 when anything is wrong')
    .argument('<file>', 'the transcript')
    .option('--entries <file>', 'the whole list of entries, one a line')
    .option('--journal-key <key>', 'the journal’s verifier key, known from elsewhere')
    .option('--json', 'machine-readable result')
    .action(verifyDraw);

  draw
    .command('secret')
    .description('a fresh 32-byte secret for a contributor')
    .action(() => console.log(bytesToHex(randomBytes(32))));

  draw
    .command('commit')
    .description('the commitment to publish before registration closes')
    .requiredOption('--draw-id <id>', 'the draw')
    .requiredOption('--contributor <name>', 'who holds the secret')
    .requiredOption('--secret-file <file>', 'the secret, 64 hex digits')
    .action(async (options: { drawId: string; contributor: string; secretFile: string }) => {
      const { secret } = parseSecret(await readText(options.secretFile), 0);
      console.log(commitmentOf(options.drawId, options.contributor, hexToBytes(secret)));
    });
}
