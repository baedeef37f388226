/** What the two statements about a thing share: to whom, from whom, the prize, its value, the tax. Clauses 9.16 д, l, Annex 6. */
import { badInput } from '../../../engine/errors.ts';
import type { FormBlock } from '../formBlock.ts';
import { fill } from '../words/fill.ts';
import {
  amountText,
  dayOrNull,
  dayParts,
  type FormContext,
  inWords,
  personParts,
  taxNote,
  winnerSigns,
} from './formContext.ts';
import { field, prose } from './prose.ts';

/** @throws TirazhError BAD_INPUT for a prize in money */
export function expectThing({ record }: FormContext): void {
  if (!record.prize.inKind) throw badInput('prize.inKind: this form is of a thing, and the prize is money');
}

/** The name of the thing. */
export const prizeName = ({ record, language }: FormContext): string | null =>
  record.prize.name && inWords(record.prize.name, language);

export function statementHead(
  context: FormContext,
  { title, under }: { readonly title: string; readonly under: string },
): FormBlock[] {
  const { record, text, language, operator } = context;
  const words = text.statement;
  const { bin, address } = record.operator;
  const parts = personParts(context);
  return [
    {
      kind: 'corner',
      lines: [
        fill(words.to, { operator, bin, address: inWords(address, language) }),
        ...(context.person ? [fill(words.from, { name: context.name!, iin: context.person.iin })] : []),
      ],
    },
    { kind: 'form-title', text: title, under },
    {
      kind: 'prose',
      parts: prose(words.person, {
        ...parts,
        draw: field(record.draw?.id ?? null, 30),
        heldOn: field(dayOrNull(record.draw?.heldOn), 26),
      }),
    },
  ];
}

/** The prize with its value and tax. */
export function prizeBlocks(context: FormContext): FormBlock[] {
  const { record, text } = context;
  const words = text.statement;
  const { resident, tax, prize } = record;
  const status = resident === null ? null : resident ? words.resident : words.nonResident;
  const rows: readonly (readonly [string, string | null])[] = [
    [words.prize, prizeName(context)],
    [words.details, prize.details],
    [words.value, amountText(prize.amountTenge, context)],
    [words.residency, status],
    [words.tax, tax && amountText(tax.taxTenge, context)],
  ];
  return [
    ...rows.map(([label, value]): FormBlock => ({ kind: 'entry', label, value, caption: null })),
    ...taxNote(context),
  ];
}

export function statementEnd(context: FormContext): FormBlock[] {
  const { record, text } = context;
  return [
    {
      ...{ kind: 'prose', keepWithNext: true },
      parts: [
        `${text.statement.datedAt}: `,
        field(record.place, 50),
        '   ',
        ...dayParts(record.signedOn, context),
      ],
    },
    winnerSigns(context),
  ];
}
