/** Worker thread: runs ranges of blocks and sums their tallies. Which thread runs which block changes nothing. */
import { checkFailed } from '../../engine/errors.ts';
import { carryingFaults } from '../../engine/pool/crossing.ts';
import { transferred } from '../../engine/pool/transferred.ts';
import { parseScenario } from '../scenario/parseScenario.ts';
import { prepareTrials, type TrialPlan } from '../trials/prepareTrials.ts';
import { emptyTally, encodeTally } from '../trials/tally.ts';
import { addBlock } from '../trials/trialBlock.ts';
import { trialRows } from '../trials/trialRows.ts';
import { trialsIn } from './runLedger.ts';
import type { CarriedScenario, TrialAnswer, TrialTask } from './trialTask.ts';

/** Plans kept ready: a cluster's worker may serve several runs at once. */
const PLANS_KEPT = 4;
/** By the scenario's hash; the oldest first. */
const plans = new Map<string, TrialPlan>();

function planOf({ hash, json }: CarriedScenario): TrialPlan {
  const known = plans.get(hash);
  if (known) return known;
  const parsed = parseScenario(JSON.parse(json));
  if (!parsed.ok) throw checkFailed(`the scenario as it came is not valid: ${parsed.faults[0]!.message}`);
  const plan = prepareTrials(parsed.scenario);
  if (plan.scenarioHash !== hash) {
    throw checkFailed(`the scenario as it came has hash ${plan.scenarioHash}, it was sent as ${hash}`);
  }
  plans.set(hash, plan);
  if (plans.size > PLANS_KEPT) plans.delete(plans.keys().next().value!);
  return plan;
}

function runTask({ scenario, range, withRows }: TrialTask): TrialAnswer {
  const plan = planOf(scenario);
  const rows = withRows ? trialRows(trialsIn(range, plan.scenario)) : null;
  const begun = performance.now();
  const tally = emptyTally(plan);
  for (let block = range.from; block < range.to; block++) addBlock(tally, block, rows ?? undefined);
  const encoded = encodeTally(tally);
  const elapsedMs = performance.now() - begun;
  const buffers = [encoded.buffer, ...(rows?.columns.map(({ buffer }) => buffer) ?? [])];
  return transferred({ tally: encoded, rows, elapsedMs }, buffers);
}

export default carryingFaults(runTask);
