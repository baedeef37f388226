/** `tirazh exact`: the exact law of a series' instant prizes after so many tickets are sold. */
import type { Command } from 'commander';
import { badInput } from '../engine/errors.ts';
import { parseCount } from '../terminal/options.ts';
import { readTerms } from '../terminal/readTerms.ts';
import { exactAnswer } from './exact/exactAnswer.ts';
import { exactReport } from './exactReport.ts';

interface ExactOptions {
  readonly terms: string;
  readonly sold: number;
  readonly tickets: number;
  readonly atLeast?: number;
  readonly json?: boolean;
}

async function exact({ terms: path, sold, tickets, atLeast, json }: ExactOptions): Promise<void> {
  const terms = await readTerms(path);
  const printed = terms.series.tickets;
  for (const [flag, count] of [
    ['--sold', sold],
    ['--tickets', tickets],
  ] as const) {
    if (count > printed) {
      throw badInput(`${flag}: expected at most the ${printed} tickets of a series of ${path}, got ${count}`);
    }
  }
  const question = { sold, bought: tickets, ...(atLeast === undefined ? {} : { atLeastTenge: atLeast }) };
  const answer = exactAnswer(terms, question);
  console.log(json ? JSON.stringify(answer, null, 2) : exactReport(terms, answer));
}

export function addExactCommand(program: Command): void {
  program
    .command('exact')
    .description('the exact law of the instant prizes of one series after so many tickets are sold')
    .requiredOption('--terms <file>', 'the terms, JSON')
    .requiredOption('--sold <tickets>', 'tickets sold, 0 to all of the series', parseCount('--sold', 0))
    .option('--tickets <number>', 'tickets of one buyer', parseCount('--tickets', 0), 1)
    .option(
      '--at-least <tenge>',
      'what the buyer hopes to win at least (default: what the tickets cost)',
      parseCount('--at-least', 0),
    )
    .option('--json', 'the answer as JSON on stdout')
    .action(exact);
}
