import { describe, expect, it } from 'vitest';
import { hex32Schema, idSchema, instantSchema } from './schemas.ts';

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
});
