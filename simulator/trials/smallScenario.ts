/** Scenarios for this room's tests: a small lottery, sold in one step unless told otherwise. */
import { smallTerms } from '../../engine/series/smallTerms.ts';
import { parseScenario } from '../scenario/parseScenario.ts';
import { SCENARIO_VERSION, type Scenario } from '../scenario/scenario.ts';

/** 100 tickets of 3,000 ₸, 30 of them winners; a car in the draw fund as in the fixture. */
export const SMALL_TERMS = smallTerms({
  tickets: 100,
  packTickets: 10,
  tiers: [
    [3000, 20],
    [30_000, 8],
    [100_000, 2],
  ],
  rows: 2,
  symbols: 4,
});

const BASE: Scenario = {
  version: SCENARIO_VERSION,
  name: { kk: 'x', ru: 'x', en: 'x' },
  terms: SMALL_TERMS,
  mode: 'terminal',
  series: [{ launchOn: '2026-01-01' }],
  sellThrough: { model: 'fixed', sold: 40, months: 3 },
  checkpoints: { every: 'month', until: '2026-06-30' },
  claims: [{ share: 1, delays: [{ days: 0, probability: 1 }] }],
  unclaimed: { lotteryEndsOn: '2026-12-31', keptYears: 3 },
  draws: { registrationShare: 1, calendar: [] },
  tax: { residentsShare: 1, mrpYear: 2026 },
  fund: { openingTenge: 0, accrualShare: 0.7, interestPerYear: 0 },
  trials: 1000,
  seed: 'small',
};

/** @throws Error where it is no valid scenario */
export function smallScenario(changes: Partial<Scenario> = {}): Scenario {
  const parsed = parseScenario({ ...BASE, ...changes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.scenario;
}
