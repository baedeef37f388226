/** The name of a scenario that nobody can dispute: SHA-256 over its canonical JSON (RFC 8785), terms, trials and seed included. */
import { canonicalHashHex } from '../../engine/encoding/canonicalJson.ts';
import type { Scenario } from './scenario.ts';

/** 64 lower-case hex digits; the order of keys, white space and the `$schema` of a file do not matter, every value does. */
export const scenarioHash = (scenario: Scenario): string => canonicalHashHex(scenario);
