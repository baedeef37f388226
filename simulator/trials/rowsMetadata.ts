/** What a file of trials says of its run, in the metadata of its schema. */
import type { Scenario } from '../scenario/scenario.ts';
import { scenarioHash } from '../scenario/scenarioHash.ts';

const ROWS_VERSION = 'tirazh/trials/v1';

export const rowsMetadata = (scenario: Scenario): ReadonlyMap<string, string> =>
  new Map([
    ['tirazh.version', ROWS_VERSION],
    ['tirazh.scenario_hash', scenarioHash(scenario)],
    ['tirazh.seed', scenario.seed],
    ['tirazh.mode', scenario.mode],
    ['tirazh.trials', String(scenario.trials)],
  ]);
