import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareTrials } from '../trials/prepareTrials.ts';
import { smallScenario } from '../trials/smallScenario.ts';
import { emptyTally, tallyDigest } from '../trials/tally.ts';
import { addBlock } from '../trials/trialBlock.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpointFile.ts';
import { checkpointKeeper } from './checkpointKeeper.ts';

const SCENARIO = smallScenario({ trials: 30_000 });
const PLAN = prepareTrials(SCENARIO);

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tirazh-checkpoint-'));
  path = join(folder, 'a.checkpoint');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The first blocks of the run. */
function firstBlocks(blocks: number): Checkpoint {
  const tally = emptyTally(PLAN);
  for (let block = 0; block < blocks; block++) addBlock(tally, block);
  return { done: [{ from: 0, to: blocks }], tally, withRows: false };
}

describe('a checkpoint', () => {
  it('reads back as it was', async () => {
    const checkpoint = firstBlocks(3);
    await writeCheckpoint(path, SCENARIO, checkpoint);
    const read = await readCheckpoint(path, SCENARIO, PLAN);
    expect(read.done).toEqual(checkpoint.done);
    expect(read.withRows).toBe(false);
    expect(tallyDigest(read.tally)).toBe(tallyDigest(checkpoint.tally));
  });

  it('is refused in one line when a single character of it is another', async () => {
    await writeCheckpoint(path, SCENARIO, firstBlocks(2));
    const text = await readFile(path, 'utf8');
    for (let at = 0; at < text.length - 1; at += Math.ceil(text.length / 200)) {
      const other = text[at] === '1' ? '2' : '1';
      await writeFile(path, text.slice(0, at) + other + text.slice(at + 1));
      const fault = await readCheckpoint(path, SCENARIO, PLAN).catch((caught) => caught);
      expect(fault).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(path) });
      expect(fault.message).not.toContain('\n');
    }
    await writeFile(path, text.slice(0, text.length / 2));
    await expect(readCheckpoint(path, SCENARIO, PLAN)).rejects.toThrow(
      'is a damaged checkpoint: it is not whole JSON',
    );
    await writeFile(path, text);
    await readCheckpoint(path, SCENARIO, PLAN);
  });

  it('is refused for another run, with what differs', async () => {
    await writeCheckpoint(path, SCENARIO, firstBlocks(1));
    const others = [
      [{ seed: 'b' }, 'belongs to another run: seed "small" there, "b" here'],
      [{ mode: 'path' }, 'belongs to another run: mode terminal there, path here'],
      [{ trials: 30_001 }, 'belongs to another run: trials 30000 there, 30001 here'],
      [{ tax: { residentsShare: 0.5, mrpYear: 2026 } }, 'the scenario or its terms have changed since'],
    ] as const;
    for (const [changes, message] of others) {
      const other = smallScenario({ trials: 30_000, ...changes });
      await expect(readCheckpoint(path, other, prepareTrials(other))).rejects.toThrow(message);
    }
  });

  it('is refused when it is missing or something else', async () => {
    await expect(readCheckpoint(path, SCENARIO, PLAN)).rejects.toThrow('there is no such file');
    await writeFile(path, '{"version":"tirazh/checkpoint/v0"}');
    await expect(readCheckpoint(path, SCENARIO, PLAN)).rejects.toThrow('is not a checkpoint of this version');
    await writeFile(path, 'null');
    await expect(readCheckpoint(path, SCENARIO, PLAN)).rejects.toThrow('is not a checkpoint of this version');
  });
});

describe('the keeper of a checkpoint', () => {
  const notes: string[] = [];
  const keeperOf = (scenario = SCENARIO, resumes = false) =>
    checkpointKeeper(path, scenario, resumes, (line) => notes.push(line));
  beforeEach(() => {
    notes.length = 0;
  });

  it('removes its own when the run is over', async () => {
    const keeper = await keeperOf();
    expect(await keeper.save(firstBlocks(1))).toBe(true);
    await keeper.remove();
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    expect(notes).toEqual([]);
  });

  it('leaves one of the same run that holds more, until it is caught up with', async () => {
    await writeCheckpoint(path, SCENARIO, firstBlocks(3));
    const before = await readFile(path, 'utf8');
    const keeper = await keeperOf();
    expect(notes).toEqual([
      expect.stringContaining('holds 12,288 of 30,000 trials of this very run: --resume'),
    ]);
    expect(await keeper.save(firstBlocks(2))).toBe(false);
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await keeper.save(firstBlocks(4))).toBe(true);
    expect(await readFile(path, 'utf8')).not.toBe(before);
  });

  it('puts one of another run aside before it writes, and not otherwise', async () => {
    const other = smallScenario({ trials: 30_000, seed: 'b' });
    await writeCheckpoint(path, SCENARIO, firstBlocks(3));
    const before = await readFile(path, 'utf8');
    const idle = await keeperOf(other);
    await idle.remove();
    expect(await readFile(path, 'utf8')).toBe(before);

    const tally = emptyTally(prepareTrials(other));
    addBlock(tally, 0);
    const keeper = await keeperOf(other);
    await keeper.save({ done: [{ from: 0, to: 1 }], tally, withRows: false });
    expect(notes).toEqual([expect.stringContaining('was of another run (seed "small"): it is now')]);
    expect(await readFile(`${path}.${PLAN.scenarioHash.slice(0, 8)}`, 'utf8')).toBe(before);
  });

  it('refuses a device', async () => {
    path = '/dev/full';
    await expect(keeperOf()).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
