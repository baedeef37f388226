import { expect, test } from 'vitest';
import { commitmentOf } from '../../../engine/draw/commitment.ts';
import { readSecretFile, secretFileName, secretFileText } from './secretFile.ts';
import type { KeptSecret } from './secretStore.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
const commitment = commitmentOf('list-001', 'member-1', secret);
const kept: KeptSecret = { draw: 'list-001', account: 'member-1', secret, commitment };
const read = (text: string, draw = 'list-001', account = 'member-1', expected = commitment) =>
  readSecretFile(text, draw, account, expected);

test('a backup is read back as it was kept', () => {
  expect(read(secretFileText(kept))).toEqual({ ok: true, kept });
  expect(secretFileName(kept)).toBe('list-001.secret.json');
});

test('a backup opens its own commitment and no other', () => {
  const text = secretFileText(kept);
  const other = { ok: false, reason: 'foreign' };
  expect(read(text, 'list-002')).toEqual(other);
  expect(read(text, 'list-001', 'member-2')).toEqual(other);
  expect(read(text, 'list-001', 'member-1', 'f'.repeat(64))).toEqual(other);
  expect(read(text.replace('"0001', '"0000'))).toEqual(other);
});

test('what is no backup is said to be none', () => {
  const unreadable = { ok: false, reason: 'unreadable' };
  const texts = ['', 'null', '7', '{"format":"tirazh/secret/v1"}', secretFileText(kept).slice(0, -4)];
  for (const text of texts) expect(read(text), text).toEqual(unreadable);
  expect(read(secretFileText(kept).replace('secret/v1', 'secret/v2'))).toEqual(unreadable);
});
