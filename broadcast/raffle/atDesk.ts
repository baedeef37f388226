/** Work at the raffle desk of a data folder: opened, worked at, closed again however it ends. */
import { badInput } from '../../engine/errors.ts';
import type { RoundName } from './participantCodes.ts';
import { openRaffleDesk, type RaffleDesk } from './raffleDesk.ts';

export interface DeskFlags {
  readonly data: string;
  readonly raffle?: string;
  readonly month: string;
  readonly json?: boolean;
}

export interface SignedFlags extends DeskFlags {
  readonly by: string;
  readonly passwordFile?: string;
}

export async function atDesk<T>(data: string, work: (desk: RaffleDesk) => T | Promise<T>): Promise<T> {
  const desk = openRaffleDesk(data, Date.now);
  try {
    return await work(desk);
  } finally {
    desk.close();
  }
}

/** The raffle that is named, or the only one. */
export function roundNamed({ raffles }: RaffleDesk, { raffle, month }: DeskFlags): RoundName {
  const known = raffles.store.current().map((candidate) => candidate.raffle);
  const named = raffle ?? (known.length === 1 ? known[0]! : null);
  if (named === null)
    throw badInput(`--raffle: which one? There are ${known.join(', ') || 'none: import first'}`);
  return { raffle: named, month };
}
