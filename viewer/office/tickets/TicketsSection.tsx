/** The operator's books of tickets (clause 7.2): where every ticket of a series is, and how it came there. */
import { useSignal } from '@preact/signals';
import type { Distributor, TicketOverview } from '../../../broadcast/protocol/tickets.ts';
import { fill } from '../../text/fill.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { Parts } from '../frame/Parts.tsx';
import { Select } from '../frame/Select.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { OfficeModel } from '../officeModel.ts';
import { officeText } from '../text/officeText.ts';
import { route } from '../view/route.ts';
import { BooksPart } from './BooksPart.tsx';
import { DistributorsPart } from './DistributorsPart.tsx';
import { HoldingsPart } from './HoldingsPart.tsx';
import { MovementsPart } from './MovementsPart.tsx';
import { proposedSeries } from './proposedMovement.ts';
import { SalesPart } from './SalesPart.tsx';
import { SerialPart } from './SerialPart.tsx';

const PART = {
  holdings: HoldingsPart,
  movements: MovementsPart,
  sales: SalesPart,
  books: BooksPart,
  serial: SerialPart,
  distributors: DistributorsPart,
};
type PartName = keyof typeof PART;
const NAMES = Object.keys(PART) as PartName[];

export function TicketsSection({ model }: { model: OfficeModel }) {
  const texts = officeText().tickets;
  const overview = useAnswer<TicketOverview>(model, '/api/host/tickets');
  const known = useAnswer<{ distributors: Distributor[] }>(model, '/api/host/distributors');
  const chosen = useSignal<number | null>(proposedSeries());
  const part = NAMES.find((each) => each === route.value.parts[0]) ?? 'holdings';
  const series = overview.body?.series ?? [];
  const counts = series.find((each) => each.series === chosen.value) ?? series[0];
  const Part = PART[part];
  return (
    <div class="office-section" data-section="tickets" data-part={part}>
      <header class="section-head">
        <h1>{texts.title}</h1>
        {counts && series.length > 1 && (
          <Select
            label={texts.series}
            value={String(counts.series)}
            options={series.map((each) => [
              String(each.series),
              fill(texts.seriesName, { series: String(each.series).padStart(3, '0') }),
            ])}
            onChoose={(value) => {
              chosen.value = Number(value);
            }}
          />
        )}
      </header>
      <Trouble words={overview.trouble ?? known.trouble} />
      {overview.body && !counts && <p class="card">{texts.noSeries}</p>}
      {counts && (
        <>
          <Parts
            section="tickets"
            label={texts.title}
            parts={NAMES.map((name) => [name, texts.parts[name]])}
            open={part}
          />
          <Part
            key={`${part} ${counts.series}`}
            desk={{ model, counts, distributors: known.body?.distributors ?? [] }}
          />
        </>
      )}
    </div>
  );
}
