import { expect, it } from 'vitest';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { fourierTransform } from './fourier.ts';

it.each([1, 2, 4, 64, 256])('agrees with the plain sum on %i points', (size) => {
  const generator = mersenneTwister(Uint32Array.of(size));
  const re = Float64Array.from({ length: size }, () => generator.next() / 2 ** 32 - 0.5);
  const im = Float64Array.from({ length: size }, () => generator.next() / 2 ** 32 - 0.5);
  const expected = Array.from({ length: size }, (_, s) => {
    let [a, b] = [0, 0];
    for (let j = 0; j < size; j++) {
      const angle = (-2 * Math.PI * ((j * s) % size)) / size;
      a += re[j]! * Math.cos(angle) - im[j]! * Math.sin(angle);
      b += re[j]! * Math.sin(angle) + im[j]! * Math.cos(angle);
    }
    return [a, b] as const;
  });
  fourierTransform(re, im);
  for (const [s, [a, b]] of expected.entries()) {
    expect(re[s]).toBeCloseTo(a, 12);
    expect(im[s]).toBeCloseTo(b, 12);
  }
});
