/** Tickets of the demonstration to try at the counter: what a holder would read from the paper, and what it wins. */
import { serialTextAt, textAt } from '../../engine/series/seriesColumns.ts';
import type { SeriesFile } from '../../engine/series/seriesFile.ts';
import { VALIDATION_CODE_CHARACTERS } from '../../engine/series/validationCode.ts';
import { writeWhole } from '../../terminal/files.ts';

/** Of each sum; 0 is a sum too. */
const OF_EACH = 3;

/** Places of tickets that are sold, the first `OF_EACH` of each sum, largest sums first. */
function samplePlaces({ columns }: SeriesFile, isSold: (place: number) => boolean): number[] {
  const bySum = new Map<number, number[]>();
  for (let place = 0; place < columns.tickets; place++) {
    const sum = columns.prizesTenge[place]!;
    const places = bySum.get(sum) ?? [];
    if (places.length >= OF_EACH || !isSold(place)) continue;
    bySum.set(sum, [...places, place]);
  }
  return [...bySum].toSorted(([a], [b]) => b - a).flatMap(([, places]) => places);
}

/** Writes a table with the columns serial, code, prize in tenge; readable by its owner only. */
export async function writeSampleTickets(
  path: string,
  file: SeriesFile,
  isSold: (place: number) => boolean,
): Promise<void> {
  const { columns } = file;
  const lines = samplePlaces(file, isSold).map((place) => {
    const code = textAt(columns.validationCodes, place, VALIDATION_CODE_CHARACTERS);
    return `${serialTextAt(columns, place)};${code};${columns.prizesTenge[place]}\n`;
  });
  await writeWhole(path, `serial;code;prize\n${lines.join('')}`, 0o600);
}
