/** The prize fund, and what the tax depends on. */
import { percent } from '../../../simulator/charts/shortNumber.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { valueAt } from '../draft/json.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { labText } from '../text/labText.ts';
import { DraftField } from './DraftField.tsx';
import { Section } from './Section.tsx';

export function FundSection({ bench }: { bench: BenchModel }) {
  const texts = labText().fund;
  const accrual = valueAt(bench.draft.value, ['fund', 'accrualShare']);
  const gist =
    typeof accrual === 'number'
      ? fill(texts.summary, { accrual: percent(accrual, language.value) })
      : undefined;
  return (
    <Section bench={bench} title={texts.title} gist={gist} parts={['fund', 'tax']}>
      <div class="field-row">
        <DraftField bench={bench} path={['fund', 'openingTenge']} kind="number" label={texts.opening} />
        <DraftField bench={bench} path={['fund', 'accrualShare']} kind="percent" label={texts.accrual} />
        <DraftField bench={bench} path={['fund', 'interestPerYear']} kind="percent" label={texts.interest} />
      </div>
      <div class="field-row">
        <DraftField bench={bench} path={['tax', 'residentsShare']} kind="percent" label={texts.residents} />
        <DraftField bench={bench} path={['tax', 'mrpYear']} kind="year" label={texts.mrpYear} />
      </div>
    </Section>
  );
}
