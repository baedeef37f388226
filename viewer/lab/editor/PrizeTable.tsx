/** The prize table as a table one types into, with its totals and what is odd about them. */
import { percent, shortCount, shortTenge } from '../../../simulator/charts/shortNumber.ts';
import { tenge } from '../../format/tenge.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import {
  type TableTotals,
  TIERS,
  type TierRow,
  tableTotals,
  tableWarnings,
  tierRows,
  withoutTier,
  withSortedTiers,
  withTier,
} from '../draft/prizeTable.ts';
import { Term } from '../frame/Term.tsx';
import type { BenchModel } from '../model/benchModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import { DraftField } from './DraftField.tsx';
import { AddButton, RemoveButton, Section } from './Section.tsx';

const MOST_TIERS = 100;
/** Where the table stands beside the answers; under it, it would push them out of sight. */
const isWide = (): boolean => matchMedia('(min-width: 70.01rem)').matches;

const shareOf = (amountTenge: number, totals: TableTotals | null): string =>
  totals ? percent(amountTenge / totals.revenueTenge, language.value) : '–';

interface TierProps {
  readonly bench: BenchModel;
  readonly row: TierRow;
  readonly index: number;
  readonly totals: TableTotals | null;
  readonly isOnly: boolean;
}

function Tier({ bench, row, index, totals, isOnly }: TierProps) {
  const texts = labText().table;
  const { amountTenge, count } = row;
  const path = [...TIERS, index];
  const isKnown = amountTenge !== null && count !== null && amountTenge >= 0 && count > 0;
  return (
    <tr>
      <td>
        <DraftField
          bench={bench}
          path={[...path, 'amountTenge']}
          kind="number"
          label={fill(texts.amountOf, { row: index + 1 })}
          isBare
          onLeave={() => bench.change(withSortedTiers)}
        />
      </td>
      <td>
        <DraftField
          bench={bench}
          path={[...path, 'count']}
          kind="number"
          label={fill(texts.countOf, { row: index + 1 })}
          isBare
        />
      </td>
      <td class="figure">{isKnown ? shareOf(amountTenge * count, totals) : '–'}</td>
      <td class="figure">{totals && isKnown ? shortCount(totals.tickets / count, language.value) : '–'}</td>
      <td>
        <RemoveButton
          label={fill(texts.remove, { amount: amountTenge === null ? row.id : tenge(amountTenge) })}
          isDisabled={isOnly}
          onClick={() => bench.change((draft) => withoutTier(draft, index))}
        />
      </td>
    </tr>
  );
}

function Totals({ totals }: { totals: TableTotals }) {
  const texts = labText().table;
  const { instantTenge, drawTenge, winners, tickets } = totals;
  return (
    <tfoot>
      <tr>
        <th scope="row">{texts.drawRow}</th>
        <td class="figure">{shortTenge(drawTenge, language.value)}</td>
        <td class="figure">{shareOf(drawTenge, totals)}</td>
        <td colSpan={2} />
      </tr>
      <tr class="grand-total">
        <th scope="row">{texts.totalRow}</th>
        <td class="figure">{shortCount(winners, language.value)}</td>
        <td class="figure">{shareOf(instantTenge + drawTenge, totals)}</td>
        <td class="figure">{winners > 0 ? shortCount(tickets / winners, language.value) : '–'}</td>
        <td />
      </tr>
    </tfoot>
  );
}

export function PrizeTable({ bench }: { bench: BenchModel }) {
  const { table, figures } = labText();
  const draft = bench.draft.value;
  const rows = tierRows(draft);
  const totals = tableTotals(draft);
  const gist =
    totals &&
    fill(table.summary, {
      tiers: countedText(rows.length, table.tiers),
      rtp: shareOf(totals.instantTenge + totals.drawTenge, totals),
    });
  return (
    <Section bench={bench} title={table.title} gist={gist ?? undefined} parts={['terms']} isOpen={isWide()}>
      <div class="field-row">
        <DraftField bench={bench} path={['terms', 'series', 'tickets']} kind="number" label={table.tickets} />
        <DraftField bench={bench} path={['terms', 'ticketPriceTenge']} kind="number" label={table.price} />
        <DraftField
          bench={bench}
          path={['terms', 'drawFund', 'totalTenge']}
          kind="number"
          label={table.drawFund}
        />
      </div>
      <table class="prize-table">
        <caption class="unseen">{table.title}</caption>
        <thead>
          <tr>
            <th scope="col">{table.amount}</th>
            <th scope="col">{table.count}</th>
            <th scope="col" class="figure">
              <Term name={table.share} hint={figures.rtp.hint} />
            </th>
            <th scope="col" class="figure">
              {table.odds}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Tier
              key={row.id}
              bench={bench}
              row={row}
              index={index}
              totals={totals}
              isOnly={rows.length === 1}
            />
          ))}
        </tbody>
        {totals && <Totals totals={totals} />}
      </table>
      <AddButton
        label={table.add}
        isDisabled={rows.length >= MOST_TIERS}
        onClick={() => bench.change(withTier)}
      />
      <div role="status" class="table-warnings">
        {tableWarnings(draft).map((warning) => (
          <p key={warning} class="caution" data-warning={warning}>
            {table.warnings[warning]}
          </p>
        ))}
      </div>
    </Section>
  );
}
