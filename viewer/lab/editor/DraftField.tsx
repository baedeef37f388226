/** A field of the draft: shows what is there, right or wrong, and sets what is typed. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { language } from '../../text/currentText.ts';
import type { Language } from '../../text/language.ts';
import { faultsAt, pathText } from '../draft/faults.ts';
import { type Json, type JsonPath, valueAt } from '../draft/json.ts';
import { shownNumber, shownPercent, shownText, typedNumber, typedPercent } from '../draft/typedNumber.ts';
import type { BenchModel } from '../model/benchModel.ts';
import { labText } from '../text/labText.ts';
import { faultWords } from './faultWords.ts';

export interface FieldProps {
  readonly bench: BenchModel;
  readonly path: JsonPath;
  /** Alone, or as the accessible name where `isBare`. */
  readonly label: string;
  /** A word more about the label. */
  readonly term?: ComponentChildren;
  /** In a table the column's head is the label on screen. */
  readonly isBare?: boolean;
}

/** A year is a number without thousands apart. */
type Kind = 'number' | 'percent' | 'year' | 'text' | 'date';

const shown: Readonly<Record<Kind, (value: Json | undefined, language: Language) => string>> = {
  number: shownNumber,
  percent: shownPercent,
  year: shownText,
  text: shownText,
  date: shownText,
};

const typed: Readonly<Record<Kind, (text: string, language: Language) => Json>> = {
  number: typedNumber,
  percent: typedPercent,
  year: typedNumber,
  text: (text) => text,
  date: (text) => text,
};

/** Label, field and faults, tied together for those who hear the page. */
export function FieldFrame({
  bench,
  path,
  label,
  term,
  isBare = false,
  children,
}: FieldProps & { children: (attributes: FieldAttributes) => JSX.Element }) {
  const id = useId();
  const faults = faultsAt(bench.checked[bench.side.value].value.faults, path);
  const attributes = {
    id,
    'data-path': pathText(path),
    'aria-invalid': faults.length > 0,
    ...(faults.length > 0 && { 'aria-describedby': `${id}-fault` }),
    ...(isBare && { 'aria-label': label }),
  };
  return (
    <div class={`field lab-field${faults.length > 0 ? ' field-faulty' : ''}`}>
      {!isBare && (
        <span class="field-label">
          <label for={id}>{label}</label>
          {term}
        </span>
      )}
      {children(attributes)}
      {faults.length > 0 && (
        <p id={`${id}-fault`} class="field-fault">
          {faults.map((fault) => faultWords(fault, labText(), language.value)).join('; ')}
        </p>
      )}
    </div>
  );
}

const NUMERIC = { type: 'text', inputMode: 'decimal', class: 'numeric' } as const;
const KINDS = {
  number: NUMERIC,
  percent: NUMERIC,
  year: NUMERIC,
  text: { type: 'text' },
  date: { type: 'date' },
} as const;

export interface FieldAttributes {
  readonly id: string;
  readonly 'data-path': string;
  readonly 'aria-invalid': boolean;
}

export interface DraftFieldProps extends FieldProps {
  readonly kind: Kind;
  /** Instead of the draft's own edit. */
  readonly onEdit?: (value: Json) => void;
  readonly onLeave?: () => void;
}

export function DraftField({ kind, onEdit, onLeave, ...props }: DraftFieldProps) {
  const { bench, path } = props;
  const typing = useSignal<string | null>(null);
  const value = valueAt(bench.draft.value, path);
  // What is typed stays as it is typed ("12," is on its way to 12.5) until the draft says otherwise.
  const isTyping = typing.value !== null && typed[kind](typing.value, language.value) === value;
  const edit = (text: string): void => {
    typing.value = text;
    const next = typed[kind](text, language.value);
    if (onEdit) onEdit(next);
    else bench.edit(path, next);
  };
  return (
    <FieldFrame {...props}>
      {(attributes) => (
        <input
          {...attributes}
          {...KINDS[kind]}
          autoComplete="off"
          spellcheck={false}
          value={isTyping ? typing.value! : shown[kind](value, language.value)}
          onInput={(event) => edit(event.currentTarget.value)}
          onBlur={() => {
            typing.value = null;
            onLeave?.();
          }}
        />
      )}
    </FieldFrame>
  );
}

export interface ChoiceProps extends Omit<FieldProps, 'isBare'> {
  readonly isBare?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What is chosen; the draft's own value otherwise. */
  readonly chosen?: string;
  readonly onChoose?: (value: string) => void;
}

export function DraftChoice({ options, chosen, onChoose, ...props }: ChoiceProps) {
  const { bench, path } = props;
  const value = chosen ?? shownText(valueAt(bench.draft.value, path));
  const isKnown = options.some((option) => option.value === value);
  return (
    <FieldFrame {...props}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={({ currentTarget }) =>
            onChoose ? onChoose(currentTarget.value) : bench.edit(path, currentTarget.value)
          }
        >
          {!isKnown && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
