/** Features of a partly scratched face: single cells and amounts, rows, and the amounts all together. */
import type { LeakFeature } from './leakFeature.ts';
import type { SeriesColumns } from './seriesColumns.ts';
import type { TicketFacts } from './ticketFacts.ts';

/** Codes have 16 bits. */
const MAX_LEVELS = 65_536;
const kind = 'partial-scratch';

const rowName = (row: number): string => `row${String(row + 1).padStart(2, '0')}`;

/** One cell or one amount of any row, the winning row too: on our faces even these say nothing. */
export function* singleFeatures(columns: SeriesColumns, facts: TicketFacts): Generator<LeakFeature> {
  const { rows, symbolsPerRow, symbols, tickets } = columns;
  const codes = new Uint16Array(tickets);
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; cell < symbolsPerRow; cell++) {
      codes.set(symbols[row * symbolsPerRow + cell]!);
      const about = `symbol ${cell + 1} of row ${row + 1}, any ticket`;
      yield { id: `${rowName(row)}.cell${cell + 1}`, kind, about, levels: facts.symbolCount, codes };
    }
    codes.set(facts.amountTiers[row]!);
    const about = `amount of row ${row + 1}, any ticket`;
    yield { id: `${rowName(row)}.amount`, kind, about, levels: facts.tierCount + 1, codes };
  }
}

/** What a whole row shows, on tickets that do not win in it. */
export function* rowFeatures(columns: SeriesColumns, facts: TicketFacts): Generator<LeakFeature> {
  const { rows, symbolsPerRow, symbols, tickets } = columns;
  const { symbolCount: n, tierCount, amountTiers } = facts;
  const codes = new Uint16Array(tickets);
  for (let row = 0; row < rows; row++) {
    const cells = symbols.slice(row * symbolsPerRow, (row + 1) * symbolsPerRow);
    const amounts = amountTiers[row]!;
    const common = { kind, codes, withoutWinnersOfRow: row } as const;
    const name = rowName(row);
    codes.set(amounts);
    yield { ...common, id: `${name}.lost-amount`, about: `amount of row ${row + 1}`, levels: tierCount + 1 };
    for (let a = 0; a < symbolsPerRow; a++) {
      for (let b = a + 1; b < symbolsPerRow; b++) {
        const [first, second] = [cells[a]!, cells[b]!];
        for (let i = 0; i < tickets; i++) codes[i] = first[i]! * n + second[i]!;
        const about = `symbols ${a + 1} and ${b + 1} of row ${row + 1}`;
        yield { ...common, id: `${name}.symbols${a + 1}-${b + 1}`, about, levels: n * n };
      }
    }
    if (n ** symbolsPerRow <= MAX_LEVELS && symbolsPerRow > 2) {
      codes.fill(0);
      for (const cell of cells) {
        for (let i = 0; i < tickets; i++) codes[i] = codes[i]! * n + cell[i]!;
      }
      yield {
        ...common,
        id: `${name}.symbols`,
        about: `all symbols of row ${row + 1}`,
        levels: n ** symbolsPerRow,
      };
    }
    const first = cells[0]!;
    for (let i = 0; i < tickets; i++) codes[i] = first[i]! * (tierCount + 1) + amounts[i]!;
    const about = `symbol 1 and amount of row ${row + 1}`;
    yield { ...common, id: `${name}.symbol-amount`, about, levels: n * (tierCount + 1) };
  }
}

/** All amounts together, the winning row's among them: on our faces they say nothing of winning. */
export function* amountFeatures(columns: SeriesColumns, facts: TicketFacts): Generator<LeakFeature> {
  const { rows, tickets } = columns;
  const { amountTiers, tierCount } = facts;
  const codes = new Uint16Array(tickets);
  const distinct = new Uint16Array(tickets);
  const most = new Uint16Array(tickets);
  const levels = rows + 1;
  /** Tier k of ticket i at i × stride + k. */
  const stride = tierCount + 1;
  const counts = new Uint8Array(tickets * stride);
  for (const amounts of amountTiers) {
    for (let i = 0, at = 0; i < tickets; i++, at += stride) counts[at + amounts[i]!]!++;
  }
  for (let tier = 0; tier < tierCount; tier++) {
    for (let i = 0, at = tier; i < tickets; i++, at += stride) {
      const count = counts[at]!;
      codes[i] = count;
      if (count > 0) distinct[i]!++;
      if (count > most[i]!) most[i] = count;
    }
    const about = `how often the amount of tier ${tier + 1} stands`;
    yield { id: `amounts.tier${tier + 1}`, kind, about, levels, codes };
  }
  yield { id: 'amounts.distinct', kind, about: 'different amounts on the ticket', levels, codes: distinct };
  yield { id: 'amounts.most', kind, about: 'how often the commonest amount stands', levels, codes: most };
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      const [first, second] = [amountTiers[a]!, amountTiers[b]!];
      for (let i = 0; i < tickets; i++) codes[i] = first[i] === second[i] ? 1 : 0;
      const about = `whether rows ${a + 1} and ${b + 1} have the same amount`;
      yield { id: `amounts.equal${a + 1}-${b + 1}`, kind, about, levels: 2, codes };
    }
  }
}
