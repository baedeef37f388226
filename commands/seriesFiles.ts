/** The names that a series' files have, and that nothing is written over. */
import { existsSync } from 'node:fs';
import { badInput } from '../engine/errors.ts';
import { formatSeries } from '../engine/series/serial.ts';

/** Names within the output folder. */
export const seriesNames = (series: number, isEncrypted: boolean): { arrow: string; commitment: string } => ({
  arrow: `series-${formatSeries(series)}.arrow${isEncrypted ? '.age' : ''}`,
  commitment: `series-${formatSeries(series)}.commitment.json`,
});

/** @throws TirazhError BAD_INPUT for a path that is taken */
export function refuseOverwrite(...paths: readonly string[]): void {
  for (const path of paths) {
    if (existsSync(path)) throw badInput(`${path} is there already; move it away or choose another place`);
  }
}
