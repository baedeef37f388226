/** The bench's left side: the scenario, part by part. */
import { SideSwitch } from '../frame/SideSwitch.tsx';
import type { LabModel } from '../model/labModel.ts';
import { labText } from '../text/labText.ts';
import { ClaimsSection } from './ClaimsSection.tsx';
import { DrawsSection } from './DrawsSection.tsx';
import { FaultList } from './FaultList.tsx';
import { FundSection } from './FundSection.tsx';
import { JsonSection } from './JsonSection.tsx';
import { PrizeTable } from './PrizeTable.tsx';
import { SalesSection } from './SalesSection.tsx';
import { TimeSection } from './TimeSection.tsx';

export function Editor({ model: { bench } }: { model: LabModel }) {
  return (
    <section class="editor" aria-label={labText().tools.editor}>
      <SideSwitch bench={bench} />
      <FaultList bench={bench} />
      {/* Another side's fields are other fields: nothing half-typed goes along. */}
      <div key={bench.side.value} class="editor-sections">
        <PrizeTable bench={bench} />
        <SalesSection bench={bench} />
        <ClaimsSection bench={bench} />
        <DrawsSection bench={bench} />
        <FundSection bench={bench} />
        <TimeSection bench={bench} />
        <JsonSection bench={bench} />
      </div>
    </section>
  );
}
