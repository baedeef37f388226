import { expect, test } from 'vitest';
import { namesPerson, publicTextSchema } from './publicText.ts';

test.each(['lost by 900101300077', '900101 300077', 'iin 900101-300077.'])(
  '%s has a person’s number',
  (text) => {
    expect(namesPerson(text)).toBe(true);
    expect(publicTextSchema.safeParse(text).success).toBe(false);
  },
);

test.each(['burnt in the kiosk', 'act 12 of 2026-01-31', '123456789012', '9001013000771', 'pack 16670'])(
  '%s has none',
  (text) => {
    expect(publicTextSchema.safeParse(text).success).toBe(true);
  },
);
