import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, expect, it } from 'vitest';
import { decryptAge, encryptAge } from './ageFile.ts';

let identity: string;
let recipient: string;

beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

/** Lengths about the edges of a chunk of 64 KiB. */
const LENGTHS = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000];
const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7) & 255);
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

it.each(LENGTHS)('encrypts %i bytes so that the library decrypts them', async (length) => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  expect(same(await decrypter.decrypt(await encryptAge(bytesOf(length), recipient)), bytesOf(length))).toBe(
    true,
  );
});

it.each(LENGTHS)('decrypts %i bytes that the library encrypted', async (length) => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const file = await encrypter.encrypt(bytesOf(length));
  const identities = `# created for a test\n\n${identity}\n`;
  expect(same(await decryptAge(file, identities), bytesOf(length))).toBe(true);
});

it('never encrypts the same bytes alike', async () => {
  const [a, b] = await Promise.all([encryptAge(bytesOf(10), recipient), encryptAge(bytesOf(10), recipient)]);
  expect(same(a, b)).toBe(false);
});

it('refuses a file that was altered, cut, extended, or meant for somebody else', async () => {
  const file = await encryptAge(bytesOf(70_000), recipient);
  for (const at of [60, file.length - 70_000, file.length - 1]) {
    const altered = file.slice();
    altered[at]! ^= 1;
    await expect(decryptAge(altered, identity)).rejects.toThrow(/altered/);
  }
  await expect(decryptAge(file.subarray(0, file.length - 1), identity)).rejects.toThrow(
    /altered or cut short/,
  );
  await expect(decryptAge(file.subarray(0, 100), identity)).rejects.toThrow(/cut short/);
  const extended = new Uint8Array(file.length + 20);
  extended.set(file);
  await expect(decryptAge(extended, identity)).rejects.toThrow(/altered or cut short/);
  const other = await generateX25519Identity();
  await expect(decryptAge(file, other)).rejects.toThrow(/not encrypted to this identity/);
});

it('refuses what is no recipient or identity, and does not show an identity’s words', async () => {
  await expect(encryptAge(bytesOf(1), 'age1nonsense')).rejects.toThrow(
    /--recipient: "age1nonsense" is no age recipient/,
  );
  const file = await encryptAge(bytesOf(1), recipient);
  await expect(decryptAge(file, '# nothing\n')).rejects.toThrow(/holds no AGE-SECRET-KEY/);
  const slip = `${identity.slice(0, -1)}${identity.endsWith('Q') ? 'P' : 'Q'}`;
  await expect(decryptAge(file, slip)).rejects.toThrow(/^the identity file: line 1 is no AGE-SECRET-KEY-1…$/);
});
