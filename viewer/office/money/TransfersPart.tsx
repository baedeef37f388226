/** Unclaimed money on its way to the state budget: one operator asks, another confirms; and all transfers that there were (9.7). */
import type { BudgetTransfer, UnclaimedReport } from '../../../broadcast/protocol/claims.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import type { MoneyDesk } from './moneyDesk.ts';
import { AskTransfer, WaitingTransfer } from './TransferCard.tsx';

function columnsOf(model: OfficeModel): Column<BudgetTransfer>[] {
  const texts = officeText().money;
  const labels = texts.columns;
  return [
    { id: 'at', label: labels.askedAt, kind: 'instant', valueOf: ({ askedAt }) => askedAt },
    {
      ...{ id: 'state', label: labels.state, kind: 'text' },
      valueOf: ({ state }) => texts.transfer.states[state],
    },
    { id: 'sum', label: labels.sum, kind: 'money', valueOf: ({ totalTenge }) => totalTenge },
    {
      ...{ id: 'count', label: labels.count, kind: 'number' },
      valueOf: ({ lots }) => lots.reduce((sum, { count }) => sum + count, 0),
    },
    { id: 'asker', label: labels.askedBy, kind: 'text', valueOf: ({ askedBy }) => model.nameOf(askedBy) },
    {
      ...{ id: 'confirmer', label: labels.confirmedBy, kind: 'text' },
      valueOf: ({ confirmedBy }) => confirmedBy && model.nameOf(confirmedBy),
    },
    { id: 'on', label: labels.on, kind: 'day', valueOf: ({ on }) => on },
    { id: 'transfer', label: labels.transfer, kind: 'text', valueOf: ({ transfer }) => transfer },
  ];
}

export function TransfersPart({ desk: { model, counts } }: { desk: MoneyDesk }) {
  const texts = officeText().money;
  const { series } = counts;
  const { body, trouble } = useAnswer<UnclaimedReport>(model, `/api/host/unclaimed/${series}`);
  const waiting = body?.transfers.find(({ state }) => state === 'asked');
  return (
    <>
      <section class="card" aria-labelledby="transfer-title">
        <h2 id="transfer-title">{texts.transfer.title}</h2>
        <Trouble words={trouble} />
        {body && waiting && <WaitingTransfer model={model} transfer={waiting} />}
        {body && !waiting && <AskTransfer model={model} report={body} />}
      </section>
      {body && (
        <section class="card" aria-labelledby="transfers-title">
          <h2 id="transfers-title">{texts.transfer.all}</h2>
          <DataTable
            label={texts.transfer.all}
            rows={body.transfers}
            columns={columnsOf(model)}
            keyOf={({ transfer }) => transfer}
            fileName={`budget-${series}`}
            nothing={texts.transfer.none}
          />
        </section>
      )}
    </>
  );
}
