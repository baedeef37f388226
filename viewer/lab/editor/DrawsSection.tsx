/** The calendar of draws, and how many tickets are registered for them. */
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { isList, type Json, type JsonPath, valueAt, withValue } from '../draft/json.ts';
import { drawPrizeNames } from '../draft/prizeTable.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import { DraftChoice, DraftField } from './DraftField.tsx';
import { AddButton, RemoveButton, Section } from './Section.tsx';

const CALENDAR: JsonPath = ['draws', 'calendar'];
const MOST_DRAWS = 1000;

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

function DrawRow({ bench, index }: { bench: BenchModel; index: number }) {
  const texts = labText().draws;
  const path = [...CALENDAR, index];
  const name = (field: string): string => fill(texts.fieldOf, { row: index + 1, field: field.toLowerCase() });
  const prizes = drawPrizeNames(bench.draft.value).map(({ id, name: words }) => ({
    value: id,
    label: words?.[language.value] ?? id,
  }));
  return (
    <tr data-path={`draws.calendar[${index}]`} tabIndex={-1}>
      <td class="narrow" data-label={texts.series}>
        <DraftField
          bench={bench}
          path={[...path, 'series']}
          kind="number"
          label={name(texts.series)}
          isBare
        />
      </td>
      <td data-label={texts.on}>
        <DraftField bench={bench} path={[...path, 'on']} kind="date" label={name(texts.on)} isBare />
      </td>
      <td data-label={texts.prize}>
        <DraftChoice
          bench={bench}
          path={[...path, 'prize']}
          label={name(texts.prize)}
          options={prizes}
          isBare
        />
      </td>
      <td class="narrow" data-label={texts.winnersHead}>
        <DraftField
          bench={bench}
          path={[...path, 'winners']}
          kind="number"
          label={name(texts.winners)}
          isBare
        />
      </td>
      <td>
        <RemoveButton
          label={fill(texts.remove, { row: index + 1 })}
          onClick={() => bench.change((draft) => withValue(draft, path, undefined))}
        />
      </td>
    </tr>
  );
}

export function DrawsSection({ bench }: { bench: BenchModel }) {
  const { draws: texts, scenario } = labText();
  const draft = bench.draft.value;
  const calendar = listOf(valueAt(draft, CALENDAR));
  const add = (): void => {
    const prize = drawPrizeNames(draft)[0]?.id ?? '';
    const on = valueAt(calendar.at(-1) ?? null, ['on']) ?? valueAt(draft, ['series', 0, 'launchOn']) ?? '';
    const row: Json = calendar.at(-1) ?? { series: 1, on, prize, winners: 1 };
    bench.change((before) => withValue(before, CALENDAR, [...calendar, row]));
  };
  const gist = calendar.length === 0 ? scenario.noDraws : countedText(calendar.length, scenario.draws);
  return (
    <Section bench={bench} title={texts.title} gist={gist} parts={['draws']}>
      <DraftField
        bench={bench}
        path={['draws', 'registrationShare']}
        kind="percent"
        label={texts.registration}
      />
      {calendar.length === 0 ? (
        <p class="muted">{texts.none}</p>
      ) : (
        <table class="draw-table">
          <caption class="unseen">{texts.calendar}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.series}</th>
              <th scope="col">{texts.on}</th>
              <th scope="col">{texts.prize}</th>
              <th scope="col">{texts.winnersHead}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {calendar.map((_, index) => (
              <DrawRow key={index} bench={bench} index={index} />
            ))}
          </tbody>
        </table>
      )}
      <AddButton label={texts.add} isDisabled={calendar.length >= MOST_DRAWS} onClick={add} />
    </Section>
  );
}
