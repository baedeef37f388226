/** The file that is a request's body, read in its turn: one at a time, behind a short queue. */
import type { FastifyRequest } from 'fastify';
import { oneByOne } from '../oneByOne.ts';
import { Refused } from '../refused.ts';

/**
 * @param mostWaiting files that may wait while one is read, which takes up to 600 MB and 20 s
 * @throws Refused BAD_REQUEST for a body that is no file, TOO_MANY_REQUESTS where the queue is full
 */
export function fileInTurn(
  mostWaiting: number,
): <T>(request: FastifyRequest, read: (file: Uint8Array) => Promise<T>) => Promise<T> {
  const inTurn = oneByOne(mostWaiting);
  return ({ body }, read) => {
    if (!Buffer.isBuffer(body) || body.length === 0) {
      throw new Refused('BAD_REQUEST', 'expected the file itself as the body', { reason: 'file-empty' });
    }
    const turn = inTurn(() => read(body));
    if (turn) return turn;
    throw new Refused('TOO_MANY_REQUESTS', 'other files are being read; try again when they are done', {
      reason: 'file-queue',
    });
  };
}
