import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openText, sealText } from './sealedText.ts';

it('sealed text opens under its key and at its place alone', () => {
  const key = randomBytes(32);
  const sealed = sealText(key, 'here', 'Әлия');
  expect(openText(key, 'here', sealed)).toBe('Әлия');
  expect(() => openText(key, 'there', sealed)).toThrow(/does not open/);
  expect(() => openText(randomBytes(32), 'here', sealed)).toThrow(/does not open/);
  sealed[sealed.length - 1]! ^= 1;
  expect(() => openText(key, 'here', sealed)).toThrow(/does not open/);
  expect(Buffer.from(sealText(key, 'here', 'Әлия'))).not.toEqual(Buffer.from(sealText(key, 'here', 'Әлия')));
});
