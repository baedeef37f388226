/** What the draws of a series had given by an instant: prizes of those that were shown to the end and whose result stood then. */
import type { DatabaseSync } from 'node:sqlite';
import type { DrawPlan } from '../../engine/draw/drawPlan.ts';
import type { PrizeSum } from '../protocol/tickets.ts';
import type { Journal } from '../store/journal.ts';

/** @param untilMs events up to and with it are counted */
export function drawnPrizes(
  database: DatabaseSync,
  journal: Journal,
  series: number,
  untilMs: number,
): PrizeSum {
  const draws = database.prepare('SELECT id FROM draw WHERE series = ?').all(series) as { id: string }[];
  const prizes = draws.flatMap(({ id }) => standingPrizes(journal, id, untilMs));
  return {
    tickets: prizes.length,
    amountTenge: prizes.reduce((sum, { amountTenge }) => sum + amountTenge, 0),
  };
}

function standingPrizes(journal: Journal, draw: string, untilMs: number): DrawPlan['prizes'] {
  const events = journal
    .readEvents(draw, 0)
    .map(({ record }) => record)
    .filter(({ at }) => Date.parse(at) <= untilMs);
  const had = (type: string): boolean => events.some(({ body }) => body.type === type);
  if (!had('completed') || had('redrawn')) return [];
  const { plan } = events.find(({ body }) => body.type === 'planned')!.body as unknown as { plan: DrawPlan };
  return plan.prizes;
}
