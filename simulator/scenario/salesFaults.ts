/** Sales that the print run cannot bear, and money or series that a trial cannot hold. */
import type { CrossFault, KnownParts } from './crossFault.ts';
import type { SellThrough } from './scenario.ts';

/** Of one series in full mode: its tickets are shuffled as bytes, in memory, in every worker. */
export const MAX_FULL_TICKETS = 10_000_000;
/** Of all trials of a run in full mode: some ten hours of shuffling on one thread. */
export const MAX_FULL_SHUFFLED = 1e13;

export function* salesFaults(parts: KnownParts): Generator<CrossFault> {
  yield* overPrinted(parts);
  yield* overPrized(parts);
  yield* oversizedMoney(parts);
  yield* fullModeFaults(parts);
}

function* overPrinted({ terms, series, sellThrough }: KnownParts): Generator<CrossFault> {
  if (!terms) return;
  const { tickets } = terms.series;
  const models: [path: (string | number)[], model: SellThrough | undefined][] = [
    [['sellThrough'], sellThrough],
    ...(series ?? []).map((one, i): [(string | number)[], SellThrough | undefined] => [
      ['series', i, 'sellThrough'],
      one.sellThrough,
    ]),
  ];
  for (const [path, model] of models) {
    if (model?.model !== 'fixed' || model.sold === undefined || model.sold <= tickets) continue;
    yield {
      path: [...path, 'sold'],
      message: `${model.sold} tickets sold, more than the ${tickets} that are printed in a series`,
    };
  }
}

function* overPrized({ terms }: KnownParts): Generator<CrossFault> {
  if (!terms) return;
  const winners = terms.instantTiers.reduce((sum, { count }) => sum + count, 0);
  const { tickets } = terms.series;
  if (winners > tickets) {
    yield {
      path: ['terms', 'instantTiers'],
      message: `${winners} winning tickets, more than the ${tickets} that are printed in a series`,
    };
  }
}

/** Every sum of money in a trial must be exact in a double. */
function* oversizedMoney({ terms, series, fund }: KnownParts): Generator<CrossFault> {
  if (!terms || !series) return;
  const prizesTenge = terms.instantTiers.reduce(
    (sum, { amountTenge, count }) => sum + BigInt(amountTenge) * BigInt(count),
    BigInt(terms.drawFund.totalTenge),
  );
  const revenueTenge = BigInt(terms.ticketPriceTenge) * BigInt(terms.series.tickets);
  const total = BigInt(fund?.openingTenge ?? 0) + BigInt(series.length) * (prizesTenge + revenueTenge);
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) {
    yield {
      path: ['series'],
      message: `opening balance, revenue and prizes of all series come to ${total} tenge, over the ${Number.MAX_SAFE_INTEGER} that are counted exactly`,
    };
  }
}

function* fullModeFaults({ mode, terms, series, trials }: KnownParts): Generator<CrossFault> {
  if (mode !== 'full' || !terms) return;
  const { tickets } = terms.series;
  if (tickets > MAX_FULL_TICKETS) {
    yield {
      path: ['mode'],
      message: `"full" shuffles series of at most ${MAX_FULL_TICKETS} tickets, these have ${tickets}; use "path", which agrees in distribution`,
    };
  }
  const shuffled = tickets * (series?.length ?? 0) * (trials ?? 0);
  if (shuffled > MAX_FULL_SHUFFLED) {
    yield {
      path: ['trials'],
      message: `${trials} trials in "full" mode shuffle ${shuffled} tickets, more than ${MAX_FULL_SHUFFLED}; use fewer trials, or "path", which agrees in distribution`,
    };
  }
}
