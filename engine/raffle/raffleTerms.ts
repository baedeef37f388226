/**
 * The terms of a monthly promotion raffle as data: whom it is for, what is drawn each month and by when, and what happens
 * when a winner does not take the prize. Each part names its clause. Source: «Условия участия в Акции «Kasipker» и
 * проведения розыгрыша», whose facts are in `fixtures/kasipker.json`.
 */
import { z } from 'zod';
import { canonicalHashHex } from '../encoding/canonicalJson.ts';
import { describeIssue, dotPath } from '../encoding/describeIssue.ts';
import { idSchema, localTextSchema, textSchema } from '../encoding/schemas.ts';
import { documentFindingSchema } from '../terms/finding.ts';
import { clauseSchema, localizedTextSchema } from '../terms/localizedText.ts';
import { positiveTengeSchema } from '../terms/tenge.ts';

export const RAFFLE_TERMS_VERSION = 'tirazh/raffle-terms/v1';

const daySchema = z.iso.date('expected a day of the calendar such as "2024-01-01"');
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'expected a month such as "2024-01"');

/** What a winner has to do before the prize is handed over (clauses 7, 11). */
export const CONDITIONS = ['registered', 'act-signed', 'identity-document'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Why somebody who was drawn does not get the prize. */
export const LOSSES = [
  'violation',
  'no-contact',
  'conditions-unmet',
  'refusal',
  'no-identity-document',
] as const;
export type Loss = (typeof LOSSES)[number];

/** Who comes next: the first reserve as drawn, or whoever a new draw among the reserves finds. */
const successionSchema = z.strictObject({
  successor: z.enum(['next-reserve', 'redraw']),
  clause: clauseSchema,
});
const clauseOnly = z.strictObject({ clause: clauseSchema });

const shapeSchema = z.strictObject({
  version: z.literal(RAFFLE_TERMS_VERSION),
  id: idSchema.max(40),
  name: localTextSchema,
  document: z.strictObject({ title: localizedTextSchema }),
  organiser: z.strictObject({ name: localTextSchema, clause: clauseSchema }),
  /** Days, months and deadlines are counted in it. */
  timeZone: z.literal('Asia/Almaty'),
  /** Both days included. */
  period: z.strictObject({ from: daySchema, to: daySchema, clause: clauseSchema }),
  prize: z.strictObject({ name: localTextSchema, clause: clauseSchema, noCashClause: clauseSchema }),
  /** Ascending. One prize a month: the aftermath follows one winner. */
  months: z
    .array(
      z.strictObject({ month: monthSchema, certificates: z.literal(1), amountTenge: positiveTengeSchema }),
    )
    .min(1)
    .max(120),
  declared: z.strictObject({
    certificates: z.int().positive(),
    totalTenge: positiveTengeSchema,
    clause: clauseSchema,
  }),
  draw: z.strictObject({
    reserves: z.int().min(0).max(20),
    /** The draw of a month is held not later than this day of the next one. */
    dayOfNextMonth: z.int().min(1).max(28),
    clause: clauseSchema,
    reservesClause: clauseSchema,
  }),
  eligibility: z.strictObject({
    entrepreneur: clauseOnly,
    /** A package counts whose name has one of these words in it. */
    packages: z.strictObject({ names: z.array(textSchema.max(60)).min(1).max(20), clause: clauseSchema }),
    once: clauseOnly,
    monthOfConnection: clauseOnly,
  }),
  contact: z.strictObject({ days: z.int().min(1).max(365), clause: clauseSchema, callClause: clauseSchema }),
  conditions: z.strictObject({
    registered: clauseOnly,
    'act-signed': clauseOnly,
    'identity-document': clauseOnly,
  }),
  losses: z.strictObject({
    violation: successionSchema,
    'no-contact': successionSchema,
    'conditions-unmet': successionSchema,
    refusal: successionSchema,
    'no-identity-document': successionSchema,
  }),
  proxy: clauseOnly,
  publication: z.strictObject({ consentClause: clauseSchema, resultsClause: clauseSchema }),
  tax: z.strictObject({ paidBy: z.enum(['organiser', 'winner']), clause: clauseSchema }),
  documentFindings: z.array(documentFindingSchema),
});
export type RaffleTerms = z.infer<typeof shapeSchema>;
export type RaffleMonthTerms = RaffleTerms['months'][number];

const raffleTermsSchema = shapeSchema.superRefine(({ period, months }, context) => {
  const fault = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  if (period.to < period.from) fault(['period', 'to'], `expected a day not before ${period.from}`);
  for (const [i, { month }] of months.entries()) {
    const before = months[i - 1]?.month;
    if (before !== undefined && month <= before)
      fault(['months', i, 'month'], `expected a month after ${before}`);
    if (month < period.from.slice(0, 7) || month > period.to.slice(0, 7)) {
      fault(['months', i, 'month'], `expected a month from ${period.from} to ${period.to}`);
    }
  }
});

/** `path` as written in code, such as `months[3].month`; `(document)` is the whole of it. */
export interface RaffleTermsFault {
  readonly path: string;
  readonly message: string;
}
export type ParsedRaffleTerms =
  | { readonly ok: true; readonly terms: RaffleTerms }
  | { readonly ok: false; readonly faults: readonly RaffleTermsFault[] };

/** Checks any JSON value against the schema and names every fault. */
export function parseRaffleTerms(json: unknown): ParsedRaffleTerms {
  const parsed = raffleTermsSchema.safeParse(json, { error: describeIssue });
  if (parsed.success) return { ok: true, terms: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map(({ path, message }) => ({ path: dotPath(path), message })),
  };
}

/** SHA-256 of the terms' canonical JSON: the journal says with it under which terms a month was drawn. */
export const raffleTermsHash = (terms: RaffleTerms): string => canonicalHashHex(terms);
