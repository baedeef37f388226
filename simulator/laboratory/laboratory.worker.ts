/** Worker thread: makes a sample and puts it through its tests. */
import { carryingFaults } from '../../engine/pool/crossing.ts';
import { mersenneTwister } from '../../engine/random/mersenneTwister.ts';
import { type AreaSamples, factsOf, pValuesOf } from './batteries.ts';
import { foreignSample } from './foreignSamples.ts';
import { HONEST } from './honestSamples.ts';
import type { Area } from './laboratoryTest.ts';
import { knownLimits } from './limits/knownLimits.ts';
import { plantedBias } from './planted/plantedBiases.ts';
import { streamKey } from './streamKeys.ts';
import { streamMarks } from './streamMarks.ts';
import { structuralChecks } from './structure/structuralChecks.ts';
import type {
  FactsResult,
  LaboratoryTask,
  PlantedResult,
  PlantedTask,
  StreamResult,
  StreamTask,
} from './tasks.ts';

/** A share for each test of an area, from a key that no sample has. */
function sharesOf(area: Area, seed: Uint8Array, stream: string): Float64Array {
  const source = mersenneTwister(streamKey(seed, `steps/${stream}`));
  return new Float64Array(factsOf(area).length).map(() => source.next() / 2 ** 32);
}

function runStream({ seed, area, use, stream, scale, foreign, only }: StreamTask): StreamResult {
  const sample: AreaSamples[Area] = foreign
    ? foreignSample(area, foreign.words, stream, foreign.plan)
    : HONEST[area](seed, use, stream, scale);
  const shares = sharesOf(area, seed, `${use}/${stream}`);
  return { pValues: pValuesOf(area, sample, shares, only), marks: only ? [] : streamMarks(area, sample) };
}

function runPlanted({ seed, bias: id, stream, scale }: PlantedTask): PlantedResult {
  const bias = plantedBias(id);
  const use = `planted/${id}`;
  const shares = sharesOf(bias.area, seed, `${use}/${stream}`);
  return { pValues: pValuesOf(bias.area, bias.sample(seed, use, stream, scale), shares, bias.caughtBy) };
}

function run(task: LaboratoryTask): StreamResult | PlantedResult | FactsResult {
  if (task.kind === 'stream') return runStream(task);
  if (task.kind === 'planted') return runPlanted(task);
  return { checks: structuralChecks(), limits: knownLimits(task.seed) };
}

export default carryingFaults(run);
