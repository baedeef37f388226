/** How many tickets of each tier are sold from checkpoint to checkpoint: 50 series of 7S, each sold out over 100 of them. */
import { pathIncrements } from '../../simulator/samplers/pathIncrements.ts';
import { doubleSource } from '../../simulator/samplers/randomDoubles.ts';
import type { Peers } from '../peers/openPeers.ts';
import { peerRow } from '../peers/peerRow.ts';
import { type AnyRow, timed } from '../row.ts';
import { COUNTS, TICKETS } from './sevenS.ts';

const PATHS = 50;
const CHECKPOINTS = 100;
const GROUP = '50 paths of 7S over 100 checkpoints';

export function pathTrialRows(peers: Peers): AnyRow[] {
  const source = doubleSource(Uint32Array.of(5489));
  const schedule = Int32Array.from({ length: CHECKPOINTS }, (_, i) => ((i + 1) * TICKETS) / CHECKPOINTS);
  const out = new Int32Array(CHECKPOINTS * COUNTS.length);
  return [
    timed(GROUP, 'here, one thread', () => {
      for (let i = 0; i < PATHS; i++) pathIncrements(source, COUNTS, schedule, out);
    }),
    peerRow(GROUP, 'NumPy marginals, MT19937', peers.numpy, 'paths'),
    peerRow(GROUP, 'NumPy marginals, PCG64', peers.numpy, 'pathsPcg'),
  ];
}
