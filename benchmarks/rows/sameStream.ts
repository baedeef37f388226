/** The stream that all rows of the generator draw from: seed 5489, the default of mt19937ar and of C++. */
import { mersenne } from 'pure-rand/generator/mersenne';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';
import { kernelGeneratorFromState, type ShufflingGenerator } from '../../engine/kernel/kernelGenerator.ts';
import { type MersenneTwister, mersenneTwisterFromSeed } from '../../engine/random/mersenneTwister.ts';

const SEED = 5489;

export const plainStream = (): MersenneTwister => mersenneTwisterFromSeed(SEED);
export const kernelStream = (): ShufflingGenerator => kernelGeneratorFromState(plainStream().state());
export const pureRandStream = (): JumpableRandomGenerator => mersenne(SEED);
