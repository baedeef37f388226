/** The line at the foot of a protocol's pages: it binds them to the record that they were printed from. */
import { fill } from '../words/fill.ts';
import type { ProtocolContext } from './protocolContext.ts';

const FOOT_HASH_DIGITS = 16;

export function footOf({ record: { plan, proof }, text }: ProtocolContext): string {
  const hash = proof.hash.slice(0, FOOT_HASH_DIGITS);
  return fill(text.protocol.footHash, { draw: plan.drawId, hash });
}
