import { expect, test } from 'vitest';
import { oneByOne } from './oneByOne.ts';

test('work is done in turn, one piece at a time, and a full queue takes no more', async () => {
  const run = oneByOne(2);
  const story: string[] = [];
  const piece = (name: string) => async (): Promise<string> => {
    story.push(`${name} begins`);
    await Promise.resolve();
    story.push(`${name} ends`);
    return name;
  };
  const taken = ['a', 'b', 'c'].map((name) => run(piece(name)));
  expect(run(piece('d'))).toBeNull();
  expect(await Promise.all(taken)).toEqual(['a', 'b', 'c']);
  expect(story).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(await run(piece('e'))).toBe('e');
});

test('a piece that fails fails alone', async () => {
  const run = oneByOne(1);
  const failing = run(() => Promise.reject(new Error('no')));
  const next = run(() => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
