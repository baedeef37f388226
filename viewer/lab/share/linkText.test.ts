import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkText, readLinkText } from './linkText.ts';

test('any text comes back from its link, and the link needs no escaping in an address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
      const link = await linkText(text);
      expect(link).toMatch(/^[\w-]*$/);
      expect(await readLinkText(link)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test('repetition is packed', async () => {
  expect((await linkText('{"tickets":500100},'.repeat(1000))).length).toBeLessThan(500);
});

test('what is no such link is refused', async () => {
  const link = await linkText('some words that are shared');
  for (const broken of ['???', 'AAAA', link.slice(0, -4), '%20', `${link}=`]) {
    await expect(readLinkText(broken), broken).rejects.toThrow();
  }
});

test('a link that unfolds to more than any bench is stopped on the way', async () => {
  const bomb = await linkText('0'.repeat(8 * 1024 * 1024));
  expect((await readLinkText(bomb)).length).toBe(8 * 1024 * 1024);
  const stream = new Blob(['0'.repeat(9 * 1024 * 1024)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = Buffer.from(bytes).toString('base64url');
  await expect(readLinkText(text)).rejects.toThrow(RangeError);
});
