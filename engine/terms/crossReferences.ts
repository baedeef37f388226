/** What the parts of a terms document must be to one another: order, unique ids, names that exist, sums that fit. */
import type { LotteryTerms } from './termsShape.ts';

interface CrossReferenceFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The faults, in the document's order; none for consistent terms. */
export function* crossReferenceFaults(terms: LotteryTerms): Generator<CrossReferenceFault> {
  yield* orderFaults(terms);
  const prizes = [...terms.instantTiers, ...terms.drawFund.prizes];
  yield* repeatedIds(terms.instantTiers, ['instantTiers'], new Set());
  yield* repeatedIds(terms.drawFund.prizes, ['drawFund', 'prizes'], new Set(terms.instantTiers.map(idOf)));
  yield* repeatedIds(terms.face.symbols, ['face', 'symbols'], new Set());
  yield* repeatedIds(terms.payoutChannels, ['payoutChannels'], new Set());
  yield* unknownPrizes(terms, new Set(prizes.map(idOf)));
  yield* oversizedSums(terms, prizes);
}

const idOf = ({ id }: { id: string }): string => id;

function* orderFaults({ instantTiers }: LotteryTerms): Generator<CrossReferenceFault> {
  for (const [i, { amountTenge }] of instantTiers.entries()) {
    const previous = instantTiers[i - 1];
    if (previous && previous.amountTenge >= amountTenge) {
      yield {
        path: ['instantTiers', i, 'amountTenge'],
        message: `expected more than the tier before it (${previous.amountTenge}), got ${amountTenge}; each amount stands once, ascending`,
      };
    }
  }
}

function* repeatedIds(
  parts: readonly { id: string }[],
  path: readonly string[],
  taken: Set<string>,
): Generator<CrossReferenceFault> {
  for (const [i, { id }] of parts.entries()) {
    if (taken.has(id))
      yield { path: [...path, i, 'id'], message: `expected an id of its own, "${id}" is taken` };
    taken.add(id);
  }
}

function* unknownPrizes(terms: LotteryTerms, known: ReadonlySet<string>): Generator<CrossReferenceFault> {
  const unknown = (prize: string) => `expected the id of an instant tier or a draw prize, got "${prize}"`;
  for (const table of ['prizeTable', 'drawTable'] as const) {
    const listed = new Set<string>();
    for (const [i, { prize }] of (terms.declared[table]?.rows ?? []).entries()) {
      const path = ['declared', table, 'rows', i, 'prize'];
      if (!known.has(prize)) yield { path, message: unknown(prize) };
      if (listed.has(prize)) yield { path, message: `expected one row a prize, "${prize}" has another` };
      listed.add(prize);
    }
  }
  for (const [c, channel] of terms.payoutChannels.entries()) {
    for (const [i, prize] of (channel.prizes ?? []).entries()) {
      if (!known.has(prize)) yield { path: ['payoutChannels', c, 'prizes', i], message: unknown(prize) };
    }
  }
}

/** Every total that the engine forms must be exact in a double. */
function* oversizedSums(
  terms: LotteryTerms,
  prizes: readonly { amountTenge: number; count: number }[],
): Generator<CrossReferenceFault> {
  const prizesTenge = prizes.reduce(
    (total, { amountTenge, count }) => total + BigInt(amountTenge) * BigInt(count),
    BigInt(terms.drawFund.totalTenge),
  );
  const revenueTenge = BigInt(terms.ticketPriceTenge) * BigInt(terms.series.tickets);
  for (const [path, of, total] of [
    ['ticketPriceTenge', 'a revenue', revenueTenge],
    ['instantTiers', 'prizes and a draw fund', prizesTenge],
  ] as const) {
    if (total > BigInt(Number.MAX_SAFE_INTEGER)) {
      yield {
        path: [path],
        message: `expected ${of} of at most ${Number.MAX_SAFE_INTEGER} tenge in all, got ${total}`,
      };
    }
  }
}
