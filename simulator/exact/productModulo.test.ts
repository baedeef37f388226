import fc from 'fast-check';
import { expect, it } from 'vitest';
import { productModulo } from './productModulo.ts';

it('agrees with whole numbers of any size', () => {
  const factor = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(factor, factor, fc.integer({ min: 1, max: 2 ** 32 }), (a, b, m) => {
      expect(BigInt(productModulo(a, b, m))).toBe((BigInt(a) * BigInt(b)) % BigInt(m));
    }),
    { numRuns: 2000, seed: 1 },
  );
});
