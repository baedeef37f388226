/** The shuffle of a print run: 500,100 outcomes of a byte, in place, one word or more of MT19937 a step. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { fisherYates } from '../../engine/random/fisherYates.ts';
import type { Peers } from '../peers/openPeers.ts';
import { peerRow } from '../peers/peerRow.ts';
import { type AnyRow, timed } from '../row.ts';
import { kernelStream, plainStream, pureRandStream } from './sameStream.ts';

const POOL = 500_100;
const GROUP = 'shuffle of 500,100 bytes';

export function shuffleRows(peers: Peers): AnyRow[] {
  const kernel = kernelStream();
  const plain = plainStream();
  const pureRand = pureRandStream();
  const pool = (): Uint8Array => Uint8Array.from({ length: POOL }, (_, i) => i % 15);
  const [kernelPool, plainPool, pureRandPool] = [pool(), pool(), pool()];
  return [
    timed(GROUP, 'here, kernel', () => kernel.shuffleBytes(kernelPool)),
    timed(GROUP, 'here, plain twin', () => fisherYates(plainPool, plain)),
    timed(GROUP, 'pure-rand uniformInt', () => {
      for (let i = POOL - 1; i > 0; i--) {
        const j = uniformInt(pureRand, 0, i);
        const moved = pureRandPool[i]!;
        pureRandPool[i] = pureRandPool[j]!;
        pureRandPool[j] = moved;
      }
    }),
    peerRow(GROUP, 'C++ std::shuffle', peers.cpp, 'shuffle'),
    peerRow(GROUP, 'NumPy shuffle', peers.numpy, 'shuffle'),
    peerRow(GROUP, 'NumPy permuted', peers.numpy, 'permuted'),
  ];
}
