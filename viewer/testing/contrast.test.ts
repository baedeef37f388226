import { expect, test } from 'vitest';
import { contrastRatio } from './contrast.ts';

test('the contrast of known pairs is the one WCAG states', () => {
  expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10);
  expect(contrastRatio([255, 255, 255], [255, 255, 255])).toBe(1);
  // The greys that are known as the last to pass, and the first to fail, 4.5 : 1 on white.
  expect(contrastRatio([0x76, 0x76, 0x76], [255, 255, 255])).toBeGreaterThan(4.5);
  expect(contrastRatio([0x77, 0x77, 0x77], [255, 255, 255])).toBeLessThan(4.5);
});
