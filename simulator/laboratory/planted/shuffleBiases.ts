/** Faulty shuffles of a print run. */
import { fisherYates } from '../../../engine/random/fisherYates.ts';
import { mersenneTwister } from '../../../engine/random/mersenneTwister.ts';
import { uniform } from '../../../engine/random/uniform.ts';
import { type Shuffle, shuffleSample } from '../samples.ts';
import { PRINT_RUN } from '../shuffles/printRun.ts';
import { streamKey } from '../streamKeys.ts';
import type { PlantedBias } from './plantedBias.ts';

const bias = (
  id: string,
  about: string,
  caughtBy: PlantedBias['caughtBy'],
  shuffle: Shuffle,
): PlantedBias<'shuffles'> => ({
  id,
  about,
  area: 'shuffles',
  caughtBy,
  sample: (seed, use, stream, { shuffles }) =>
    shuffleSample(shuffles, (order, s) =>
      shuffle(order, mersenneTwister(streamKey(seed, `${use}/${stream}/${s}`))),
    ),
});

/** Exchanges two places. */
function swap(order: Uint32Array, i: number, j: number): void {
  const moved = order[i]!;
  order[i] = order[j]!;
  order[j] = moved;
}

/** j = uniform(i) in place of uniform(i + 1): S. Sattolo, "An algorithm to generate a random cyclic permutation", IPL 22(6), 1986. */
const sattolo: Shuffle = (order, source) => {
  for (let i = order.length - 1; i > 0; i--) swap(order, i, uniform(source, i));
};

/** j = uniform(n) at every step: nⁿ ways cannot be shared out evenly among n! orders. */
const naive: Shuffle = (order, source) => {
  for (let i = order.length - 1; i > 0; i--) swap(order, i, uniform(source, order.length));
};

/** The loop ends with a two-hundredth of the tickets still to do. */
const stopsEarly: Shuffle = (order, source) => {
  for (let i = order.length - 1; i > order.length / 200; i--) swap(order, i, uniform(source, i + 1));
};

/** Every thirteenth place (7.7 %) trades its win for a loss further on. */
const deadPlaces: Shuffle = (order, source) => {
  fisherYates(order, source);
  const { winners, tickets } = PRINT_RUN;
  for (let i = 0; i < tickets; i += 13) {
    while (order[i]! < winners) {
      const j = uniform(source, tickets);
      if (j % 13 !== 0 && order[j]! >= winners) swap(order, i, j);
    }
  }
};

/** Winners are dealt to the packs in turn, then mixed within each pack. */
const dealtPacks: Shuffle = (order, source) => {
  fisherYates(order, source);
  const { winners, packTickets, tickets } = PRINT_RUN;
  const packs = tickets / packTickets;
  const mixed = order.slice();
  let [won, lost] = [0, 0];
  for (let pack = 0; pack < packs; pack++) {
    const share = Math.floor(((pack + 1) * winners) / packs) - Math.floor((pack * winners) / packs);
    for (let i = 0; i < packTickets; i++) {
      if (i < share) {
        while (mixed[won]! >= winners) won++;
        order[pack * packTickets + i] = mixed[won++]!;
      } else {
        while (mixed[lost]! < winners) lost++;
        order[pack * packTickets + i] = mixed[lost++]!;
      }
    }
    fisherYates(order.subarray(pack * packTickets, (pack + 1) * packTickets), source);
  }
};

/** Ten tickets a series are put back beside their neighbours. */
const keptPairs: Shuffle = (order, source) => {
  fisherYates(order, source);
  for (let i = 0; i + 1 < order.length; i += 50_010) {
    const next = order.indexOf(order[i]! + 1);
    if (next >= 0) swap(order, i + 1, next);
  }
};

/** In one pack of twenty the last ticket's win goes to the first. */
const betterFirst: Shuffle = (order, source) => {
  fisherYates(order, source);
  const { packTickets, winners } = PRINT_RUN;
  for (let first = 0; first < order.length; first += packTickets * 20) {
    const last = first + packTickets - 1;
    if (order[first]! >= winners && order[last]! < winners) swap(order, first, last);
  }
};

/** One ticket in 200 is compared with another and put in the order they had. */
const keptOrder: Shuffle = (order, source) => {
  fisherYates(order, source);
  const { tickets } = PRINT_RUN;
  for (let i = 0; i < tickets; i += 200) {
    const j = uniform(source, tickets);
    if (order[i]! > order[j]! === i < j) swap(order, i, j);
  }
};

export const SHUFFLE_BIASES: readonly PlantedBias<'shuffles'>[] = [
  bias('sattolo', 'off by one: j = uniform(i)', ['shuffle-cycles', 'shuffle-fixed-points'], sattolo),
  bias(
    'naive-shuffle',
    'off by far: j = uniform(n) at every step',
    ['shuffle-place-table', 'shuffle-displacement'],
    naive,
  ),
  bias(
    'dead-tickets',
    '7.7 % of the tickets (every 13th) can never win',
    ['shuffle-place-coincidences'],
    deadPlaces,
  ),
  bias('dealt-packs', 'every pack is dealt the same number of winners', ['shuffle-pack-pairs'], dealtPacks),
  bias('stops-early', 'the loop leaves out the last two-hundredth', ['shuffle-fixed-points'], stopsEarly),
  bias('kept-pairs', 'ten tickets stay beside their neighbours', ['shuffle-kept-neighbours'], keptPairs),
  bias(
    'better-first',
    'in one pack of twenty the first ticket takes the last one’s win',
    ['shuffle-place-in-pack'],
    betterFirst,
  ),
  bias('kept-order', 'one ticket in 200 is put back in order', ['shuffle-rank-correlation'], keptOrder),
];
