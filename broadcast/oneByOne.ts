/** Costly work, one piece at a time behind a short queue: what the machine is busy with stays bounded, whoever asks. */

/**
 * @param most pieces that may wait beside the one in work
 * @returns runs a piece when its turn comes; null, at once, where the queue is full
 */
export function oneByOne(most: number): <T>(work: () => Promise<T>) => Promise<T> | null {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return (work) => {
    if (inside > most) return null;
    inside++;
    const turn = last.then(work).finally(() => {
      inside--;
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
