/** A row that a peer process runs, or the line that says what to install for it. */
import type { AnyRow } from '../row.ts';
import type { Peer } from './peerProcess.ts';

export const peerRow = (group: string, name: string, peer: Peer | string, task: string): AnyRow =>
  typeof peer === 'string' ? { group, name, missing: peer } : { group, name, run: () => peer.ask(task) };
