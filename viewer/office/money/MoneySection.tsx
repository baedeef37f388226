/** Money of the print runs: the sums of all series, prizes that nobody has come for, and transfers to the state budget. */
import { useSignal } from '@preact/signals';
import type { TicketOverview } from '../../../broadcast/protocol/tickets.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Parts } from '../frame/Parts.tsx';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { seriesName } from '../overview/SeriesCard.tsx';
import { officeText } from '../text/officeText.ts';
import { route } from '../view/route.ts';
import { SumsPart } from './SumsPart.tsx';
import { TransfersPart } from './TransfersPart.tsx';
import { UnclaimedPart } from './UnclaimedPart.tsx';

const PART = { sums: SumsPart, unclaimed: UnclaimedPart, transfers: TransfersPart };
type PartName = keyof typeof PART;
const NAMES = Object.keys(PART) as PartName[];

export function MoneySection({ model }: { model: OfficeModel }) {
  const texts = officeText();
  const { body, trouble } = useAnswer<TicketOverview>(model, '/api/host/tickets');
  const chosen = useSignal<number | null>(null);
  const part = NAMES.find((each) => each === route.value.parts[0]) ?? 'sums';
  const all = body?.series ?? [];
  const counts = all.find((each) => each.series === chosen.value) ?? all[0];
  const Part = PART[part];
  return (
    <div class="office-section" data-section="money" data-part={part}>
      <header class="section-head">
        <h1>{texts.money.title}</h1>
        {counts && all.length > 1 && part !== 'sums' && (
          <Select
            label={texts.tickets.series}
            value={String(counts.series)}
            options={all.map(({ series }) => [String(series), seriesName(series)])}
            onChoose={(value) => {
              chosen.value = Number(value);
            }}
          />
        )}
      </header>
      <Trouble words={trouble} />
      {body && !counts && <p class="card">{texts.tickets.noSeries}</p>}
      {counts && (
        <>
          <Parts
            section="money"
            label={texts.money.title}
            parts={NAMES.map((name) => [name, texts.money.parts[name]])}
            open={part}
          />
          <Part key={`${part} ${counts.series}`} desk={{ model, all, counts }} />
        </>
      )}
    </div>
  );
}
