/** The prizes of a draw, one row a kind of prize. */
import { language } from '../../text/currentText.ts';
import { LANGUAGES } from '../../text/language.ts';
import { Field } from '../frame/Field.tsx';
import { hostText } from '../text/hostText.ts';
import { type LocalName, NEW_PRIZE, type PrizeRow } from './draftForm.ts';

export interface LocalFieldProps {
  readonly label: string;
  readonly name: LocalName;
  readonly onEdit: (name: LocalName) => void;
}

const LONGEST_NAME = 120;

/** A name in the language of the page; the other two are at hand. */
export function LocalField({ label, name, onEdit }: LocalFieldProps) {
  const texts = hostText().plan;
  const inLanguage = { kk: texts.prizeKk, ru: texts.prizeRu, en: texts.prizeEn };
  const here = language.value;
  return (
    <div class="local-field">
      <Field
        label={label}
        value={name[here]}
        maxLength={LONGEST_NAME}
        onEdit={(value) => onEdit({ ...name, [here]: value })}
      />
      <details>
        <summary>{texts.translations}</summary>
        {LANGUAGES.filter((each) => each !== here).map((each) => (
          <Field
            key={each}
            label={`${label}, ${inLanguage[each]}`}
            value={name[each]}
            maxLength={LONGEST_NAME}
            onEdit={(value) => onEdit({ ...name, [each]: value })}
          />
        ))}
      </details>
    </div>
  );
}

export interface PrizeRowsProps {
  readonly rows: readonly PrizeRow[];
  readonly onEdit: (rows: readonly PrizeRow[]) => void;
}

export function PrizeRows({ rows, onEdit }: PrizeRowsProps) {
  const texts = hostText().plan;
  const change = (index: number, changes: Partial<PrizeRow>): void =>
    onEdit(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <div class="prize-rows">
      {rows.map((row, index) => (
        <div key={index} class="prize-row">
          <LocalField label={texts.prizeName} name={row.name} onEdit={(name) => change(index, { name })} />
          <Field
            label={texts.amount}
            isNumber
            value={row.amount}
            onEdit={(amount) => change(index, { amount })}
          />
          <Field
            label={texts.places}
            isNumber
            value={row.places}
            onEdit={(places) => change(index, { places })}
          />
          {rows.length > 1 && (
            <button
              type="button"
              class="side-act"
              aria-label={texts.removePrize}
              onClick={() => onEdit(rows.filter((_, at) => at !== index))}
            >
              ×
            </button>
          )}
        </div>
      ))}
      <button type="button" class="side-act" onClick={() => onEdit([...rows, NEW_PRIZE])}>
        {texts.addPrize}
      </button>
    </div>
  );
}
