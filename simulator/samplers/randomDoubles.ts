/**
 * Uniform doubles for the samplers of this room, from the words of MT19937.
 * Source: `genrand_res53` of mt19937ar (2002), by Isaku Wada.
 */
import { TirazhError } from '../../engine/errors.ts';
import { kernelGenerator } from '../../engine/kernel/kernelGenerator.ts';
import { type MersenneTwister, mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import type { WordSource } from '../../engine/random/wordSource.ts';

export interface DoubleSource extends WordSource {
  /** A multiple of 2⁻⁵³ in [0, 1), from the next two words a, b: ((a >>> 5)·2²⁶ + (b >>> 6)) ∕ 2⁵³. */
  nextDouble(): number;
}

/** Words fetched at a time: 8 KiB, which stay in the first cache beside the samplers' tables. */
const BUFFER_WORDS = 2048;

/** The double of two words, as `genrand_res53` joins them. */
const joined = (a: number, b: number): number =>
  ((a >>> 5) * 67_108_864 + (b >>> 6)) * (1 / 9_007_199_254_740_992);

class BufferedDoubles implements DoubleSource {
  readonly #generator: Pick<MersenneTwister, 'fill'>;
  readonly #words = new Uint32Array(BUFFER_WORDS);
  #at = BUFFER_WORDS;

  constructor(generator: Pick<MersenneTwister, 'fill'>) {
    this.#generator = generator;
  }

  next(): number {
    if (this.#at === BUFFER_WORDS) {
      this.#generator.fill(this.#words);
      this.#at = 0;
    }
    return this.#words[this.#at++]!;
  }

  nextDouble(): number {
    const at = this.#at;
    // A pair that lies across two buffers comes word by word.
    if (at >= BUFFER_WORDS - 1) return joined(this.next(), this.next());
    this.#at = at + 2;
    return joined(this.#words[at]!, this.#words[at + 1]!);
  }
}

/**
 * Words and doubles of a generator, in the order of its stream: each word is used once, whatever the mix of calls.
 * Words are fetched ahead, so the generator must not be used beside it.
 */
export const doublesOf = (generator: Pick<MersenneTwister, 'fill'>): DoubleSource =>
  new BufferedDoubles(generator);

/**
 * The stream of a key: the words of MT19937 after `init_by_array`, in order. By the kernel, or by its plain twin where
 * WebAssembly SIMD is missing: the same words.
 * @param key 1 or more words; 16 in every use of ours
 */
export function doubleSource(key: Uint32Array): DoubleSource {
  try {
    return doublesOf(kernelGenerator(key));
  } catch (fault) {
    if (fault instanceof TirazhError && fault.code === 'UNAVAILABLE') return doublesOf(mersenneTwister(key));
    throw fault;
  }
}
