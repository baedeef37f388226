/** The scenarios of `fixtures/`, each with its terms in it. */
import terms from '../../../fixtures/7s-avto-loto.json' with { type: 'json' };
import fiveSeries from '../../../fixtures/scenarios/five-series-with-draws.json' with { type: 'json' };
import soldOut from '../../../fixtures/scenarios/one-series-sold-out.json' with { type: 'json' };
import slowSales from '../../../fixtures/scenarios/slow-sales-with-breakage.json' with { type: 'json' };
import { type Json, withValue } from './json.ts';

export const PRESET_IDS = [
  'one-series-sold-out',
  'slow-sales-with-breakage',
  'five-series-with-draws',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** In a file the terms are a path beside it; here, and for the hash of a scenario, they are the terms themselves. */
const withTerms = (scenario: Json): Json => withValue(scenario, ['terms'], terms as Json);

export const PRESETS: Readonly<Record<PresetId, Json>> = {
  'one-series-sold-out': withTerms(soldOut as Json),
  'slow-sales-with-breakage': withTerms(slowSales as Json),
  'five-series-with-draws': withTerms(fiveSeries as Json),
};
