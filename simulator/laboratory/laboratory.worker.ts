/** Worker thread: makes a sample and puts it through its tests. */
import { carryingFaults } from '../../engine/pool/crossing.ts';
import { type AreaSamples, pValuesOf } from './batteries.ts';
import { foreignSample } from './foreignSamples.ts';
import { HONEST } from './honestSamples.ts';
import type { Area } from './laboratoryTest.ts';
import { knownLimits } from './limits/knownLimits.ts';
import { plantedBias } from './planted/plantedBiases.ts';
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

function runStream({ seed, area, use, stream, scale, foreign, only }: StreamTask): StreamResult {
  const sample: AreaSamples[Area] = foreign
    ? foreignSample(area, foreign.words, stream, foreign.plan)
    : HONEST[area](seed, use, stream, scale);
  return { pValues: pValuesOf(area, sample, only), marks: only ? [] : streamMarks(area, sample) };
}

function runPlanted({ seed, bias: id, stream, scale }: PlantedTask): PlantedResult {
  const bias = plantedBias(id);
  const sample = bias.sample(seed, `planted/${id}`, stream, scale);
  return { pValues: pValuesOf(bias.area, sample, bias.caughtBy) };
}

function run(task: LaboratoryTask): StreamResult | PlantedResult | FactsResult {
  if (task.kind === 'stream') return runStream(task);
  if (task.kind === 'planted') return runPlanted(task);
  return { checks: structuralChecks(), limits: knownLimits(task.seed) };
}

export default carryingFaults(run);
