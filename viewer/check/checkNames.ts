/** All checks of the page in their order, without the engine's code: the page stays small, the worker has the rest. */
import type { CheckName } from '../../engine/draw/verifyTranscript.ts';

/** The engine's checks, and one of ours: the transcript against what was broadcast. */
export type PageCheckName = CheckName | 'broadcast';

/** Tested to be the engine's `CHECKS` and `broadcast`. */
export const CHECK_NAMES: readonly PageCheckName[] = [
  'form',
  'plan',
  'commitments',
  'beacon',
  'seed',
  'picks',
  'inclusion',
  'digest',
  'entries',
  'journal',
  'broadcast',
];
