/** On which dates the fund is looked at, and how a trial is made. */
import { useSignal } from '@preact/signals';
import { isList, isObject, type Json, type JsonPath, valueAt, withValue } from '../draft/json.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { labText } from '../text/labText.ts';
import { DraftChoice, DraftField, FieldFrame } from './DraftField.tsx';
import { Section } from './Section.tsx';

const GRID: JsonPath = ['checkpoints'];
const STEPS = ['day', 'week', 'month', 'quarter'] as const;
const MODES = ['terminal', 'path', 'full'] as const;

const datesOf = (draft: Json): string => {
  const dates = valueAt(draft, [...GRID, 'dates']);
  return isList(dates) ? dates.map(String).join('\n') : '';
};
const datesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((date) => date !== '');

function DateList({ bench }: { bench: BenchModel }) {
  const typing = useSignal<string | null>(null);
  const shown = datesOf(bench.draft.value);
  const isTyping = typing.value !== null && datesIn(typing.value).join('\n') === shown;
  return (
    <FieldFrame bench={bench} path={[...GRID, 'dates']} label={labText().time.list}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={4}
          spellcheck={false}
          value={isTyping ? typing.value! : shown}
          onInput={({ currentTarget }) => {
            typing.value = currentTarget.value;
            bench.edit([...GRID, 'dates'], datesIn(currentTarget.value));
          }}
        />
      )}
    </FieldFrame>
  );
}

export function TimeSection({ bench }: { bench: BenchModel }) {
  const texts = labText().time;
  const draft = bench.draft.value;
  const mode = MODES.find((each) => each === valueAt(draft, ['mode']));
  const grid = valueAt(draft, GRID);
  const hasDates = isObject(grid) && 'dates' in grid;
  const choose = (step: string): void =>
    bench.change((before) => {
      const until = valueAt(before, [...GRID, 'until']);
      const lastDate = valueAt(before, [...GRID, 'dates']);
      const end = until ?? (isList(lastDate) ? lastDate.at(-1) : undefined) ?? '';
      return withValue(before, GRID, step === 'dates' ? { dates: [end] } : { every: step, until: end });
    });
  return (
    <Section
      bench={bench}
      title={texts.title}
      gist={mode && texts.modes[mode].toLowerCase()}
      parts={['mode', 'checkpoints']}
    >
      <DraftChoice
        bench={bench}
        path={['mode']}
        label={texts.mode}
        options={MODES.map((value) => ({ value, label: texts.modes[value] }))}
      />
      {mode && <p class="muted small">{texts.modeHints[mode]}</p>}
      <div class="field-row">
        <DraftChoice
          bench={bench}
          path={hasDates ? GRID : [...GRID, 'every']}
          label={texts.grid}
          chosen={hasDates ? 'dates' : String(valueAt(draft, [...GRID, 'every']) ?? '')}
          onChoose={choose}
          options={[
            ...STEPS.map((value) => ({ value, label: texts.every[value] })),
            { value: 'dates', label: texts.dates },
          ]}
        />
        {!hasDates && <DraftField bench={bench} path={[...GRID, 'until']} kind="date" label={texts.until} />}
      </div>
      {hasDates && <DateList bench={bench} />}
    </Section>
  );
}
