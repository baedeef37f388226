/**
 * The hash chain of a draw's events. Apart from `drawEvent.ts`, so that a screen which only follows events
 * does not load the schemas.
 */
import { canonicalHashHex } from '../encoding/canonicalJson.ts';
import type { DrawEvent } from './drawEvent.ts';

/** `prev` of a draw's first event. */
export const NO_EVENT = '0'.repeat(64);

/** The hash that the next event carries as `prev`: SHA-256 of the event's canonical JSON, in hex. */
export const eventHash = (event: DrawEvent): string => canonicalHashHex(event);
