/** A file of sales as its thread hands it over: what it sells, in typed arrays, and the first of its faults. */
import { inOrder, type PlaceRange } from '../../engine/tickets/placeRange.ts';
import type { SalesFault } from '../protocol/tickets.ts';
import type { SaleLine, SalesRead } from './salesFile.ts';

/** Faults that an answer lists. */
export const FAULTS_SHOWN = 1000;

/** What is sold on one day at one point by one distributor. */
export interface ReadSale extends Pick<SaleLine, 'day' | 'point' | 'distributor'> {
  /** First and last place of each range, in order. */
  readonly places: Int32Array;
}

export interface ReadSales {
  readonly rows: number;
  readonly sales: readonly ReadSale[];
  /** Of each range that a line names: row, first, last, and which of `sales` it is in; by its first place. */
  readonly named: Int32Array;
  /** By row, `FAULTS_SHOWN` at most. */
  readonly faults: readonly SalesFault[];
  readonly faultCount: number;
}

export const byRow = (a: { readonly row: number }, b: { readonly row: number }): number => a.row - b.row;

export const rangesOf = (places: Int32Array): PlaceRange[] =>
  Array.from({ length: places.length / 2 }, (_, i) => ({ first: places[2 * i]!, last: places[2 * i + 1]! }));

export function packSales({ rows, lines, faults }: SalesRead): ReadSales {
  const groups = [
    ...Map.groupBy(lines, ({ day, point, distributor }) => `${day} ${point} ${distributor}`).values(),
  ];
  const sales = groups.map((group) => {
    const { day, point, distributor } = group[0]!;
    const ranges = inOrder(group.flatMap((line) => line.ranges));
    return {
      day,
      point,
      distributor,
      places: Int32Array.from(ranges.flatMap(({ first, last }) => [first, last])),
    };
  });
  const named = groups
    .flatMap((group, sale) =>
      group.flatMap(({ row, ranges }) => ranges.map(({ first, last }) => [row, first, last, sale] as const)),
    )
    .sort((a, b) => a[1] - b[1]);
  return {
    ...{ rows, sales, named: Int32Array.from(named.flat()) },
    ...{ faults: faults.toSorted(byRow).slice(0, FAULTS_SHOWN), faultCount: faults.length },
  };
}
