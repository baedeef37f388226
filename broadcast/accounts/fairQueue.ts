/**
 * Costly work, one piece at a time behind two short lanes, in which nobody takes more than a fair share: where a lane is
 * full, whoever has most in it gives up the youngest place. What the machine is busy with stays bounded, whoever asks.
 */

/** Who asks for a piece of work. */
export interface Asker {
  /** Whether the asker has been here before: such have a lane of their own, which strangers cannot fill. */
  readonly isKnown: boolean;
  /** What the asker shares with others, such as an address and a name; a share is counted for each. */
  readonly shares: readonly string[];
}

interface Place {
  readonly shares: readonly string[];
  readonly begin: () => Promise<void>;
  readonly giveUp: () => void;
}

/** No place was left, or another asker's fair share took it. */
export class Crowded extends Error {}

/** How many places the busiest of somebody's shares has. */
const weightOf = (lane: readonly Place[], { shares }: Place): number =>
  Math.max(...shares.map((share) => lane.filter((place) => place.shares.includes(share)).length));

export class FairQueue {
  readonly #most: number;
  readonly #lanes: { readonly known: Place[]; readonly strangers: Place[] } = { known: [], strangers: [] };
  #isBusy = false;
  #wasKnown = false;

  /** @param most pieces that may wait in each lane, beside the one in work */
  constructor(most: number) {
    this.#most = most;
  }

  /** Runs a piece of work when its turn comes. Rejects with `Crowded` where there is no place. */
  run<T>(work: () => Promise<T>, { isKnown, shares }: Asker): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const begin = (): Promise<void> => Promise.resolve().then(work).then(resolve, reject);
      const lane = isKnown ? this.#lanes.known : this.#lanes.strangers;
      lane.push({ shares, begin, giveUp: () => reject(new Crowded('too many wait already')) });
      this.#next();
      if (lane.length > this.#most) this.#thin(lane);
    });
  }

  /** Takes out the youngest place of whoever has most: of equals the newcomer, who has waited least. */
  #thin(lane: Place[]): void {
    const weights = lane.map((place) => weightOf(lane, place));
    const [place] = lane.splice(weights.lastIndexOf(Math.max(...weights)), 1);
    place!.giveUp();
  }

  /** Lanes take turns, so that neither starves the other. */
  #next(): void {
    if (this.#isBusy) return;
    const { known, strangers } = this.#lanes;
    const isKnown = known.length > 0 && (!this.#wasKnown || strangers.length === 0);
    const place = isKnown ? known.shift() : strangers.shift();
    if (!place) return;
    this.#wasKnown = isKnown;
    this.#isBusy = true;
    void place.begin().then(() => {
      this.#isBusy = false;
      this.#next();
    });
  }
}
