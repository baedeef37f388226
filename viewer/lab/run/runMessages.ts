/** What the page, the workers that run trials, and the one that sums them up say to one another. */
import type { ExactBin } from '../../../simulator/charts/histogramBins.ts';
import type { Scenario } from '../../../simulator/scenario/scenario.ts';
import type { SimulationResult } from '../../../simulator/trials/simulationResult.ts';
import type { BlockRange } from './blockQueue.ts';

export type ToTrials =
  | { readonly kind: 'begin'; readonly scenario: Scenario }
  | { readonly kind: 'blocks'; readonly range: BlockRange };

export type FromTrials =
  | {
      readonly kind: 'tally';
      readonly range: BlockRange;
      /** `encodeTally` of these blocks alone. Transferred. */
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly elapsedMs: number;
    }
  | { readonly kind: 'fault'; readonly message: string };

export type ToSummary =
  | { readonly kind: 'begin'; readonly scenario: Scenario }
  | { readonly kind: 'tally'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'summarize' };

export type FromSummary =
  | {
      readonly kind: 'result';
      readonly result: SimulationResult;
      /** Of `instantWonTenge`, on the bins of its histogram; null where the law is not known. */
      readonly exactCurve: readonly ExactBin[] | null;
    }
  | { readonly kind: 'fault'; readonly message: string };

/** One line for whatever was thrown. */
export const faultLine = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
