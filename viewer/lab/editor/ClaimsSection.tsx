/** Which prizes are claimed, and when; how long the rest is kept. */
import { shortTenge } from '../../../simulator/charts/shortNumber.ts';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { isList, type Json, type JsonPath, valueAt, withValue } from '../draft/json.ts';
import { prizeNames } from '../draft/prizeTable.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { countedText } from '../text/countedText.ts';
import { labText } from '../text/labText.ts';
import { DraftField } from './DraftField.tsx';
import { AddButton, RemoveButton, Section } from './Section.tsx';

const CLAIMS: JsonPath = ['claims'];
const NEW_RULE: Json = { tiers: [], share: 1, delays: [{ days: 30, probability: 1 }] };

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

interface RuleProps {
  readonly bench: BenchModel;
  readonly index: number;
  readonly rule: Json;
  readonly isOnly: boolean;
}

/** Which prizes a rule is for: a box each. */
function RulePrizes({ bench, index, rule }: Omit<RuleProps, 'isOnly'>) {
  const texts = labText().claims;
  const path = [...CLAIMS, index, 'tiers'];
  const names = valueAt(rule, ['tiers']);
  if (!isList(names)) return <p class="rule-prizes muted">{texts.rest}</p>;
  const toggle = (id: string): void =>
    bench.change((draft) =>
      withValue(draft, path, names.includes(id) ? names.filter((name) => name !== id) : [...names, id]),
    );
  return (
    <fieldset class="rule-prizes">
      <legend>{texts.prizes}</legend>
      {prizeNames(bench.draft.value).map(({ id, amountTenge, name }) => (
        <label key={id} class="prize-box">
          <input type="checkbox" checked={names.includes(id)} onChange={() => toggle(id)} />
          <span>
            {name?.[language.value] ?? (amountTenge === null ? id : shortTenge(amountTenge, language.value))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Delays({ bench, index, rule }: Omit<RuleProps, 'isOnly'>) {
  const texts = labText().claims;
  const path = [...CLAIMS, index, 'delays'];
  const delays = listOf(valueAt(rule, ['delays']));
  const set = (list: readonly Json[]): void => bench.change((draft) => withValue(draft, path, list));
  return (
    <table class="delay-table">
      <caption class="unseen">{texts.delays}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.delayDays}</th>
          <th scope="col">{texts.delayProbability}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {delays.map((_, row) => (
          <tr key={row}>
            <td>
              <DraftField
                bench={bench}
                path={[...path, row, 'days']}
                kind="number"
                label={fill(texts.delayDaysOf, { rule: index + 1, row: row + 1 })}
                isBare
              />
            </td>
            <td>
              <DraftField
                bench={bench}
                path={[...path, row, 'probability']}
                kind="percent"
                label={fill(texts.delayProbabilityOf, { rule: index + 1, row: row + 1 })}
                isBare
              />
            </td>
            <td>
              <RemoveButton
                label={fill(texts.removeDelay, { row: row + 1 })}
                isDisabled={delays.length === 1}
                onClick={() => set(delays.toSpliced(row, 1))}
              />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>
            <AddButton
              label={texts.addDelay}
              onClick={() => set([...delays, { days: 60, probability: 0 }])}
            />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Rule({ bench, index, rule, isOnly }: RuleProps) {
  const texts = labText().claims;
  return (
    <div class="rule" data-path={`claims[${index}]`} tabIndex={-1}>
      <div class="rule-head">
        <h4>{fill(texts.rule, { row: index + 1 })}</h4>
        <RemoveButton
          label={fill(texts.removeRule, { row: index + 1 })}
          isDisabled={isOnly}
          onClick={() => bench.change((draft) => withValue(draft, [...CLAIMS, index], undefined))}
        />
      </div>
      <RulePrizes bench={bench} index={index} rule={rule} />
      <DraftField bench={bench} path={[...CLAIMS, index, 'share']} kind="percent" label={texts.share} />
      <Delays bench={bench} index={index} rule={rule} />
    </div>
  );
}

export function ClaimsSection({ bench }: { bench: BenchModel }) {
  const { claims: texts, metrics } = labText();
  const rules = listOf(valueAt(bench.draft.value, CLAIMS));
  return (
    <Section
      bench={bench}
      title={texts.title}
      gist={countedText(rules.length, texts.rules)}
      parts={['claims', 'unclaimed']}
    >
      <p class="muted small">{metrics.breakageTenge.hint}</p>
      {rules.map((rule, index) => (
        <Rule key={index} bench={bench} index={index} rule={rule} isOnly={rules.length === 1} />
      ))}
      <AddButton
        label={texts.addRule}
        onClick={() => bench.change((draft) => withValue(draft, CLAIMS, [NEW_RULE, ...rules]))}
      />
      <div class="field-row">
        <DraftField bench={bench} path={['unclaimed', 'lotteryEndsOn']} kind="date" label={texts.endsOn} />
        <DraftField bench={bench} path={['unclaimed', 'keptYears']} kind="number" label={texts.keptYears} />
      </div>
    </Section>
  );
}
