/**
 * Files of a draw that are made once, and yet may be others under the same address: a server that was restored from a backup
 * draws anew what the backup lacks. So they are asked for anew each time, by what they hold (ETag); who names in the address
 * what they hold (`?pin=`) may keep them for good.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hex32Schema } from '../../engine/encoding/schemas.ts';
import { refuse } from './refusal.ts';

export const pinQuery = z.object({ pin: hex32Schema.optional() });

const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_ANEW = 'public, no-cache';
const GONE_SOON = 'public, max-age=1';

export interface PinnedFile {
  /** Hex32 that follows from every byte of it. */
  readonly pin: string;
  readonly headers: Readonly<Record<string, string>>;
  bytes(): string | Buffer;
}

/** Whether the asker holds the very bytes that `tag` names (RFC 9110 §13.1.2; a proxy that compresses weakens the tag). */
export function holdsTag({ headers }: FastifyRequest, tag: string): boolean {
  const held = headers['if-none-match'];
  if (held === undefined) return false;
  return held.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}

/** @param wanted the `pin` of the address; undefined: whatever is there now */
export function givePinned(
  request: FastifyRequest,
  reply: FastifyReply,
  { pin, headers, bytes }: PinnedFile,
  wanted: string | undefined,
): FastifyReply {
  if (wanted !== undefined && wanted !== pin) {
    reply.header('Cache-Control', GONE_SOON);
    return refuse(reply, 'NOT_FOUND', `there is no such file under pin ${wanted}; the present one is ${pin}`);
  }
  const tag = `"${pin}"`;
  reply.header('ETag', tag).header('Cache-Control', wanted === undefined ? ASK_ANEW : FOR_GOOD);
  if (holdsTag(request, tag)) return reply.status(304).send();
  return reply.headers(headers).send(bytes());
}
