import { describe, expect, it } from 'vitest';
import { type Asker, Crowded, FairQueue } from './fairQueue.ts';

/** A queue whose work in hand ends when it is told to. */
function setUp(most: number) {
  const queue = new FairQueue(most);
  const begun: string[] = [];
  const refused: string[] = [];
  let endWork = (): void => {};
  const ask = (name: string, asker: Partial<Asker> = {}): void => {
    const work = (): Promise<void> => {
      begun.push(name);
      return new Promise((resolve) => {
        endWork = resolve;
      });
    };
    queue.run(work, { isKnown: false, shares: [name], ...asker }).catch((fault) => {
      expect(fault).toBeInstanceOf(Crowded);
      refused.push(name);
    });
  };
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const end = async (): Promise<void> => {
    endWork();
    await settle();
  };
  return { ask, end, settle, begun, refused, queue };
}

describe('a fair queue', () => {
  it('works on one piece at a time, in order, and refuses the newcomer where all are alike', async () => {
    const { ask, end, settle, begun, refused } = setUp(2);
    for (const name of ['a', 'b', 'c', 'd']) ask(name);
    await settle();
    expect([begun, refused]).toEqual([['a'], ['d']]);
    await end();
    expect(begun).toEqual(['a', 'b']);
    await end();
    await end();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('takes a place from whoever has most, by any of its shares', async () => {
    const { ask, end, settle, begun, refused } = setUp(3);
    ask('at work');
    for (const name of ['x1', 'x2', 'x3']) ask(name, { shares: ['address x', `name ${name}`] });
    ask('y', { shares: ['address y', 'name y'] });
    await settle();
    expect(refused).toEqual(['x3']);
    // The same name from many addresses is one share too.
    const other = setUp(3);
    other.ask('at work');
    for (const from of ['1', '2', '3'])
      other.ask(`host from ${from}`, { shares: [`address ${from}`, 'name host'] });
    other.ask('anna', { shares: ['address 4', 'name anna'] });
    await other.settle();
    expect(other.refused).toEqual(['host from 3']);
    for (let i = 0; i < 3; i++) await end();
    expect(begun).toEqual(['at work', 'x1', 'x2', 'y']);
  });

  it('keeps a lane for those that it knows, which strangers cannot fill, and lets both lanes move', async () => {
    const { ask, end, settle, begun, refused } = setUp(4);
    for (let i = 0; i < 50; i++) ask(`stranger ${i}`);
    ask('known 1', { isKnown: true });
    ask('known 2', { isKnown: true });
    await settle();
    expect(refused).toHaveLength(45);
    for (let i = 0; i < 4; i++) await end();
    expect(begun).toEqual(['stranger 0', 'known 1', 'stranger 1', 'known 2', 'stranger 2']);
  });

  it('goes on after a piece that failed, and hands its fault on', async () => {
    const queue = new FairQueue(1);
    const asker: Asker = { isKnown: false, shares: ['a'] };
    const failing = queue.run(() => Promise.reject(new Error('no')), asker);
    const throwing = queue.run(() => {
      throw new Error('at once');
    }, asker);
    await expect(failing).rejects.toThrow('no');
    await expect(throwing).rejects.toThrow('at once');
    expect(await queue.run(() => Promise.resolve('yes'), asker)).toBe('yes');
  });
});
