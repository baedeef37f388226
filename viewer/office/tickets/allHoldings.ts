/** Every ticket of a series as intervals in order, page after page. */
import type { HoldingPage } from '../../../broadcast/protocol/tickets.ts';
import type { Outcome } from '../api/outcome.ts';
import type { OfficeModel } from '../officeModel.ts';

export type Held = HoldingPage['holdings'][number];

/** Intervals of a page, the most that the server gives. */
const PAGE = 1000;

/** @param path the address of the holdings, without a query */
export async function allHoldings(
  model: Pick<OfficeModel, 'ask'>,
  path: string,
): Promise<Outcome<readonly Held[]>> {
  const held: Held[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: Outcome<HoldingPage> = await model.ask<HoldingPage>(`${path}?from=${from}&limit=${PAGE}`);
    if (!page.ok) return page;
    held.push(...page.body.holdings);
    from = page.body.next;
  }
  return { ok: true, body: held };
}
