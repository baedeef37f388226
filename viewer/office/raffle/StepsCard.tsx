/** All that has been with a month's prize: what, who, when, and what was written beside it. */
import type { RaffleStep } from '../../../broadcast/protocol/raffle.ts';
import { fill } from '../../text/fill.ts';
import { dayWords } from '../frame/dayWords.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { officeText } from '../text/officeText.ts';
import type { MonthDesk } from './monthDesk.ts';
import { stepWords } from './stepWords.ts';

/** What was written beside a step; null: nothing that this person may read. */
function besideWords({ note, power }: RaffleStep): string | null {
  const paper = power && fill(officeText().raffle.power.line, { ...power, day: dayWords(power.issuedOn) });
  return [note, paper].filter((each) => each !== null).join('; ') || null;
}

function columnsOf(): Column<RaffleStep>[] {
  const texts = officeText().raffle;
  return [
    { id: 'record', label: texts.history.record, kind: 'number', valueOf: ({ record }) => record },
    { id: 'at', label: texts.history.at, kind: 'instant', valueOf: ({ at }) => at },
    { id: 'what', label: texts.history.what, kind: 'text', valueOf: ({ step }) => stepWords(step) },
    {
      ...{ id: 'by', label: texts.history.by, kind: 'text' },
      valueOf: ({ by }) => by.map(({ name }) => name).join(', '),
    },
    { id: 'note', label: texts.history.note, kind: 'text', valueOf: besideWords },
  ];
}

export function StepsCard({ desk }: { desk: MonthDesk }) {
  const texts = officeText().raffle.history;
  const { raffle, month, steps } = desk.month;
  return (
    <section class="card month-steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{texts.title}</h2>
      <DataTable
        label={texts.title}
        rows={steps.toReversed()}
        columns={columnsOf()}
        keyOf={({ record }) => record}
        fileName={`${raffle}-${month}-history`}
        nothing={texts.nothing}
      />
    </section>
  );
}
