/** The prizes of a draw, one row a kind of prize. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { language } from '../../text/currentText.ts';
import { fill } from '../../text/fill.ts';
import { LANGUAGES } from '../../text/language.ts';
import { Choice } from '../frame/Choice.tsx';
import { Field } from '../frame/Field.tsx';
import { hostText } from '../text/hostText.ts';
import { type FormField, type LocalName, NEW_PRIZE, type PrizeRow } from './draftForm.ts';

export interface LocalFieldProps {
  readonly label: string;
  readonly name: LocalName;
  readonly onEdit: (name: LocalName) => void;
  readonly fault?: string | null;
}

const LONGEST_NAME = 120;

/** A name in the language of the page; the other two are at hand. */
export function LocalField({ label, name, onEdit, fault = null }: LocalFieldProps) {
  const texts = hostText().plan;
  const inLanguage = { kk: texts.prizeKk, ru: texts.prizeRu, en: texts.prizeEn };
  const here = language.value;
  return (
    <div class="local-field">
      <Field
        label={label}
        value={name[here]}
        maxLength={LONGEST_NAME}
        fault={fault}
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

/** What is wrong with a field of the form, in words, or null. */
export type FaultOf = (field: FormField) => string | null;

interface PrizeRowProps {
  readonly row: PrizeRow;
  readonly index: number;
  readonly faultOf: FaultOf;
  readonly onChange: (changes: Partial<PrizeRow>) => void;
  /** Null for the only row. */
  readonly onRemove: (() => void) | null;
}

function OnePrize({ row, index, faultOf, onChange, onRemove }: PrizeRowProps) {
  const texts = hostText().plan;
  const number = index + 1;
  const fault = (key: keyof PrizeRow): string | null => faultOf(`rows/${index}/${key}`);
  return (
    <fieldset class="prize-row">
      <legend class="unseen">{fill(texts.prizeNumber, { number })}</legend>
      <LocalField
        label={texts.prizeName}
        name={row.name}
        fault={fault('name')}
        onEdit={(name) => onChange({ name })}
      />
      <Field
        label={texts.amount}
        isNumber
        value={row.amount}
        fault={fault('amount')}
        onEdit={(amount) => onChange({ amount })}
      />
      <Field
        label={texts.places}
        isNumber
        value={row.places}
        fault={fault('places')}
        onEdit={(places) => onChange({ places })}
      />
      {onRemove && (
        <button
          type="button"
          class="side-act"
          aria-label={`${texts.removePrize}: ${row.name[language.value] || number}`}
          onClick={onRemove}
        >
          ×
        </button>
      )}
      <Choice isChosen={row.isThing} onChoose={(isThing) => onChange({ isThing, fundPrize: null })}>
        {texts.thing}
      </Choice>
    </fieldset>
  );
}

export interface PrizeRowsProps {
  readonly rows: readonly PrizeRow[];
  readonly faultOf: FaultOf;
  readonly onEdit: (rows: readonly PrizeRow[]) => void;
}

export function PrizeRows({ rows, faultOf, onEdit }: PrizeRowsProps) {
  const texts = hostText().plan;
  const list = useRef<HTMLDivElement>(null);
  /** Of the row whose name is to be written next: a button that is gone must not take the focus with it. */
  const toFocus = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    const fields = list.current?.querySelectorAll<HTMLElement>('.prize-row');
    fields?.[Math.min(toFocus.current, fields.length - 1)]?.querySelector('input')?.focus();
    toFocus.current = null;
  }, [rows]);
  const change = (index: number, changes: Partial<PrizeRow>): void =>
    onEdit(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const remove = (index: number): void => {
    toFocus.current = index;
    onEdit(rows.filter((_, at) => at !== index));
  };
  const fault = faultOf('rows');
  return (
    <div class="prize-rows" ref={list}>
      {rows.map((row, index) => (
        <OnePrize
          key={index}
          {...{ row, index, faultOf }}
          onChange={(changes) => change(index, changes)}
          onRemove={rows.length > 1 ? () => remove(index) : null}
        />
      ))}
      {fault !== null && <p class="field-fault">{fault}</p>}
      <button
        type="button"
        class="side-act"
        onClick={() => {
          toFocus.current = rows.length;
          onEdit([...rows, NEW_PRIZE]);
        }}
      >
        {texts.addPrize}
      </button>
    </div>
  );
}
