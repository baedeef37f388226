import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyInclusion } from '../../engine/journal/merkleLog.ts';
import { leafHash } from '../../engine/kernel/treeHasher.ts';
import { openInMemory } from '../store/database.ts';
import { BindingProofs } from './bindingProofs.ts';
import { bindingTree } from './participantCodes.ts';
import { ParticipantStore } from './participantStore.ts';

/** More than two slices of an import. */
const COUNT = 2500;
const database = openInMemory();
const entered = new ParticipantStore(database);
const codeOf = (n: number): string => `${String(n).padStart(9, '0')}A`;

function fill(batch: string, count: number): void {
  const insert = database.prepare(
    'INSERT INTO raffle_participant (batch, code, commitment) VALUES (?, ?, ?)',
  );
  // In another order than that of the codes.
  for (let n = count - 1; n >= 0; n--) insert.run(batch, codeOf(n), randomBytes(32));
}

it('every proof is that of the whole tree, in the order of the codes', async () => {
  fill('import-1', COUNT);
  const proofs = new BindingProofs(entered);
  const all = entered.commitments('import-1');
  const root = bindingTree(all.map(({ commitment }) => commitment)).root();
  for (const index of [0, 1, 999, 1000, 1001, COUNT - 1]) {
    const { code, commitment } = all[index]!;
    const proof = (await proofs.of('import-1', code))!;
    expect(proof).toMatchObject({ index, count: COUNT });
    expect(verifyInclusion(leafHash(commitment), index, COUNT, [...proof.path], root)).toBe(true);
  }
  expect(await proofs.of('import-1', 'ZZZZZZZZZZ')).toBeNull();
});

it('reads an import once, also for many who ask at the same time, and a fifth import in the place of the one asked for longest ago', async () => {
  for (const batch of ['a', 'b', 'c', 'd', 'e']) fill(batch, 3);
  let read: string[] = [];
  const watched = Object.create(entered, {
    commitmentsAfter: {
      value: (...given: Parameters<ParticipantStore['commitmentsAfter']>) => {
        if (given[1] === '') read.push(given[0]);
        return entered.commitmentsAfter(...given);
      },
    },
  }) as ParticipantStore;
  const proofs = new BindingProofs(watched);
  await Promise.all(Array.from({ length: 20 }, (_, n) => proofs.of('a', codeOf(n % 3))));
  expect(read).toEqual(['a']);
  for (const batch of ['b', 'c', 'd', 'a', 'e']) await proofs.of(batch, codeOf(0));
  read = [];
  for (const batch of ['a', 'c', 'b']) await proofs.of(batch, codeOf(0));
  expect(read).toEqual(['b']);
});

it('an import that could not be read is read again by whoever asks next', async () => {
  let isBroken = true;
  const watched = Object.create(entered, {
    commitmentsAfter: {
      value: (...given: Parameters<ParticipantStore['commitmentsAfter']>) => {
        if (isBroken) throw new Error('disk I/O error');
        return entered.commitmentsAfter(...given);
      },
    },
  }) as ParticipantStore;
  const proofs = new BindingProofs(watched);
  await expect(proofs.of('a', codeOf(0))).rejects.toThrow('disk');
  isBroken = false;
  expect(await proofs.of('a', codeOf(0))).toMatchObject({ index: 0, count: 3 });
});
