import { describe, expect, it } from 'vitest';
import {
  hex32Schema,
  idSchema,
  instantSchema,
  textSchema,
  typedLocalTextSchema,
  typedTextSchema,
} from './schemas.ts';

describe('schemas', () => {
  it('takes instants as toISOString writes them, and only instants that exist', () => {
    for (const text of ['2026-01-31T09:00:00.000Z', '2024-02-29T23:59:59.999Z']) {
      expect(instantSchema.safeParse(text).success, text).toBe(true);
    }
    const refused = [
      '2026-02-31T09:00:00.000Z',
      '2025-02-29T09:00:00.000Z',
      '2026-01-31T24:00:00.000Z',
      '2026-13-01T00:00:00.000Z',
      '2026-01-31T09:00:00Z',
      '2026-01-31T09:00:00.000+05:00',
      ' 2026-01-31T09:00:00.000Z',
      '2026-01-31T09:00:00.000Z\n',
    ];
    for (const text of refused) expect(instantSchema.safeParse(text).success, text).toBe(false);
  });

  it('takes identifiers of lower-case letters, digits and inner hyphens', () => {
    for (const text of ['a', '7s-avto-1', 'a'.repeat(64)]) {
      expect(idSchema.safeParse(text).success, text).toBe(true);
    }
    for (const text of ['', '-a', 'a-', 'A', 'a_b', 'a b', 'ә', 'a\n', 'a'.repeat(65)]) {
      expect(idSchema.safeParse(text).success, text).toBe(false);
    }
  });

  it('takes 64 lower-case hex digits', () => {
    expect(hex32Schema.safeParse('0f'.repeat(32)).success).toBe(true);
    for (const text of ['0F'.repeat(32), '0f'.repeat(31), '0f'.repeat(33), `${'0f'.repeat(32)}\n`]) {
      expect(hex32Schema.safeParse(text).success, text).toBe(false);
    }
  });

  it('takes typed words in any script, and refuses what hides, joins or turns them round', () => {
    for (const text of ['Қайта ұтыс: 2-ші «Жүлде», 100 %', 'Приз № 1 — 500 ₸', 'Prize 🎁', 'a\u00a0b']) {
      expect(typedTextSchema.safeParse(text).success, text).toBe(true);
    }
    for (const code of [
      0x00, 0x07, 0x0a, 0x7f, 0x85, 0xad, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff,
    ]) {
      const text = `a${String.fromCodePoint(code)}b`;
      const { success, error } = typedTextSchema.safeParse(text);
      expect(success, code.toString(16)).toBe(false);
      expect(error!.issues[0]!.message).toMatch(/^expected (printable|visible) characters only/);
      const words = { kk: 'a', ru: text, en: 'a' };
      expect(typedLocalTextSchema.safeParse(words).error!.issues[0]!.path).toEqual(['ru']);
    }
    // Documents of old keep their words: the protocol forbids control characters alone.
    expect(textSchema.safeParse('a\u200bb').success).toBe(true);
  });
});
