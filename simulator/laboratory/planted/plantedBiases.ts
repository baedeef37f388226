/** The planted-bias suite: every fault a laboratory has met, each with the tests that are for it. */
import { DRAW_BIASES } from './drawBiases.ts';
import { INTEGER_BIASES } from './integerBiases.ts';
import type { PlantedBias } from './plantedBias.ts';
import { SHUFFLE_BIASES } from './shuffleBiases.ts';
import { WORD_BIASES } from './wordBiases.ts';

export const PLANTED_BIASES: readonly PlantedBias[] = [
  ...WORD_BIASES,
  ...INTEGER_BIASES,
  ...SHUFFLE_BIASES,
  ...DRAW_BIASES,
];

/** @throws RangeError for an unknown id */
export function plantedBias(id: string): PlantedBias {
  const bias = PLANTED_BIASES.find((candidate) => candidate.id === id);
  if (!bias) throw new RangeError(`plantedBias: no bias is called ${id}`);
  return bias;
}
