/**
 * The shape of a lottery's terms: what a series is printed from, a draw is planned from and a prize is paid from.
 * Source: the approved conditions of the lottery; each part names its clause.
 */
import { z } from 'zod';
import { idSchema, localTextSchema, textSchema } from '../encoding/schemas.ts';
import { claimTermsSchema, payoutChannelSchema } from './claimTerms.ts';
import { documentFindingSchema } from './finding.ts';
import { clauseSchema, localizedTextSchema } from './localizedText.ts';
import { declaredSchema, drawFundSchema, instantTierSchema, seriesTermsSchema } from './prizeTerms.ts';
import { taxTermsSchema } from './taxTerms.ts';
import { positiveTengeSchema } from './tenge.ts';
import { ticketFaceSchema } from './ticketFace.ts';

export const TERMS_VERSION = 'tirazh/terms/v1';

const ruleSchema = z.strictObject({ holds: z.boolean(), clause: clauseSchema });

const rulesSchema = z.strictObject({
  minimumAgeYears: z.strictObject({ value: z.int().nonnegative().max(150), clause: clauseSchema }),
  winsPerTicket: z.strictObject({ value: z.literal(1), clause: clauseSchema }),
  /** The smallest win equals the ticket's price. */
  minimumWinIsPrice: ruleSchema,
  wholeFundIsDistributed: ruleSchema,
  /** How often a draw number may be registered; it takes part in the next draw. */
  registrationsPerTicket: z.strictObject({ value: z.literal(1), clause: clauseSchema }),
  /** Nothing visible before scratching tells a winner from a loser. */
  outcomeIsHidden: ruleSchema,
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

export const termsShapeSchema = z.strictObject({
  version: z.literal(TERMS_VERSION),
  id: idSchema,
  name: localTextSchema,
  document: z.strictObject({
    title: localizedTextSchema,
    edition: textSchema,
    agreedOn: z.iso.date('expected a day of the calendar such as "2023-01-01"'),
  }),
  operator: z.strictObject({
    name: localTextSchema,
    bin: z.string().regex(/^\d{12}$/, 'expected a business identification number of 12 digits'),
    address: localizedTextSchema,
    clause: clauseSchema,
  }),
  /** An IANA zone; days and deadlines are counted in it. */
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone such as "Asia/Almaty"'),
  period: z.strictObject({
    startMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as "2023-10"'),
    months: z.int().positive().max(1200),
    extendable: z.boolean(),
    clause: clauseSchema,
  }),
  currency: z.literal('KZT'),
  ticketPriceTenge: positiveTengeSchema,
  series: seriesTermsSchema,
  /** Ascending by amount. */
  instantTiers: z.array(instantTierSchema).min(1).max(100),
  drawFund: drawFundSchema,
  declared: declaredSchema,
  face: ticketFaceSchema,
  rules: rulesSchema,
  tax: taxTermsSchema,
  payoutChannels: z.array(payoutChannelSchema).min(1),
  claims: claimTermsSchema,
  /** Clauses of the figures that stand alone. */
  clauses: z.strictObject({
    ticketPrice: clauseSchema,
    series: clauseSchema,
    pack: clauseSchema,
    prizeTable: clauseSchema,
  }),
  documentFindings: z.array(documentFindingSchema),
});
export type LotteryTerms = z.infer<typeof termsShapeSchema>;
