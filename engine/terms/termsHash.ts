/** The name of a terms document that nobody can dispute: SHA-256 over its canonical JSON (RFC 8785). */
import { canonicalHashHex } from '../encoding/canonicalJson.ts';
import type { LotteryTerms } from './lotteryTerms.ts';

/** 64 lower-case hex digits; the order of keys and the white space of the file do not matter, every value does. */
export const termsHash = (terms: LotteryTerms): string => canonicalHashHex(terms);
